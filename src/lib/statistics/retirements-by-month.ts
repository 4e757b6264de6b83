/** How many models are retired in each month. */

import { eachMonthOfInterval } from "date-fns/eachMonthOfInterval";
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import { addDays } from "../../../pipeline/domain/days.ts";
import { monthOf } from "../../../pipeline/domain/partial-date.ts";
import { allRetirements } from "../../../pipeline/domain/retirements.ts";
import type { Almanac, Retirement } from "../almanac/almanac.ts";

export interface MonthCount {
  /** YYYY-MM. */
  month: string;
  /** Models with a fixed date in the month. */
  exact: number;
  /** Models with an earliest or tentative date in the month. */
  inexact: number;
}

/**
 * Every month from the first to the last retirement, those without one included. A model counts once in each number of a
 * month, however many scopes its dates have. Dates given only as a quarter or year are left out.
 */
export function retirementsByMonth(almanac: Almanac): MonthCount[] {
  const retirements = Map.groupBy(allRetirements(almanac.models), ({ date }) => monthOf(date));
  const named = [...retirements.keys()].filter((month) => month !== null).sort();
  const [first, last] = [named[0], named.at(-1)];
  if (!first || !last) return [];
  const months = eachMonthOfInterval({ start: parseISO(`${first}-01`), end: parseISO(`${last}-01`) });
  return months.map((date) => {
    const month = format(date, "yyyy-MM");
    const mine = retirements.get(month) ?? [];
    return { month, exact: countModels(mine, true), inexact: countModels(mine, false) };
  });
}

function countModels(retirements: readonly Retirement[], isExact: boolean): number {
  return new Set(retirements.filter(({ bound }) => (bound === "on") === isExact).map(({ model }) => model.id)).size;
}

/** The month with the most fixed dates, the first of equal ones; undefined where there is none. */
export function busiestMonth(months: readonly MonthCount[]): MonthCount | undefined {
  return [...months].sort((a, b) => b.exact - a.exact)[0];
}

/** The months of the chart: from two years before a day on. */
export function chartedMonths(months: readonly MonthCount[], day: string): MonthCount[] {
  const since = addDays(day, -730).slice(0, 7);
  return months.filter(({ month }) => month >= since);
}
