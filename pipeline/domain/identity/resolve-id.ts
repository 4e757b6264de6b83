/** Which record is meant by an id as somebody wrote it. */
import { folded } from "../order.ts";
import type { ModelRecord } from "../schema.ts";
import { familyKey, fullName, identityKey, sharedKey, writtenKey } from "./id-keys.ts";
import { makerOf, ownFirst } from "./own-platforms.ts";
import { type Place, readWrittenId, type WrittenId } from "./written-id.ts";

/** What has to be known of a record to find it. */
export type Identified = Pick<ModelRecord, "id" | "provider" | "model" | "version" | "name" | "kind" | "formerIds"> & {
  aliases?: readonly { model: string }[] | undefined;
};

/**
 * How a record was found: by its id, by one that it had before, by the id of the platform as written or in other
 * punctuation, by an alias that a page gives it, by its display name, or by the model without its version.
 */
export type FoundBy = "id" | "former-id" | "model" | "spelling" | "alias" | "name" | "version";

export type Resolution<R extends Identified> = { written: WrittenId } & (
  | { found: "one"; by: FoundBy; record: R /** The same model at other providers. */; elsewhere: readonly R[] }
  | { found: "several"; by: FoundBy; records: readonly R[] }
  | {
      found: "none";
      /** The same model at other providers than the one that was meant. */
      elsewhere: readonly R[];
      /** Versions of what was written, or what it is a version of: other models. */
      family: readonly R[];
    }
);

export type ResolveId<R extends Identified> = (text: string) => Resolution<R>;

/** A finder of records. The records are looked through once; each text then costs a few look-ups. */
export function idResolver<R extends Identified>(records: readonly R[]): ResolveId<R> {
  const providers = new Set(records.map(({ provider }) => provider));
  const index = indexOf(records);
  return (text) => {
    const written = readWrittenId(text, providers);
    const found = foundById(written.text, index) ?? foundByName(written, index);
    if (found === null) return { written, found: "none", ...kinOf(written, index) };
    const [by, hits] = found;
    const [record] = hits;
    if (record === undefined || hits.length > 1) return { written, found: "several", by, records: hits };
    return { written, found: "one", by, record, elsewhere: sameElsewhere(record, index) };
  };
}

type Found<R> = readonly [by: FoundBy, hits: readonly R[]];

function foundById<R extends Identified>(text: string, { ids, formerIds, full }: Index<R>): Found<R> | null {
  const record = ids.get(text);
  if (record) return ["id", [record]];
  const former = formerIds.get(text);
  if (former) return ["former-id", former];
  // With its version it is an id of ours that lacks the provider alone.
  const versioned = text.includes("@") ? full.get(text) : undefined;
  return versioned ? ["model", versioned] : null;
}

function foundByName<R extends Identified>(written: WrittenId, index: Index<R>): Found<R> | null {
  const { name, variant, maker } = written;
  const names = variant === null ? [name] : [`${name}:${variant}`, name];
  for (const place of written.places) {
    for (const given of names) {
      const levels = levelsOf(given, written, index).map(([by, candidates]): Found<R> => {
        return [by, candidates.filter((record) => isIn(record, place) && hasMaker(record, maker))];
      });
      const best = levels.find(([, hits]) => hits.length > 0);
      if (!best) continue;
      // Of several hosts none is meant because it writes the id so, too; those that do are named first.
      const spelled = place === null ? levels.slice(0, spellings).flatMap(([, hits]) => hits) : [];
      return [best[0], [...new Set([...ownFirst(best[1], maker), ...ownFirst(spelled, maker)])]];
    }
  }
  return null;
}

/** The levels that differ in spelling alone. */
const spellings = 4;

/** The records that a name fits, the strictest way first. */
function levelsOf<R extends Identified>(given: string, { hasPlatform }: WrittenId, index: Index<R>): Found<R>[] {
  const key = writtenKey(given);
  // A name without the platform's revision fits every revision; one with another revision fits none.
  const shared = key === sharedKey(given) ? (index.shared.get(key) ?? []) : [];
  // A display name that is the name of a family, too, is that of each of its versions.
  const named = index.names.get(folded(given)) ?? [];
  const levels: Found<R>[] = [
    ["model", index.full.get(given) ?? []],
    ["spelling", index.written.get(key) ?? []],
    ["spelling", shared.filter((record) => fullName(record) === record.model)],
    ["version", shared],
    ["alias", index.aliases.get(key) ?? []],
    ["name", named.length === 0 ? [] : [...named, ...(index.families.get(familyKey(key)) ?? [])]],
  ];
  // Only a platform's own customers leave a version out; elsewhere the bare name is another model's.
  return hasPlatform ? [...levels, ["version", index.unversioned.get(key) ?? []]] : levels;
}

