/** The stage that models have in common. */
import type { Model } from "../almanac/almanac.ts";

/** The stage of all the models, null where no page states one; undefined where their stages differ. */
export function commonStage(models: readonly Pick<Model, "stage">[]): Model["stage"] | undefined {
  const stages = new Set(models.map(({ stage }) => stage));
  return stages.size === 1 ? models[0]?.stage : undefined;
}
