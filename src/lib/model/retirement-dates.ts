/** The retirement dates of a model for a table. */
import { retirementsOf } from "../../../pipeline/domain/lifecycle.ts";
import type { LifecycleEvent } from "../../../pipeline/domain/schema.ts";
import type { Model } from "../almanac/almanac.ts";

export interface RetirementDates {
  /** By date. */
  dates: readonly LifecycleEvent[];
  /** The wording of the page where it gives the date only relative to something else; null otherwise. */
  relative: string | null;
  /** What to show where there is neither; null otherwise. */
  none: "no date given" | "none announced" | null;
}

/** Every retirement date of a model, or what is known instead. */
export function retirementDates({ record, stage }: Model): RetirementDates {
  const dates = retirementsOf(record);
  const relative = record.relative.find(({ event }) => event === "retired")?.text ?? null;
  if (dates.length > 0) return { dates, relative: null, none: null };
  if (relative !== null) return { dates, relative, none: null };
  return { dates, relative, none: stage === "retired" ? "no date given" : "none announced" };
}
