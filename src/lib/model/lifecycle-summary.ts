/**
 * The answer on a model's page: is it going away, when, how firm is that, for whom, and what replaces it. Never more
 * than the page said: a soft date stays soft, a scope stays with its date, silence is called silence.
 */

import { formatDate } from "../../../pipeline/domain/date-text.ts";
import { hasPassed, isBefore } from "../../../pipeline/domain/days.ts";
import { coversAll, endsOf } from "../../../pipeline/domain/lifecycle.ts";
import { byParts } from "../../../pipeline/domain/order.ts";
import { replacementChain } from "../../../pipeline/domain/replacement-chain.ts";
import type { LifecycleEvent } from "../../../pipeline/domain/schema.ts";
import { capitalize, formatList } from "../../../pipeline/text/format.ts";
import { joinSentences, type RichText, type RichTextPart } from "../../../pipeline/text/rich-text.ts";
import type { Almanac, Model } from "../almanac/almanac.ts";

/** The answer in a sentence or three, for the day of the almanac. */
export function answer(model: Model, almanac: Almanac): RichText {
  const { day } = almanac;
  return joinSentences([
    ...[endSentence(model, day), readingSentence(model, day)],
    ...[listingSentence(model), replacementSentence(model, almanac)],
  ]);
}

/** When it ends, and how firm that is: the first part of the answer. */
export function endSentence(model: Model, day: string): RichText {
  const { record } = model;
  const place = ({ scope, date }: LifecycleEvent) => [scope === null ? 1 : 0, date, scope];
  const ends = endsOf(record).sort((a, b) => byParts(place(a), place(b)));
  const scoped = ends.some(({ scope }) => scope !== null);
  if (scoped) return scopedEnds(model, ends, day);
  // A soft date that a firm one has overtaken is no end beside it.
  const firm = ends.filter(({ bound }) => bound === "on");
  const told = firm.length > 0 ? firm : ends;
  if (told.length > 1) return severalEnds(told, day);
  const [end] = told;
  return end ? singleEnd(model, end, day) : noEnd(model);
}

/** That a firm end came after the page was last read: nobody has seen yet whether it held. Null where somebody has. */
function readingSentence(model: Model, day: string): RichText | null {
  const unseen = endsOf(model.record).find((end) => isUnseen(model, end, day));
  const read = unseen && lastRead(model, unseen);
  return read ? [`The page was last read on ${formatDate(read)}, before that day.`] : null;
}

function isUnseen(model: Model, end: LifecycleEvent, day: string): boolean {
  const read = lastRead(model, end);
  return end.bound === "on" && hasPassed(end.date, day) && read !== null && isBefore(read, end.date);
}

/** The day on which the page that gives the end was last read. */
function lastRead({ record, provider }: Model, { evidence }: LifecycleEvent): string | null {
  const page = record.evidence[evidence]?.page;
  return provider.checks.find((check) => check.page === page)?.lastChecked ?? null;
}

function singleEnd(model: Model, end: LifecycleEvent, day: string): RichText {
  const { outlook } = model;
  const { date, bound } = end;
  const when = strong(date);
  const passed = hasPassed(date, day);
  if (bound === "not-before") {
    if (outlook.kind === "retired")
      return ["It has ended; the page gives no day, only that it was not to be before ", when, "."];
    return passed
      ? [
          "It may have ended: the earliest day given, ",
          when,
          ", has passed, and the provider has not confirmed an end.",
        ]
      : ["Not before ", when, "; no end date announced."];
  }
  if (bound === "tentative") {
    return passed
      ? ["It may have ended: the tentative date, ", when, ", has passed, and the provider has not confirmed an end."]
      : [`It is expected to end ${at(date)}`, when, "; the date is tentative."];
  }
  if (outlook.kind === "passed-unconfirmed") {
    return ["Its end was given as ", when, ", and a page read after that day still called it current: not confirmed."];
  }
  return [`It ${verbOf(model, end, day)} ${at(date)}`, when, "."];
}

/** Each end with whom it holds for; whoever is not named has no end announced. */
function scopedEnds(model: Model, ends: readonly LifecycleEvent[], day: string): RichText {
  const all = coversAll(ends);
  const isOver = (end: LifecycleEvent) => end.bound === "on" && hasPassed(end.date, day) && !isUnseen(model, end, day);
  const over = all && ends.every(isOver);
  const clauses = ends.map((end) => [
    `for ${end.scope === null ? "all others" : `“${end.scope}”`} `,
    ...clause(model, end, day),
  ]);
  if (!all) clauses.push(["for others the page gives no end"]);
  if (over) return ["It has ended: ", ...joined(clauses), "."];
  const [first = "", ...rest] = joined(clauses);
  return [typeof first === "string" ? capitalize(first) : first, ...rest, "."];
}

