/**
 * A model in a few sentences: whether and when it is retired, for whom, and what replaces it. They never claim more than
 * the page says: an earliest date is not a retirement date, and a scope stays with its date.
 */
import { formatDate } from "../../../pipeline/domain/date-text.ts";
import { isDay } from "../../../pipeline/domain/days.ts";
import type { LifecycleEvent } from "../../../pipeline/domain/schema.ts";
import { formatList } from "../../../pipeline/text/format.ts";
import { joinSentences, type RichText } from "../../../pipeline/text/rich-text.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";
import { oldestReading, unconfirmedRetirements } from "./last-read.ts";
import { replacementSentence } from "./replacement-sentence.ts";
import { retirementSentence } from "./retirement-sentence.ts";

/** One to four sentences, for the day of the almanac. */
export function summarize(model: Model, almanac: Almanac): RichText {
  return joinSentences([
    ...[retirementSentence(model, almanac.day), ageSentence(model, almanac.day)],
    ...[listingSentence(model), replacementSentence(model, almanac)],
  ]);
}

/** That a fixed date passed after its page was last read, so that nobody has seen whether it held. Null where it did not. */
function ageSentence(model: Model, day: string): RichText | null {
  const unconfirmed = unconfirmedRetirements(model, day);
  const read = oldestReading(model, unconfirmed);
  if (unconfirmed.length === 0 || read === null) return null;
  const fixed = model.record.events.filter(({ event, bound }) => event === "retired" && bound === "on");
  const what = unconfirmed.length < fixed.length ? namedRetirements(unconfirmed) : allRetirements(unconfirmed);
  return [`We last read the page on ${formatDate(read)}, so we cannot confirm ${what}.`];
}

function namedRetirements(some: readonly LifecycleEvent[]): string {
  const dates = formatList(some.map(({ date }) => `${isDay(date) ? "on" : "in"} ${formatDate(date)}`)).join("");
  return `${some.length === 1 ? "the retirement" : "the retirements"} ${dates}`;
}

function allRetirements(all: readonly LifecycleEvent[]): string {
  return all.length === 1 ? "that it was" : "these retirements";
}

/** That a page no longer lists a model, which does not mean that it was retired. Null where the page lists it. */
function listingSentence({ record, changes, provider }: Model): RichText | null {
  if (record.listed) return null;
  const gone = changes.findLast(({ type }) => type === "delisted");
  const noticed = gone ? ` (noticed on ${formatDate(gone.detectedOn)})` : "";
  return [`${provider.name} no longer lists it${noticed} and gives no reason.`];
}
