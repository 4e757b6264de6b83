/** Why the dates of models are in doubt. */
import { dateDoubt } from "../../../pipeline/domain/answer-age-text.ts";
import type { Model, RetirementDay } from "../almanac/almanac.ts";

/** Why the date of a model is in doubt, in a few words; null where it is not. */
export function modelDoubt(
  model: Pick<Model, "stage" | "age">,
  retirement: Pick<RetirementDay, "date" | "bound">,
  day: string,
) {
  return model.stage === "retired" ? null : dateDoubt(retirement, model.age, day);
}

/** The doubt that all models of a date share; undefined where they differ. */
export function commonDoubt(retirement: RetirementDay, day: string): string | null | undefined {
  const doubts = new Set(retirement.models.map((model) => modelDoubt(model, retirement, day)));
  return doubts.size === 1 ? [...doubts][0] : undefined;
}
