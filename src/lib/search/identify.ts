/** Ids as libraries and clouds write them, in searches. Loaded by the browser when somebody types one. */
import { type Identified, idResolver } from "../../../pipeline/domain/identity/resolve-id.ts";
import type { Identity } from "./search.ts";
import type { SearchDocument } from "./search-documents.ts";

/** Says what a text names among the documents. */
export type Identify = (text: string) => Identity;

/** Makes the look-up of documents by their ids, once. */
export function identifierOf(documents: readonly SearchDocument[]): Identify {
  const resolve = idResolver(documents.map(identified));
  return (text) => {
    const it = resolve(text);
    const { name } = it.written;
    if (it.found === "several") return { name, documents: it.records.map(({ document }) => document) };
    const records = it.found === "one" ? [it.record, ...it.elsewhere] : it.elsewhere;
    return { name, documents: records.map(({ document }) => document) };
  };
}

function identified(document: SearchDocument): Identified & { document: SearchDocument } {
  const { model, version, name, kind, provider, aliases } = document;
  const id = `${provider.id}/${version === null ? model : `${model}@${version}`}`;
  return {
    id,
    provider: provider.id,
    model,
    version,
    name,
    kind,
    aliases: aliases.map((it) => ({ model: it })),
    document,
  };
}
