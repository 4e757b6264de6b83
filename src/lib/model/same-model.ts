/** The same model at other providers, each of which sets its own dates. A dated version is another model. */
import { identityKey } from "../../../pipeline/domain/identity/id-keys.ts";
import { makerOf, ownFirst } from "../../../pipeline/domain/identity/own-platforms.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";

const groups = new WeakMap<Almanac, Map<string, Model[]>>();

/** The model at other providers, those of its maker first. An alias is not its snapshot: `gpt-4o` is not `gpt-4o-2024-05-13`. */
export function atOtherProviders(model: Model, almanac: Almanac): Model[] {
  let known = groups.get(almanac);
  if (!known) {
    known = Map.groupBy(
      almanac.models.filter(({ record }) => record.kind === "model"),
      ({ record }) => identityKey(record),
    );
    groups.set(almanac, known);
  }
  const same = (known.get(identityKey(model.record)) ?? []).filter(({ provider }) => provider !== model.provider);
  return ownFirst(
    same.map((other) => ({ id: other.id, provider: other.provider.id, other })),
    makerOf(model.record),
  ).map(({ other }) => other);
}
