/** Retirement dates within a period. */
import { type AnswerAge, isUnconfirmed } from "./answer-age.ts";
import { addDays, daysBetween } from "./days.ts";
import { byParts } from "./order.ts";
import { comparePartialDates, overlaps } from "./partial-date.ts";
import type { Bound, LifecycleEvent, ModelRecord } from "./schema.ts";

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
  return retirementsOf(records, day, ({ date }) => overlaps(date, day, last));
}

/**
 * The exact retirement dates of the last so many days that passed after the page was last read: nobody has seen whether
 * they held. Longest ago first. `ageOf` gives the age of what is known of a record.
 */
export function unconfirmedRetirements(
  records: readonly ModelRecord[],
  day: string,
  within: number,
  ageOf: (record: ModelRecord) => Pick<AnswerAge, "confirmed">,
): UpcomingRetirement[] {
  const [first, last] = [addDays(day, -within), addDays(day, -1)];
  return retirementsOf(records, day, (event, record) => {
    const isRecent = overlaps(event.date, first, last) && !overlaps(event.date, day, "9999-12-31");
    return isRecent && record.stage !== "retired" && isUnconfirmed(event, ageOf(record), day);
  });
}

function retirementsOf(
  records: readonly ModelRecord[],
  day: string,
  test: (event: LifecycleEvent, record: ModelRecord) => boolean,
): UpcomingRetirement[] {
  const retirements = records.flatMap((record) =>
    record.events
      .filter((event) => event.event === "retired" && test(event, record))
      .map(({ date, bound, scope }) => ({
        record: record.id,
        date,
        bound,
        scope,
        days: daysBetween(day, date),
        replacements: record.replacements.map((replacement) => replacement.id ?? replacement.model),
      })),
  );
  return retirements.sort(
    (a, b) => comparePartialDates(a.date, b.date) || byParts([a.record, a.scope], [b.record, b.scope]),
  );
}
