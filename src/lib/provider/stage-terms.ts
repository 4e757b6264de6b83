/** The provider's own terms for stages. */
import { type Stage, stageName } from "../../../pipeline/domain/schema.ts";
import type { Model, Provider } from "../almanac/almanac.ts";

/** Our stages in their order, each with the provider's term; null where it has none. */
export function stageTerms({ definition }: Provider): { stage: Stage; term: string | null }[] {
  return stageName.options.map((stage) => ({ stage, term: definition.stages[stage] ?? null }));
}

/** The provider's term for the stage of a model; null where it is the same as ours, or none is known. */
export function termFor({ record, provider }: Pick<Model, "record" | "provider">): string | null {
  const term = record.stage === null ? undefined : provider.definition.stages[record.stage];
  return term === undefined || term.toLowerCase() === record.stage ? null : term;
}
