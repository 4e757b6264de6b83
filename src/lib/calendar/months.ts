/** Months as calendar sheets: weeks from Monday on, and what ends on which day. */
import { addDays } from "date-fns/addDays";
import { eachDayOfInterval } from "date-fns/eachDayOfInterval";
import { eachWeekOfInterval } from "date-fns/eachWeekOfInterval";
import { endOfMonth } from "date-fns/endOfMonth";
import { formatISO } from "date-fns/formatISO";
import { parseISO } from "date-fns/parseISO";
import { isDay } from "../../../pipeline/domain/days.ts";
import { byText, groupBy } from "../../../pipeline/domain/order.ts";
import { overlaps } from "../../../pipeline/domain/partial-date.ts";
import { allRetirements, groupByDay } from "../../../pipeline/domain/retirements.ts";
import type { Change } from "../../../pipeline/domain/schema.ts";
import { statedRetirements } from "../../../pipeline/domain/stated-retirements.ts";
import type { Almanac, RetirementDay } from "../almanac/almanac.ts";
import { retirementCounts, retirementCountText } from "./retirement-counts.ts";

/** A day of a sheet; `day` is null outside the month. */
export interface CalendarDay {
  day: string | null;
  ends: readonly RetirementDay[];
}

export interface Month {
  /** YYYY-MM. */
  month: string;
  weeks: readonly (readonly CalendarDay[])[];
  /** Ends with a day, by date; day → ends. */
  days: ReadonlyMap<string, readonly RetirementDay[]>;
  /** Ends that may fall into the month: given as this month, its quarter or its year. */
  undated: readonly RetirementDay[];
}

/** Every month that some page gives as an end, or once gave, as a day in it or as a whole, oldest first. */
export function retirementMonths(almanac: Almanac): Month[] {
  const ends = groupByDay(allRetirements(almanac.models));
  const undated = ends.filter(({ date }) => !isDay(date));
  const named = groupBy(
    ends.filter(({ date }) => hasMonth(date)),
    ({ date }) => date.slice(0, 7),
  );
  // An old feed entry leads to the month that an end was dated to before it moved.
  const months = new Set([
    ...named.keys(),
    ...almanac.changes
      .flatMap(endsOnce)
      .filter(hasMonth)
      .map((date) => date.slice(0, 7)),
  ]);
  return [...months].sort(byText).map((month) => {
    const mine = named.get(month) ?? [];
    const days = groupBy(
      mine.filter(({ date }) => isDay(date)),
      ({ date }) => date,
    );
    const [first, last] = [`${month}-01`, iso(endOfMonth(parseISO(month)))];
    return {
      month,
      weeks: weeksOf(month, days),
      days,
      undated: undated.filter((end) => overlaps(end.date, first, last)),
    };
  });
}

function hasMonth(date: string): boolean {
  return /^\d{4}-\d{2}/.test(date);
}

/** The end dates that a change speaks of, before and after it. */
function endsOnce(change: Change): string[] {
  return [...statedRetirements(change, "before"), ...statedRetirements(change, "after")].map(({ date }) => date);
}

/** Ends ahead that are given as a quarter or a year: they belong to no month. */
export function retirementsWithoutMonth(almanac: Almanac): RetirementDay[] {
  const ahead = allRetirements(almanac.models).filter(({ date }) => overlaps(date, almanac.day, "9999-12-31"));
  return groupByDay(ahead.filter(({ date }) => !hasMonth(date)));
}

/** The month in a sentence: how many retirements are scheduled in it, and how many models have no fixed date. */
export function monthSummary({ days, undated }: Month): string {
  const text = retirementCountText(retirementCounts([...[...days.values()].flat(), ...undated]));
  return text === "" ? "No retirements. The dates once given for this month were moved or withdrawn." : `${text}.`;
}

/** How many models have a date in the month, those without a day included. */
export function modelsInMonth({ days, undated }: Month): number {
  const ends = [...[...days.values()].flat(), ...undated];
  return new Set(ends.flatMap(({ models }) => models.map(({ id }) => id))).size;
}

/** The weeks that touch the month, each of seven cells (ISO 8601: the week starts on Monday). */
function weeksOf(month: string, days: ReadonlyMap<string, readonly RetirementDay[]>): CalendarDay[][] {
  const start = parseISO(month);
  const weeks = eachWeekOfInterval({ start, end: endOfMonth(start) }, { weekStartsOn: 1 });
  return weeks.map((monday) =>
    eachDayOfInterval({ start: monday, end: addDays(monday, 6) }).map((date) => {
      const day = iso(date);
      return day.startsWith(month) ? { day, ends: days.get(day) ?? [] } : { day: null, ends: [] };
    }),
  );
}

function iso(date: Date): string {
  return formatISO(date, { representation: "date" });
}
