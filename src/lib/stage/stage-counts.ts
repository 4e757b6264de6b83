/** How many models are in each stage. */
import type { StageOnDay } from "../../../pipeline/domain/lifecycle.ts";
import { stageOrder } from "./stage-labels.ts";

interface Staged {
  stage: StageOnDay | null;
}

export interface StageCount extends Staged {
  models: number;
}

/** The stages in their order, each with the number of models; 0 where there is none. */
export function countStages(models: readonly Staged[]): StageCount[] {
  return stageOrder.map((stage) => ({ stage, models: models.filter((model) => model.stage === stage).length }));
}

export interface ProviderStages {
  name: string;
  path: string;
  stages: readonly StageCount[];
  total: number;
}

/** The counts of each provider, in the order given; without those that have no models. */
export function countStagesByProvider(
  providers: readonly { name: string; path: string }[],
  models: readonly (Staged & { provider: string })[],
): ProviderStages[] {
  const byProvider = Map.groupBy(models, ({ provider }) => provider);
  return providers.flatMap(({ name, path }) => {
    const own = byProvider.get(name);
    return own ? [{ name, path, stages: countStages(own), total: own.length }] : [];
  });
}
