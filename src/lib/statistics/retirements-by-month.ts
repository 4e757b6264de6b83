/** How many models end in each month. */
import { eachMonthOfInterval } from "date-fns/eachMonthOfInterval";
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import { groupBy } from "../../../pipeline/domain/order.ts";
import { allRetirements } from "../../../pipeline/domain/retirements.ts";
import type { Almanac, Retirement } from "../almanac/almanac.ts";

export interface MonthCount {
  /** YYYY-MM. */
  month: string;
  firm: number;
  /** Not before, or tentatively, that month. */
  soft: number;
}

/**
 * Every month from the first to the last end, those without one included. A model counts once a month and firmness,
 * however many users the dates are for. Ends given as a quarter or a year are in no month and are left out.
 */
export function retirementsByMonth(almanac: Almanac): MonthCount[] {
  const ends = groupBy(
    allRetirements(almanac.models).filter(({ date }) => /^\d{4}-\d{2}/.test(date)),
    ({ date }) => date.slice(0, 7),
  );
  const named = [...ends.keys()].sort();
  const [first, last] = [named[0], named.at(-1)];
  if (!first || !last) return [];
  const months = eachMonthOfInterval({ start: parseISO(`${first}-01`), end: parseISO(`${last}-01`) });
  return months.map((date) => {
    const month = format(date, "yyyy-MM");
    const mine = ends.get(month) ?? [];
    return { month, firm: modelsOf(mine, true), soft: modelsOf(mine, false) };
  });
}

function modelsOf(ends: readonly Retirement[], firm: boolean): number {
  return new Set(ends.filter(({ bound }) => (bound === "on") === firm).map(({ model }) => model.id)).size;
}
