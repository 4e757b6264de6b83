/** The retirements that are still ahead. */
import { groupByDay, groupByMonth, retirementsAhead } from "../../../pipeline/domain/retirements.ts";
import type { Almanac, Model, Provider, RetirementDay } from "../almanac/almanac.ts";

/** Ten years: no provider gives dates further ahead. */
const daysAhead = 3660;

/** Every retirement date ahead, soonest first, grouped by date, provider, bound and scope; of one provider or of all. */
export function upcomingRetirements(almanac: Almanac, provider?: Provider): RetirementDay[] {
  const models = provider?.models ?? almanac.models;
  return groupByDay(retirementsAhead(models, almanac.day, daysAhead));
}

/** The first dates, grouped by month (a quarter or year by itself), and how many more there are. */
export function firstByMonth(
  dates: readonly RetirementDay[],
  most: number,
): { months: ReadonlyMap<string, readonly RetirementDay[]>; more: number } {
  return { months: groupByMonth(dates.slice(0, most)), more: Math.max(0, dates.length - most) };
}

/** The model whose date comes next; undefined where no date is ahead. */
export function nextRetirement(
  almanac: Almanac,
  provider?: Provider,
): { model: Model; day: RetirementDay } | undefined {
  const [day] = upcomingRetirements(almanac, provider);
  const model = day?.models[0];
  return day && model && { model, day };
}
