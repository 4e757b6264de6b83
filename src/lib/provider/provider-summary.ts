/** A provider in brief. */
import { count } from "../../../pipeline/text/format.ts";
import type { Provider, RetirementDay } from "../almanac/almanac.ts";
import { retirementCounts, retirementCountText } from "../calendar/retirement-counts.ts";

/** How much the provider lists, and what is retired next: `152 models and features; 21 retirements scheduled.` */
export function providerSummary({ models }: Provider, ahead: readonly RetirementDay[]): string {
  const listed = count(models.length, "model or feature", "models and features");
  const retirements = retirementCountText(retirementCounts(ahead));
  return `${listed}; ${retirements === "" ? "no retirements announced" : retirements}.`;
}

/** The provider's own links, by what they lead to: `home`, `docs`, `changelog`. */
export function providerLinks({ definition }: Provider): [name: string, url: string][] {
  return Object.entries(definition.links).flatMap(([name, url]) => (url === undefined ? [] : [[name, url]]));
}
