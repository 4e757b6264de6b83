/** What a table of models can be filtered by. */
import type { Kind } from "../../../pipeline/domain/schema.ts";
import type { Model } from "../almanac/almanac.ts";
import { countStages } from "../stage/stage-counts.ts";

export interface TableFilters {
  stages: readonly Model["stage"][];
  kinds: readonly Kind[];
}

/** The stages and kinds that occur among the models. */
export function tableFilters(models: readonly Model[]): TableFilters {
  const stages = countStages(models).filter((it) => it.models > 0);
  return { stages: stages.map(({ stage }) => stage), kinds: [...new Set(models.map(({ kind }) => kind))] };
}
