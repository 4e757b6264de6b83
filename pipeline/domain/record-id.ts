/** A record's id, `provider/model`: the model may hold slashes too. And its label, for readers. */
import type { ModelRecord } from "./schema.ts";

/** The provider in front. */
export function providerOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

/** What follows the provider: the model, with its version where it has one. */
export function withoutProvider(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

/** The label of a record of which only the id is left. */
export function labelOfId(id: string): string {
  const name = withoutProvider(id);
  const at = name.lastIndexOf("@");
  return labelOf(at > 0 ? { model: name.slice(0, at), version: name.slice(at + 1) } : { model: name, version: null });
}

/** Model and version as a reader knows them, `gpt-4o 2024-05-13`; once where the id ends with the version already. */
export function labelOf({ model, version }: Pick<ModelRecord, "model" | "version">): string {
  return version === null || model.endsWith(version) ? model : `${model} ${version}`;
}
