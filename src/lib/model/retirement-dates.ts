/** The retirement dates of a model for a table. */
import { isUnconfirmed } from "../../../pipeline/domain/answer-age.ts";
import { formatShortDate } from "../../../pipeline/domain/date-text.ts";
import { retirementsOf } from "../../../pipeline/domain/lifecycle.ts";
import type { LifecycleEvent } from "../../../pipeline/domain/schema.ts";
import type { Model } from "../almanac/almanac.ts";

export interface RetirementDates {
  /** By date; `isUnseen` where a fixed date passed after the page was last read. */
  dates: readonly (LifecycleEvent & { isUnseen: boolean })[];
  /** The wording of the page where it gives the date only relative to something else; null otherwise. */
  relative: string | null;
  /** What to show where there is neither; null otherwise. */
  none: string | null;
}

/** Every retirement date of a model on a day, or what is known instead: `none announced as of 1 Aug 2026`. */
export function retirementDates({ record, stage, age }: Model, day: string): RetirementDates {
  const isUnseen = (event: LifecycleEvent) => stage !== "retired" && isUnconfirmed(event, age, day);
  const dates = retirementsOf(record).map((event) => ({ ...event, isUnseen: isUnseen(event) }));
  const relative = record.relative.find(({ event }) => event === "retired")?.text ?? null;
  if (dates.length > 0) return { dates, relative: null, none: null };
  if (relative !== null) return { dates, relative, none: null };
  if (stage === "retired") return { dates, relative, none: "no date given" };
  const asOf = age.confirmed === null ? "" : ` as of ${formatShortDate(age.confirmed)}`;
  return { dates, relative, none: `none announced${asOf}` };
}
