/** A provider in brief. */
import { providerAge } from "../../../pipeline/domain/answer-age.ts";
import { ageNote } from "../../../pipeline/domain/answer-age-text.ts";
import { formatDate } from "../../../pipeline/domain/date-text.ts";
import { count } from "../../../pipeline/text/format.ts";
import type { Provider, RetirementDay } from "../almanac/almanac.ts";
import { retirementCounts, retirementCountText } from "../calendar/retirement-counts.ts";
import { isUnread } from "./source-status.ts";

/**
 * How much the provider lists, what is retired next, and how old that is where it is out of date: `152 models and features;
 * 21 retirements scheduled.`
 */
export function providerSummary(provider: Provider, ahead: readonly RetirementDay[], day: string): string {
  if (isUnread(provider)) return "Not read yet.";
  const { models, pages } = provider;
  const listed = count(models.length, "model or feature", "models and features");
  const retirements = retirementCountText(retirementCounts(ahead));
  const age = providerAge(pages, day);
  const asOf = age.lastRead === null ? "" : ` as of ${formatDate(age.lastRead)}`;
  const text = `${listed}; ${retirements === "" ? `no retirements announced${asOf}` : retirements}.`;
  const note = ageNote(age);
  return note === null ? text : `${text} ${note}`;
}

/** The provider's own links, by what they lead to: `home`, `docs`, `changelog`. */
export function providerLinks({ definition }: Provider): [name: string, url: string][] {
  return Object.entries(definition.links).flatMap(([name, url]) => (url === undefined ? [] : [[name, url]]));
}
