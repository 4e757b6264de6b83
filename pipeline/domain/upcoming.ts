/** Retirement dates within a period. */
import { addDays, daysBetween } from "./days.ts";
import { byParts } from "./order.ts";
import { comparePartialDates, overlaps } from "./partial-date.ts";
import type { Bound, ModelRecord } from "./schema.ts";

export interface UpcomingRetirement {
  record: string;
  date: string;
  /** Only `on` is a retirement date; the others mean that the model may be retired then. */
  bound: Bound;
  scope: string | null;
  /** Days from the first day of the period; null where the date is not a day. */
  days: number | null;
  replacements: string[];
}

/** The retirement dates of records within so many days from `day` on, soonest first. */
export function retirementsWithin(records: readonly ModelRecord[], day: string, within: number): UpcomingRetirement[] {
  const last = addDays(day, within);
  const retirements = records.flatMap(({ id, events, replacements }) =>
    events
      .filter(({ event, date }) => event === "retired" && overlaps(date, day, last))
      .map(({ date, bound, scope }) => ({
        record: id,
        date,
        bound,
        scope,
        days: daysBetween(day, date),
        replacements: replacements.map((replacement) => replacement.id ?? replacement.model),
      })),
  );
  return retirements.sort(
    (a, b) => comparePartialDates(a.date, b.date) || byParts([a.record, a.scope], [b.record, b.scope]),
  );
}
