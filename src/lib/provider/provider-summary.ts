/** A provider in a sentence. */
import { count } from "../../../pipeline/text/format.ts";
import type { Provider, RetirementDay } from "../almanac/almanac.ts";
import { retirementCounts, retirementCountText } from "../calendar/retirement-counts.ts";

/** How much the provider lists, and what is retired next: `152 models and features; 21 retirements scheduled.` */
export function providerSummary({ models }: Provider, ahead: readonly RetirementDay[]): string {
  const listed = count(models.length, "model or feature", "models and features");
  const retirements = retirementCountText(retirementCounts(ahead));
  return `${listed}; ${retirements === "" ? "no retirements announced" : retirements}.`;
}
