/**
 * A model in a few sentences: whether and when it is retired, for whom, and what replaces it. They never claim more than
 * the page says: an earliest date is not a retirement date, and a scope stays with its date.
 */
import { ageNote } from "../../../pipeline/domain/answer-age-text.ts";
import { formatDate } from "../../../pipeline/domain/date-text.ts";
import { joinSentences, type RichText } from "../../../pipeline/text/rich-text.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";
import { replacementSentence } from "./replacement-sentence.ts";
import { retirementSentence } from "./retirement-sentence.ts";

/** One to five sentences, for the day of the almanac. */
export function summarize(model: Model, almanac: Almanac): RichText {
  const age = ageSentence(model);
  return joinSentences([
    ...[retirementSentence(model, almanac.day), age === null ? null : [age]],
    ...[listingSentence(model), replacementSentence(model, almanac)],
  ]);
}

/** How old all this is; null where it is up to date, or where a date that has passed already says it. */
function ageSentence({ age, scopes }: Model): string | null {
  const isSaid = scopes.some(({ outlook }) => outlook.kind === "was-scheduled");
  return ageNote(isSaid ? { ...age, stale: null } : age);
}

/** That a page no longer lists a model, which does not mean that it was retired. Null where the page lists it. */
export function listingSentence({ record, changes, provider }: Model): RichText | null {
  if (record.listed) return null;
  const gone = changes.findLast(({ type }) => type === "delisted");
  const noticed = gone ? ` (noticed on ${formatDate(gone.detectedOn)})` : "";
  return [`${provider.name} no longer lists it${noticed} and gives no reason.`];
}
