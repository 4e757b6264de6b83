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

interface NextRetirement {
  model: Model;
  day: RetirementDay;
}

/** The next fixed retirement date, and the next earliest or tentative one: that is no retirement. Undefined where none is ahead. */
export function nextRetirements(
  almanac: Almanac,
  provider?: Provider,
): { scheduled: NextRetirement | undefined; possible: NextRetirement | undefined } {
  const days = upcomingRetirements(almanac, provider);
  const first = (isFixed: boolean): NextRetirement | undefined => {
    const day = days.find(({ bound }) => (bound === "on") === isFixed);
    const model = day?.models[0];
    return day && model && { model, day };
  };
  return { scheduled: first(true), possible: first(false) };
}
