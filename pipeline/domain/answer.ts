/**
 * What is known of a model on a day: its stage, whether and when it is retired, for whom, and how old that knowledge is.
 * Dates for different users are different answers; none of them stands for the others.
 */
import { type AnswerAge, ageOf, type PageReading } from "./answer-age.ts";
import { coversAll, type Outlook, outlook, retirementsOf, type StageOnDay, stageOn } from "./lifecycle.ts";
import { comparePartialDates } from "./partial-date.ts";
import type { Change, ModelRecord } from "./schema.ts";

export interface Answer {
  /** For all users; null where the page does not say. */
  stage: StageOnDay | null;
  /** One for all users, or one for each scope: the earliest date first, those without a date last. */
  scopes: readonly [ScopedAnswer, ...ScopedAnswer[]];
  age: AnswerAge;
}

export interface ScopedAnswer {
  /** Which users it applies to; null for all, or for all others where there are several. */
  scope: string | null;
  stage: StageOnDay | null;
  outlook: Outlook;
}

/** The answer for a record on a day. `pages` are those of its provider, `changes` those of the record, oldest first. */
export function answerOn(
  record: ModelRecord,
  pages: readonly PageReading[],
  day: string,
  changes: readonly Change[],
): Answer {
  const age = ageOf(record, pages, day, changes);
  return { stage: stageOn(record, day, null, age.confirmed), scopes: scopedAnswers(record, day, age.confirmed), age };
}

/** What is known for each scope on a day, from pages last read on `read`. */
export function scopedAnswers(record: ModelRecord, day: string, read: string | null): Answer["scopes"] {
  const dates = retirementsOf(record);
  const answer = (scope: string | null): ScopedAnswer => {
    const own = only(record, scope);
    return { scope, stage: stageOn(own, day, scope, read), outlook: outlook(own, day, scope, read) };
  };
  const scopes = [...new Set(dates.map(({ scope }) => scope))];
  // Of a retired model, a page with dates for some users says no more of the others than that: it is no answer for them.
  const isWhole = coversAll(dates) || (record.stage === "retired" && scopes.length > 0);
  const [first, ...others] = (isWhole ? scopes : [...scopes, null]).map(answer).sort(byDate);
  return first ? [first, ...others] : [answer(null)];
}

/** The record with the retirement dates of one scope alone. */
function only(record: ModelRecord, scope: string | null): ModelRecord {
  return { ...record, events: record.events.filter((it) => it.event !== "retired" || it.scope === scope) };
}

function byDate({ outlook: { date: a } }: ScopedAnswer, { outlook: { date: b } }: ScopedAnswer): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return comparePartialDates(a, b);
}