function isIn({ provider }: Identified, place: Place): boolean {
  return place === null || place.includes(provider);
}

/** An id that says its maker is never a model of another. */
function hasMaker(record: Identified, maker: string | null): boolean {
  const own = makerOf(record);
  return maker === null || own === null || own === maker;
}

function kinOf<R extends Identified>(written: WrittenId, index: Index<R>) {
  const key = sharedKey(written.name);
  const meant = written.places.flatMap((place) => place ?? []);
  const isMeant = ({ provider }: R) => meant.length === 0 || meant.includes(provider);
  const same = [
    ...(index.shared.get(key) ?? []),
    ...(index.aliases.get(writtenKey(written.name)) ?? []),
    ...(index.names.get(folded(written.name)) ?? []),
  ];
  const family = familyKey(key);
  const isBare = family === key || key.endsWith("-latest");
  // Of one version the others are of no use, but the model that a page lists without a version may be.
  const relatives = (index.families.get(family) ?? []).filter((it) => isBare || identityKey(it) === family);
  const elsewhere = new Set(same.filter((it) => !isMeant(it)));
  const near = [...same, ...relatives].filter((it) => !elsewhere.has(it) && hasMaker(it, written.maker));
  const nearest = near.some(isMeant) || elsewhere.size > 0 ? near.filter(isMeant) : near;
  return {
    elsewhere: ownFirst([...elsewhere], written.maker),
    family: ownFirst([...new Set(nearest)], written.maker),
  };
}

function sameElsewhere<R extends Identified>(record: R, { shared }: Index<R>): R[] {
  const same = shared.get(identityKey(record)) ?? [];
  return ownFirst(
    same.filter(({ provider }) => provider !== record.provider),
    makerOf(record),
  );
}

interface Index<R> {
  ids: ReadonlyMap<string, R>;
  formerIds: ReadonlyMap<string, R[]>;
  /** By the platform's id with its version, as written. */
  full: ReadonlyMap<string, R[]>;
  written: ReadonlyMap<string, R[]>;
  shared: ReadonlyMap<string, R[]>;
  aliases: ReadonlyMap<string, R[]>;
  names: ReadonlyMap<string, R[]>;
  /** Those with a version, by their id without it. */
  unversioned: ReadonlyMap<string, R[]>;
  families: ReadonlyMap<string, R[]>;
}

function indexOf<R extends Identified>(records: readonly R[]): Index<R> {
  const models = records.filter(({ kind }) => kind === "model");
  return {
    ids: new Map(records.map((record) => [record.id, record])),
    formerIds: grouped(records, ({ formerIds = [] }) => formerIds),
    full: grouped(records, (record) => {
      const { model, version } = record;
      const all = [fullName(record), ...(version === null ? [] : [`${model}@${version}`, `${model} ${version}`])];
      return [...new Set(all)];
    }),
    written: grouped(models, (record) => [writtenKey(fullName(record))]),
    shared: grouped(models, (record) => [identityKey(record)]),
    aliases: grouped(models, ({ aliases = [] }) => aliases.map(({ model }) => writtenKey(model))),
    names: grouped(models, ({ name }) => (name === null ? [] : [folded(name)])),
    unversioned: grouped(models, ({ model, version }) => (version === null ? [] : [writtenKey(model)])),
    families: grouped(models, (record) => [familyKey(identityKey(record)), familyKey(writtenKey(record.model))]),
  };
}

/** The records by each of their keys; none by an empty one. */
function grouped<R>(records: readonly R[], keysOf: (record: R) => readonly string[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    for (const key of new Set(keysOf(record))) {
      const group = groups.get(key);
      if (group) group.push(record);
      else if (key !== "") groups.set(key, [record]);
    }
  }
  return groups;
}
