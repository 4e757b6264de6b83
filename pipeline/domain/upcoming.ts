/** What ends soon. */
import { addDays, daysBetween } from "./days.ts";
import { byParts } from "./order.ts";
import { comparePartialDates, overlaps } from "./partial-date.ts";
import type { Bound, ModelRecord } from "./schema.ts";

export interface Upcoming {
  record: string;
  date: string;
  /** Not every date is an end: only `on` is one, the others say that it may come. */
  bound: Bound;
  scope: string | null;
  /** Days from the day asked about; null where the date is no day. */
  days: number | null;
  replacements: string[];
}

/** The ends of listed and unlisted records that lie in the days from `day` on, soonest first. */
export function upcomingEnds(records: readonly ModelRecord[], day: string, within: number): Upcoming[] {
  const last = addDays(day, within);
  const ends = records.flatMap(({ id, events, replacements }) =>
    events
      .filter(({ event, date }) => event === "retired" && overlaps(date, day, last))
      .map(({ date, bound, scope }) => ({
        ...{ record: id, date, bound, scope, days: daysBetween(day, date) },
        replacements: replacements.map((replacement) => replacement.id ?? replacement.model),
      })),
  );
  return ends.sort((a, b) => comparePartialDates(a.date, b.date) || byParts([a.record, a.scope], [b.record, b.scope]));
}