/** Several firm ends for the same users: the page contradicts itself, and both stand. */
function severalEnds(ends: readonly LifecycleEvent[], day: string): RichText {
  const dates = formatList(ends.map(({ date }) => strong(date)));
  const passed = ends.filter(({ date }) => hasPassed(date, day)).length;
  const past = passed === ends.length ? (passed === 2 ? "; both have passed" : "; all have passed") : "";
  return ["The page gives more than one end: ", ...dates, past, "."];
}

function clause(model: Model, end: LifecycleEvent, day: string): RichText {
  const { date, bound } = end;
  const passed = hasPassed(date, day);
  if (bound === "not-before")
    return [passed ? "the earliest day, " : "not before ", strong(date), passed ? ", has passed" : ""];
  if (bound === "tentative") return ["tentatively ", strong(date)];
  return [`it ${verbOf(model, end, day)} ${at(date)}`, strong(date)];
}

/** Of a firm end: ahead it ends, past it ended; where nobody has read the page since, all we know is that it was to. */
function verbOf(model: Model, end: LifecycleEvent, day: string): string {
  if (!hasPassed(end.date, day)) return "ends";
  return isUnseen(model, end, day) ? "was to end" : "ended";
}

function noEnd({ record, outlook, stage }: Model): RichText {
  if (outlook.kind === "retired") return ["It has ended; the page does not say on which day."];
  if (outlook.text) return ["No date announced. Its end hangs on something else: “", { strong: outlook.text }, "”."];
  const deprecated = record.events.find(({ event }) => event === "deprecated");
  if (stage === "deprecated" && deprecated?.bound === "on") {
    return [`It was deprecated ${at(deprecated.date)}`, strong(deprecated.date), "; no end announced."];
  }
  if (stage === "deprecated" || stage === "legacy") return [`It is ${stage}; no end announced.`];
  return stage === "preview" ? ["It is a preview; no end announced."] : ["No end announced."];
}

/** That a page stopped listing a model is no retirement, and is said as what it is. */
function listingSentence({ record, changes, provider }: Model): RichText | null {
  if (record.listed) return null;
  const gone = changes.findLast(({ type }) => type === "delisted");
  return [
    `${provider.name} no longer lists it${gone ? `, seen on ${formatDate(gone.detectedOn)}` : ""}, and gives no reason.`,
  ];
}

function replacementSentence(model: Model, almanac: Almanac): RichText | null {
  const { replacements } = model.record;
  if (replacements.length === 0) return null;
  const names = replacements.map(({ model: name, id }): RichTextPart => {
    const known = id === null ? undefined : almanac.model(id);
    return { model: known?.label ?? name, path: known?.path ?? null };
  });
  const noun = names.length === 1 ? "its replacement" : "replacements";
  return [`${model.provider.name} names `, ...formatList(names), ` as ${noun}`, ...fate(model, almanac), "."];
}

/** What is known of the one replacement, followed to one that lives. */
function fate(model: Model, almanac: Almanac): RichText {
  const [next, ...rest] = replacementChain(model, almanac.model);
  if (!next || model.record.replacements.length !== 1) return [];
  const { kind, date } = next.outlook;
  if (kind === "ends-on" && date && next.outlook.scope === null)
    return [`, which itself ends ${at(date)}${formatDate(date)}`];
  if (kind === "may-end-from" && date) return [`, which lives at least until ${formatDate(date)}`];
  if (kind !== "retired") return [];
  const last = rest.at(-1);
  if (!last || last.stage === "retired") return [", which has itself ended"];
  return [", which has itself ended; the trail leads to ", { model: last.label, path: last.path }];
}

function joined(clauses: readonly RichText[]): RichText {
  return clauses.flatMap((said, i) => (i === 0 ? said : [i === clauses.length - 1 ? ", and " : ", ", ...said]));
}

function strong(date: string): RichTextPart {
  return { strong: formatDate(date) };
}

/** `on ` a day, `in ` a month, quarter or year. */
function at(date: string): string {
  return date.length === 10 ? "on " : "in ";
}
