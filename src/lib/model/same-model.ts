/** The same model at other providers, each of which sets its own dates. Only the exact same id counts. */
import { byText } from "../../../pipeline/domain/order.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";

const groups = new WeakMap<Almanac, Map<string, Model[]>>();

/** The model at other providers, by their names. An alias is not its snapshot: `gpt-4o` is not `gpt-4o-2024-05-13`. */
export function atOtherProviders(model: Model, almanac: Almanac): Model[] {
  let known = groups.get(almanac);
  if (!known) {
    known = Map.groupBy(
      almanac.models.filter(({ record }) => record.kind === "model"),
      identity,
    );
    groups.set(almanac, known);
  }
  const same = known.get(identity(model)) ?? [];
  return same
    .filter(({ provider }) => provider !== model.provider)
    .sort((a, b) => byText(a.provider.name, b.provider.name) || byText(a.id, b.id));
}

/**
 * An id without its vendor prefix (`anthropic.`, `meta/`), the revision of a provider (`-v1:0`) and punctuation; a version
 * that the record gives separately is part of it.
 */
function identity({ record: { model, version } }: Pick<Model, "record">): string {
  const bare = model
    .toLowerCase()
    .replace(/^[a-z0-9-]+[./](?=[a-z])/, "")
    .replace(/-v\d+(:\d+)?$/, "")
    .replace(/@(?=\d)/, "-");
  const dated = version !== null && /^\d{4}-?\d{2}-?\d{2}$/.test(version) && !bare.endsWith(version);
  return (dated ? `${bare}-${version}` : bare).replace(/[^\p{L}\p{N}]+/gu, "");
}
