/** Families: the versions of one model at every provider, such as all of gpt-4o. */
import { familyKey, identityKey } from "../../../pipeline/domain/identity/id-keys.ts";
import { makerOf, ownFirst } from "../../../pipeline/domain/identity/own-platforms.ts";
import { familyPath } from "../../../pipeline/domain/paths.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";
import { familySlug } from "./family-slug.ts";

export interface Family {
  /** `gemini-2.5-flash`: the id without version and date, as a provider writes it. */
  name: string;
  path: string;
  /** Two or more, those of the maker's own platforms first. */
  models: readonly [Model, Model, ...Model[]];
}

const known = new WeakMap<Almanac, ReadonlyMap<Model, Family>>();

/** The family of a model; undefined where it is alone. */
export function familyOf(model: Model, almanac: Almanac): Family | undefined {
  return membersOf(almanac).get(model);
}

/** Every family of two or more models, by name. */
export function familiesOf(almanac: Almanac): Family[] {
  return [...new Set(membersOf(almanac).values())].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function membersOf(almanac: Almanac): ReadonlyMap<Model, Family> {
  const members = known.get(almanac) ?? new Map(groupsOf(almanac).flatMap((it) => it.models.map((one) => [one, it])));
  known.set(almanac, members);
  return members;
}

function groupsOf({ models }: Almanac): Family[] {
  const groups = Map.groupBy(
    models.filter(({ kind }) => kind === "model" || kind === "family"),
    ({ record }) => familySlug(familyKey(identityKey(record))),
  );
  return [...groups].flatMap(([slug, group]) => {
    const [first, second, ...others] = ordered(group);
    if (first === undefined || second === undefined) return [];
    return [{ name: nameOf(slug, group), path: familyPath(slug), models: [first, second, ...others] }];
  });
}

function ordered(models: readonly Model[]): Model[] {
  const makers = models.flatMap(({ record }) => makerOf(record) ?? []);
  const rows = models.map((model) => ({ id: model.id, provider: model.provider.id, model }));
  return ownFirst(rows, makers[0] ?? null).map(({ model }) => model);
}

/** The name as a provider writes it, with points: `gemini-2.5-flash` for `gemini-2-5-flash`. */
function nameOf(slug: string, models: readonly Model[]): string {
  const ids = models.map(({ record }) => record.model.toLowerCase());
  return ids.find((id) => id.includes(".") && familySlug(id) === slug) ?? slug;
}
