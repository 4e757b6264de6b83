/** A provider in brief. */
import { providerAge } from "../../../pipeline/domain/answer-age.ts";
import { formatDate } from "../../../pipeline/domain/date-text.ts";
import { count } from "../../../pipeline/text/format.ts";
import type { Provider, RetirementDay } from "../almanac/almanac.ts";
import { retirementCounts, retirementCountText } from "../calendar/retirement-counts.ts";
import { isUnread } from "./source-status.ts";

/**
 * How much the provider lists, and how many retirements are ahead: `152 models and features; 21 retirements scheduled.` How
 * old that is, is said beside it.
 */
export function providerSummary(provider: Provider, ahead: readonly RetirementDay[], day: string): string {
  if (isUnread(provider)) return "Not read yet.";
  const { models, pages } = provider;
  const listed = count(models.length, "model or feature", "models and features");
  const retirements = retirementCountText(retirementCounts(ahead));
  const age = providerAge(pages, day);
  const asOf = age.lastRead === null ? "" : ` as of ${formatDate(age.lastRead)}`;
  return `${listed}; ${retirements === "" ? `no retirements announced${asOf}` : retirements}.`;
}

/** The provider's own links, by what they lead to: `home`, `docs`, `changelog`. */
export function providerLinks({ definition }: Provider): [name: string, url: string][] {
  return Object.entries(definition.links).flatMap(([name, url]) => (url === undefined ? [] : [[name, url]]));
}
