/** The rows of the search data, in the form that is searched and shown. */
import type { StageOnDay } from "../../../pipeline/domain/lifecycle.ts";
import { modelPath } from "../../../pipeline/domain/paths.ts";
import { hashedSlug, hashLength, plainSlug } from "../../../pipeline/domain/plain-slug.ts";
import type { Bound, Kind } from "../../../pipeline/domain/schema.ts";
import { stageOrder } from "../stage/stage-labels.ts";
import { browserSha256 } from "./browser-sha256.ts";
import { boundSigns, kinds, longDate, relativeRetirement } from "./search-codes.ts";
import type { CheckData, SearchData } from "./search-data.ts";
import { spaced, squashed } from "./tokens.ts";

/** What a result shows for a scope; a retirement given only in words has no date. */
export interface DocumentAnswer {
  /** Which users it applies to; null for all, or for all others. */
  scope: string | null;
  /** Null where the page does not say. */
  stage: StageOnDay | null;
  /** Null where no retirement is announced. */
  retirement: { date: string | null; bound: Bound } | null;
}

/** How old a result is, each a day or null. */
export interface DocumentAge {
  lastRead: string | null;
  /** The last day on which that is not out of date. */
  freshUntil: string | null;
  heldSince: string | null;
  failing: string | null;
  delisted: string | null;
}

/** A provider; `names` are its id, its name and others that people search for. */
export interface Owner {
  id: string;
  name: string;
  names: readonly string[];
  /** The names without separators. */
  keys: readonly string[];
}

export interface SearchDocument {
  /** Its number in the data. */
  row: number;
  /** Provider and whole name: `openai/gpt-4o`. */
  id: string;
  model: string;
  version: string | null;
  name: string | null;
  /** Other ids that a page gives it. */
  aliases: readonly string[];
  /** Ids that it had before, with the provider; known to the check alone. */
  formerIds: readonly string[];
  provider: Owner;
  /** Path of the model's page, without the base. */
  readonly path: string;
  stage: StageOnDay | null;
  kind: Kind;
  /** One for all users, or one for each scope, the earliest date first. */
  answers: readonly DocumentAnswer[];
  age: DocumentAge;
  /** As the page names them. */
  replacements: readonly string[];
  /** The number of the document of the last replacement; null where none has one. Known to the check alone. */
  lastReplacement: number | null;
  /** Its whole names, as written. */
  ids: readonly string[];
  /** The names and aliases without separators. */
  keys: readonly string[];
  /** Model, version and name, in the form of `spaced`. */
  text: string;
  /** The aliases in the same form; empty where there are none. */
  aliasText: string;
}

/** A document for each row of the data. */
export function documentsOf(data: SearchData & Partial<CheckData>): SearchDocument[] {
  const owners = data.providers.flatMap(([id, name, records, ...others]) => {
    const names = [id, name, ...others];
    return Array<Owner>(records).fill({ id, name, names, keys: names.map(squashed) });
  });
  return owners.map((provider, row): SearchDocument => {
    const model = data.models[row] ?? "";
    const version = data.versions[row] || null;
    const name = data.names[row] || null;
    const full = version === null ? model : `${model}@${version}`;
    const label = version === null ? model : `${model} ${version}`;
    const stage = stageOrder[Number(data.stages[row])] ?? null;
    const aliases = listOf(data.aliases[row]);
    const ids = [model, label, full, `${provider.id}/${full}`, ...(name === null ? [] : [name])];
    return {
      row,
      id: `${provider.id}/${full}`,
      model,
      version,
      name,
      aliases,
      formerIds: listOf(data.formerIds?.[row]).map((id) => `${provider.id}/${id}`),
      provider,
      ids,
      keys: [...ids, ...aliases].map(squashed),
      text: spaced(`${label} ${name ?? ""}`),
      aliasText: aliases.map(spaced).join(""),
      // Hashed when it is shown: of thousands of documents few are.
      get path() {
        return modelPath(provider.id, slugInBrowser(full));
      },
      stage,
      kind: kinds[Number(data.kinds[row])] ?? "model",
      answers: answersOf(data, row, stage),
      age: ageOf(data, row),
      lastReplacement: data.lastReplacements?.[row] ? data.lastReplacements[row] - 1 : null,
      replacements: [data.replacements[row] ?? 0].flat().flatMap((n) => data.replacementNames[n - 1] ?? []),
    };
  });
}

function listOf(values: string | readonly string[] = ""): string[] {
  return [values].flat().filter(Boolean);
}

/** The same as `slugOf`, without Node. */
function slugInBrowser(id: string): string {
  const plain = plainSlug(id);
  return plain === id ? id : hashedSlug(plain, browserSha256(id).slice(0, hashLength));
}

const bounds = new Map((Object.keys(boundSigns) as Bound[]).map((bound) => [boundSigns[bound], bound]));

function answersOf(data: SearchData, row: number, stage: StageOnDay | null): DocumentAnswer[] {
  const scopes = [data.scopes[row] ?? 0].flat();
  const digits = data.scopeStages[row] ?? "";
  return [data.retirements[row] ?? ""].flat().map((text, i) => ({
    scope: data.scopeNames[(scopes[i] ?? 0) - 1] ?? null,
    stage: digits === "" ? stage : (stageOrder[Number(digits[i])] ?? null),
    retirement: retirementOf(text),
  }));
}

function retirementOf(text: string): DocumentAnswer["retirement"] {
  if (text === "") return null;
  if (text === relativeRetirement) return { date: null, bound: "tentative" };
  const bound = bounds.get(text.charAt(0));
  return bound ? { date: longDate(text.slice(1)), bound } : { date: longDate(text), bound: "on" };
}

function ageOf(data: SearchData, row: number): DocumentAge {
  const [lastRead, freshUntil, heldSince, failing, delisted] = data.ageNames[(data.ages[row] ?? 0) - 1] ?? [];
  return {
    lastRead: lastRead || null,
    freshUntil: freshUntil || null,
    heldSince: heldSince || null,
    failing: failing || null,
    delisted: delisted || null,
  };
}
