/** Months as calendars: weeks from Monday on, with the retirements of each day. */
import { addDays } from "date-fns/addDays";
import { eachDayOfInterval } from "date-fns/eachDayOfInterval";
import { eachWeekOfInterval } from "date-fns/eachWeekOfInterval";
import { endOfMonth } from "date-fns/endOfMonth";
import { formatISO } from "date-fns/formatISO";
import { parseISO } from "date-fns/parseISO";
import { formatDayAndMonth } from "../../../pipeline/domain/date-text.ts";
import { isDay } from "../../../pipeline/domain/days.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import { monthOf, overlaps } from "../../../pipeline/domain/partial-date.ts";
import { allRetirements, groupByDay } from "../../../pipeline/domain/retirements.ts";
import type { Change } from "../../../pipeline/domain/schema.ts";
import { retirementsAfter, retirementsBefore } from "../../../pipeline/domain/stated-dates.ts";
import type { Almanac, RetirementDay } from "../almanac/almanac.ts";
import { retirementCounts, retirementCountText } from "./retirement-counts.ts";

/** A cell of a calendar; `day` is null outside the month. */
export interface CalendarDay {
  day: string | null;
  retirements: readonly RetirementDay[];
}

export interface Month {
  /** YYYY-MM. */
  month: string;
  weeks: readonly (readonly CalendarDay[])[];
  /** Day → its retirements, by date. */
  days: ReadonlyMap<string, readonly RetirementDay[]>;
  /** Retirements that may be in the month: given as this month, its quarter or its year. */
  undated: readonly RetirementDay[];
}

/** Every month for which a page gives, or once gave, a retirement date, oldest first. */
export function retirementMonths(almanac: Almanac): Month[] {
  const all = groupByDay(allRetirements(almanac.models));
  const undated = all.filter(({ date }) => !isDay(date));
  const dayed = Map.groupBy(
    all.filter(({ date }) => isDay(date)),
    ({ date }) => monthOf(date),
  );
  // An old feed entry links to the month of the date before it moved.
  const dates = [...all.map(({ date }) => date), ...almanac.changes.flatMap(datesOf)];
  const months = new Set(dates.flatMap((date) => monthOf(date) ?? []));
  return [...months].sort(byText).map((month) => {
    const days = Map.groupBy(dayed.get(month) ?? [], ({ date }) => date);
    const [first, last] = [`${month}-01`, iso(endOfMonth(parseISO(month)))];
    return {
      month,
      weeks: weeksOf(month, days),
      days,
      undated: undated.filter(({ date }) => overlaps(date, first, last)),
    };
  });
}

/** The months from that of a day on, oldest first; and those before it by year, newest first. */
export function splitMonths(
  months: readonly Month[],
  day: string,
): { ahead: Month[]; pastYears: ReadonlyMap<string, readonly Month[]> } {
  const now = day.slice(0, 7);
  const past = months.filter(({ month }) => month < now).reverse();
  return {
    ahead: months.filter(({ month }) => month >= now),
    pastYears: Map.groupBy(past, ({ month }) => month.slice(0, 4)),
  };
}

/** The retirement dates before and after a change. */
function datesOf(change: Change): string[] {
  return [...retirementsBefore(change), ...retirementsAfter(change)].map(({ date }) => date);
}

/** Retirements ahead that are given only as a quarter or a year. */
export function retirementsWithoutMonth(almanac: Almanac): RetirementDay[] {
  const ahead = allRetirements(almanac.models).filter(({ date }) => overlaps(date, almanac.day, "9999-12-31"));
  return groupByDay(ahead.filter(({ date }) => monthOf(date) === null));
}

/** The month in a sentence: how many retirements are scheduled in it, and how many models have no fixed date. */
export function monthSummary({ days, undated }: Month): string {
  const text = retirementCountText(retirementCounts([...[...days.values()].flat(), ...undated]));
  return text === "" ? "No retirements. The dates once given for this month were moved or withdrawn." : `${text}.`;
}

/** Whether the day has a fixed retirement date. */
export function hasExactDate({ retirements }: CalendarDay): boolean {
  return retirements.some(({ bound }) => bound === "on");
}

/** `14 Jan: 3 retirements scheduled`. */
export function dayLabel({ day, retirements }: CalendarDay): string {
  return `${formatDayAndMonth(day ?? "")}: ${retirementCountText(retirementCounts(retirements))}`;
}

/** The weeks of the month, each of seven cells (ISO 8601: a week starts on Monday). */
function weeksOf(month: string, days: ReadonlyMap<string, readonly RetirementDay[]>): CalendarDay[][] {
  const start = parseISO(month);
  const weeks = eachWeekOfInterval({ start, end: endOfMonth(start) }, { weekStartsOn: 1 });
  return weeks.map((monday) =>
    eachDayOfInterval({ start: monday, end: addDays(monday, 6) }).map((date) => {
      const day = iso(date);
      return day.startsWith(month) ? { day, retirements: days.get(day) ?? [] } : { day: null, retirements: [] };
    }),
  );
}

function iso(date: Date): string {
  return formatISO(date, { representation: "date" });
}
