/** The retirements that are still ahead. */
import { groupByDay, retirementsAhead } from "../../../pipeline/domain/retirements.ts";
import type { Almanac, Model, Provider, RetirementDay } from "../almanac/almanac.ts";

/** Ten years: no provider gives dates further ahead. */
const daysAhead = 3660;

/** Every retirement date ahead, soonest first, grouped by date, provider, bound and scope; of one provider or of all. */
export function retirementsWithin(almanac: Almanac, provider?: Provider): RetirementDay[] {
  const models = provider?.models ?? almanac.models;
  return groupByDay(retirementsAhead(models, almanac.day, daysAhead));
}

/** The model whose date comes next; undefined where no date is ahead. */
export function nextRetirement(
  almanac: Almanac,
  provider?: Provider,
): { model: Model; day: RetirementDay } | undefined {
  const [day] = retirementsWithin(almanac, provider);
  const model = day?.models[0];
  return day && model && { model, day };
}
