/** How many models have a fixed retirement date, and how many only an earliest or tentative one. */
import type { Bound } from "../../../pipeline/domain/schema.ts";
import { count } from "../../../pipeline/text/format.ts";

interface DatedModels {
  bound: Bound;
  models: readonly { id: string }[];
}

export interface RetirementCounts {
  /** Models with a fixed date. */
  scheduled: number;
  /** Models with an earliest or tentative date alone. */
  possible: number;
}

/** Counts each model once, however many dates it has. */
export function retirementCounts(days: readonly DatedModels[]): RetirementCounts {
  const idsOf = (isFixed: boolean) =>
    new Set(
      days.filter(({ bound }) => (bound === "on") === isFixed).flatMap(({ models }) => models.map(({ id }) => id)),
    );
  const scheduled = idsOf(true);
  const possible = [...idsOf(false)].filter((id) => !scheduled.has(id));
  return { scheduled: scheduled.size, possible: possible.length };
}

/** `21 retirements scheduled; 4 models with an earliest or tentative date`. Empty where there are none. */
export function retirementCountText({ scheduled, possible }: RetirementCounts): string {
  const parts = [
    scheduled > 0 ? `${count(scheduled, "retirement")} scheduled` : "",
    possible > 0 ? `${count(possible, "model")} with an earliest or tentative date` : "",
  ];
  return parts.filter(Boolean).join("; ");
}
