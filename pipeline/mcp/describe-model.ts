/** A model as the tools tell of it. Words of pages are cut and cleaned: whoever reads them is a program. */
import type { z } from "zod";
import type { ScopedAnswer } from "../domain/answer.ts";
import type { AnswerAge } from "../domain/answer-age.ts";
import { ageNote } from "../domain/answer-age-text.ts";
import { formatScopedDate, scopeSuffix } from "../domain/date-text.ts";
import { outlookText } from "../domain/outlook-text.ts";
import type { ModelRecord } from "../domain/schema.ts";
import { forPlainText } from "../text/sanitize.ts";
import type { Opened } from "./open-almanac.ts";
import type * as shapes from "./shapes.ts";

type Described = z.infer<typeof shapes.model>;

/** A text of a page: one line, no more than is needed to recognise it. */
export const quoted = (text: string, longest = 200) => forPlainText(text, longest);

/** What is known of a record on the day of the almanac. */
export function describeModel(record: ModelRecord, almanac: Opened): Described {
  const { stage, scopes, age } = almanac.answerOf(record);
  return {
    id: quoted(record.id),
    provider: record.provider,
    name: record.name === null ? null : quoted(record.name),
    stage,
    stageScope: record.stageScope === undefined ? null : quoted(record.stageScope),
    listed: record.listed,
    retirement: scopes.map((answer) => describeAnswer(answer, scopes.length, age)),
    replacements: replacementNames(record),
    evidence: evidenceOf(record, almanac),
    age: describeAge(age),
  };
}

/** The answer for one scope of several. */
export function describeAnswer(
  { scope, stage, outlook }: ScopedAnswer,
  count: number,
  age: AnswerAge,
): z.infer<typeof shapes.retirement> {
  const whom = scope === null && count > 1 ? "for all others: " : "";
  return {
    scope: scope === null ? null : quoted(scope),
    stage,
    outlook: outlook.kind,
    date: outlook.date,
    bound: outlook.bound,
    text: quoted(whom + outlookText(outlook, age), 400),
  };
}

/** How old an answer is. */
export function describeAge(age: AnswerAge): z.infer<typeof shapes.age> {
  const note = ageNote(age);
  return {
    lastRead: age.lastRead,
    daysOutOfDate: age.stale,
    heldSince: age.held?.since ?? null,
    note: note === null ? null : quoted(note, 500),
  };
}

/** A model in a few lines of text. */
export function modelLines({
  id,
  stage,
  stageScope,
  listed,
  retirement,
  replacements,
  evidence,
  age,
}: Described): string[] {
  return [
    `${id}: stage ${stage ?? "not stated"}${scopeSuffix(stageScope)}; ${retirement.map(({ text }) => text).join("; ")}.`,
    ...(listed ? [] : ["The page no longer lists it and gives no reason. That does not mean that it was retired."]),
    ...(replacements.length === 0 ? [] : [`Replacement named: ${replacements.join(", ")}.`]),
    ...evidence.slice(0, 3).map((it) => `Source of “${it.fact}”: ${it.url ?? "page unknown"}, ${it.section}`),
    `Page last read: ${age.lastRead ?? "never"}.${age.note === null ? "" : ` ${age.note}`}`,
  ];
}

/** The replacements that the page names. */
export function replacementNames({ replacements }: ModelRecord): string[] {
  return replacements.slice(0, 10).map(({ id, model }) => quoted(id ?? model));
}

const most = 10;

function evidenceOf(record: ModelRecord, almanac: Opened): Described["evidence"] {
  const dates = record.events
    .filter(({ event }) => event === "retired" || event === "deprecated" || event === "announced")
    .map((event) => ({ fact: `${event.event} ${formatScopedDate(event)}`, index: event.evidence }));
  const stage = record.stageEvidence === null ? [] : [{ fact: `stage ${record.stage}`, index: record.stageEvidence }];
  return [...dates, ...stage].slice(0, most).flatMap(({ fact, index }) => {
    const place = record.evidence[index];
    if (!place) return [];
    const { page, section, snapshot, line } = place;
    const url = almanac.pageUrl(record.provider, page);
    return [{ fact: quoted(fact), url, section: quoted(section.join(" › ")), snapshot, line }];
  });
}
