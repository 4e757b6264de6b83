/** The rows of the search data, in the form that is searched and shown. */
import type { StageOnDay } from "../../../pipeline/domain/lifecycle.ts";
import { modelPath } from "../../../pipeline/domain/paths.ts";
import type { Bound, Kind } from "../../../pipeline/domain/schema.ts";
import { stageOrder } from "../stage/stage-labels.ts";
import { boundSigns, kinds, relativeRetirement, type SearchData } from "./search-data.ts";
import { spaced, squashed } from "./tokens.ts";

/** The retirement that a result shows; one given only in words has no date. */
export interface DocumentRetirement {
  date: string | null;
  bound: Bound;
  /** Which users it applies to; null for all. */
  scope: string | null;
}

export interface SearchDocument {
  /** Its number in the data. */
  row: number;
  model: string;
  version: string | null;
  name: string | null;
  provider: { id: string; name: string };
  /** Path of the model's page, without the base. */
  path: string;
  stage: StageOnDay | null;
  kind: Kind;
  /** Null where no retirement is announced. */
  retirement: DocumentRetirement | null;
  replacements: readonly string[];
  /** Its whole names, as written. */
  ids: readonly string[];
  /** The names without separators. */
  keys: readonly string[];
  /** Model, version and name, in the form of `spaced`. */
  text: string;
}

/** A document for each row of the data. */
export function documentsOf(data: SearchData): SearchDocument[] {
  const owners = data.providers.flatMap(([id, name, records]) => Array<Owner>(records).fill({ id, name }));
  return owners.map((provider, row): SearchDocument => {
    const model = data.models[row] ?? "";
    const version = data.versions[row] || null;
    const name = data.names[row] || null;
    const full = version === null ? model : `${model}@${version}`;
    const label = version === null ? model : `${model} ${version}`;
    const ids = [model, label, full, `${provider.id}/${full}`, ...(name === null ? [] : [name])];
    return {
      row,
      model,
      version,
      name,
      provider,
      ids,
      keys: ids.map(squashed),
      text: spaced(`${label} ${name ?? ""}`),
      path: modelPath(provider.id, data.slugs[row] || full),
      stage: stageOrder[Number(data.stages[row])] ?? null,
      kind: kinds[Number(data.kinds[row])] ?? "model",
      retirement: retirementOf(data, row),
      replacements: [data.replacements[row] ?? 0].flat().flatMap((n) => data.replacementNames[n - 1] ?? []),
    };
  });
}

type Owner = SearchDocument["provider"];

const bounds = new Map((Object.keys(boundSigns) as Bound[]).map((bound) => [boundSigns[bound], bound]));

function retirementOf(data: SearchData, row: number): DocumentRetirement | null {
  const text = data.retirements[row] ?? "";
  const scope = data.scopeNames[(data.scopes[row] ?? 0) - 1] ?? null;
  if (text === "") return null;
  if (text === relativeRetirement) return { date: null, bound: "tentative", scope };
  const bound = bounds.get(text.charAt(0));
  return bound ? { date: text.slice(1), bound, scope } : { date: text, bound: "on", scope };
}
