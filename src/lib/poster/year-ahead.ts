/** What the poster of the year ahead shows: the retirement dates of twelve months, and how old they are. */
import { addDays, isDay } from "../../../pipeline/domain/days.ts";
import { monthOf } from "../../../pipeline/domain/partial-date.ts";
import { groupByDay, retirementsAhead } from "../../../pipeline/domain/retirements.ts";
import type { Almanac, RetirementDay } from "../almanac/almanac.ts";
import { readingDays } from "../provider/source-status.ts";

export interface PosterMonth {
  /** YYYY-MM. */
  month: string;
  days: number;
  /** Given to the day. */
  dated: readonly RetirementDay[];
  /** Given as this month. */
  undated: readonly RetirementDay[];
}

export interface YearAhead {
  /** The first and the last day. */
  from: string;
  to: string;
  months: readonly PosterMonth[];
  /** How many models have a fixed date, and how many others have only an earliest or tentative one. */
  retiring: number;
  possible: number;
  /** When the pages were read. */
  read: { first: string; last: string } | null;
}

/** The year from the day of the almanac on. Dates given only as a quarter or a year are counted, not drawn. */
export function yearAhead(almanac: Almanac): YearAhead {
  const { day, models } = almanac;
  const ahead = retirementsAhead(models, day, 365);
  const fixed = new Set(ahead.flatMap(({ bound, model }) => (bound === "on" ? [model.id] : [])));
  const possible = new Set(ahead.flatMap(({ model }) => (fixed.has(model.id) ? [] : [model.id])));
  const byMonth = Map.groupBy(groupByDay(ahead), ({ date }) => monthOf(date));
  return {
    from: day,
    to: addDays(day, 365),
    months: monthsFrom(day).map(({ month, days }) => {
      const dates = byMonth.get(month) ?? [];
      return {
        month,
        days,
        dated: dates.filter(({ date }) => isDay(date)),
        undated: dates.filter(({ date }) => !isDay(date)),
      };
    }),
    retiring: fixed.size,
    possible: possible.size,
    read: readingDays(almanac),
  };
}

/** Thirteen months: that of the day, and the twelve after it, in the last of which the year ends. */
function monthsFrom(day: string): { month: string; days: number }[] {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return Array.from({ length: 13 }, (_, i) => {
    const last = new Date(Date.UTC(year, month + i, 0));
    return { month: last.toISOString().slice(0, 7), days: last.getUTCDate() };
  });
}
