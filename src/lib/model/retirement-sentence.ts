/** The retirement of a model in a sentence. */
import { isUnconfirmed } from "../../../pipeline/domain/answer-age.ts";
import { unconfirmedText } from "../../../pipeline/domain/answer-age-text.ts";
import { formatBoundedDate, formatDate } from "../../../pipeline/domain/date-text.ts";
import { isDay } from "../../../pipeline/domain/days.ts";
import { coversAll, isAhead, retirementsOf } from "../../../pipeline/domain/lifecycle.ts";
import { byParts } from "../../../pipeline/domain/order.ts";
import { hasPassed, isBefore } from "../../../pipeline/domain/partial-date.ts";
import type { LifecycleEvent } from "../../../pipeline/domain/schema.ts";
import { capitalize, formatList } from "../../../pipeline/text/format.ts";
import type { RichText, RichTextPart } from "../../../pipeline/text/rich-text.ts";
import type { Model } from "../almanac/almanac.ts";

/** When a model is or was retired, how certain that is, and for whom. */
export function retirementSentence(model: Model, day: string): RichText {
  const place = ({ scope, date }: LifecycleEvent) => [scope === null ? 1 : 0, date, scope];
  const all = retirementsOf(model.record).sort((a, b) => byParts(place(a), place(b)));
  if (all.some(({ scope }) => scope !== null)) return scopedSentence(model, all, day);
  // An earliest date is of no interest beside a fixed one.
  const fixed = all.filter(({ bound }) => bound === "on");
  const dates = fixed.length > 0 ? fixed : all;
  const [only] = dates;
  if (!only) return undatedSentence(model, day);
  return dates.length > 1 ? severalSentence(model, dates, day) : singleSentence(model, only, day);
}

function singleSentence(model: Model, retirement: LifecycleEvent, day: string): RichText {
  const { date, bound } = retirement;
  if (bound !== "on") return uncertainSentence(model, retirement, day);
  if (model.scopes[0].outlook.kind !== "passed-unconfirmed") return ["It ", ...fate(model, retirement, day), "."];
  const listed = `but the page still listed it as ${model.record.stage ?? "available"} when read after that date`;
  return ["Its retirement date was ", strong(date), `, ${listed}. Retirement not confirmed.`];
}

function uncertainSentence({ scopes: [{ outlook }] }: Model, { date, bound }: LifecycleEvent, day: string): RichText {
  const kind = bound === "not-before" ? "earliest" : "tentative";
  if (outlook.kind === "retired" && bound === "not-before") {
    return ["It has been retired. The page does not say when, only that it would not be before ", strong(date), "."];
  }
  if (isBefore(date, day)) {
    const passed = ", has passed, but the provider has not confirmed a retirement.";
    return [`It may have been retired: the ${kind} date, `, strong(date), passed];
  }
  return bound === "not-before"
    ? ["It will not be retired before ", strong(date), ". No retirement date announced."]
    : ["It is expected to be retired ", ...on(date), "; the date is tentative."];
}

/** Each date with whom it applies to. Of a model that is not retired, the page gives no date for all who are not named. */
function scopedSentence(model: Model, dates: readonly LifecycleEvent[], day: string): RichText {
  const isOver = (it: LifecycleEvent) =>
    it.bound === "on" && !isAhead(model.record, it, day) && !isUnseen(model, it, day);
  const isWhole = coversAll(dates) || model.record.stage === "retired";
  const whom = ({ scope }: LifecycleEvent) => `for ${scope === null ? "all others" : `“${scope}”`}`;
  const [only] = dates;
  if (isWhole && only?.bound === "on" && dates.length === 1)
    return ["It ", ...fate(model, only, day), ` ${whom(only)}.`];
  if (isWhole && dates.every(isOver)) {
    const given = dates.map((it): RichText => [`${whom(it)} `, ...on(it.date)]);
    return ["It has been retired: ", ...joinClauses(given), "."];
  }
  const clauses = dates.map((it): RichText => [`${whom(it)} `, ...clauseOf(model, it, day)]);
  if (model.record.stage === "retired") return ["It has been retired; ", ...joinClauses(clauses), "."];
  if (!isWhole) clauses.push(["for others the page gives no date"]);
  const [first = "", ...rest] = joinClauses(clauses);
  return [typeof first === "string" ? capitalize(first) : first, ...rest, "."];
}

function clauseOf(model: Model, retirement: LifecycleEvent, day: string): RichText {
  const { date, bound } = retirement;
  if (bound === "on") return ["it ", ...fate(model, retirement, day)];
  const kind = bound === "not-before" ? "earliest" : "tentative";
  if (isBefore(date, day)) return [`the ${kind} date, `, strong(date), ", has passed"];
  return bound === "not-before"
    ? ["it will not be retired before ", strong(date)]
    : ["it is expected to be retired ", ...on(date), " (tentative)"];
}

/** Several dates for the same users: the page contradicts itself, and all of them are given. */
function severalSentence(model: Model, dates: readonly LifecycleEvent[], day: string): RichText {
  const list = formatList(dates.map(({ date, bound }) => ({ strong: formatBoundedDate(date, bound) })));
  const areOver = dates.every(({ date }) => isBefore(date, day));
  const past = areOver ? `; ${dates.length === 2 ? "both" : "all"} have passed` : "";
  const unseen = dates.findLast((it) => isUnseen(model, it, day));
  const doubt = unseen ? ` (${unconfirmedText(unseen.date, model.age)})` : "";
  return ["The page gives more than one date for its retirement: ", ...list, `${past}${doubt}.`];
}

function undatedSentence(model: Model, day: string): RichText {
  const { record, stage, age } = model;
  const { outlook } = model.scopes[0];
  if (outlook.kind === "retired") return ["It has been retired; the page does not say when."];
  if (outlook.text) return ["No date given; the page says: “", { strong: outlook.text }, "”."];
  const none = `retirement date announced${age.confirmed === null ? "" : ` as of ${formatDate(age.confirmed)}`}.`;
  const deprecated = record.events.find(({ event, bound }) => event === "deprecated" && bound === "on");
  if (stage === "deprecated" && deprecated && hasPassed(deprecated.date, day)) {
    return ["It was deprecated ", ...on(deprecated.date), `; no ${none}`];
  }
  if (stage === "deprecated" || stage === "legacy") return [`It is ${stage}; no ${none}`];
  return [stage === "preview" ? `It is in preview; no ${none}` : `No ${none}`];
}

/** Of a fixed date: what is known on the day, and why no more is. */
function fate(model: Model, retirement: LifecycleEvent, day: string): RichText {
  const { date } = retirement;
  if (isAhead(model.record, retirement, day)) return ["will be retired ", ...on(date)];
  if (!isUnseen(model, retirement, day)) return ["was retired ", ...on(date)];
  return ["was scheduled to be retired ", ...on(date), ` (${unconfirmedText(date, model.age)})`];
}

/** Whether a fixed date has passed and nothing says that it held. */
function isUnseen({ record, age }: Model, retirement: LifecycleEvent, day: string): boolean {
  return record.stage !== "retired" && isUnconfirmed(retirement, age, day);
}

function joinClauses(clauses: readonly RichText[]): RichText {
  return clauses.flatMap((clause, i) => (i === 0 ? clause : [i === clauses.length - 1 ? ", and " : ", ", ...clause]));
}

function strong(date: string): RichTextPart {
  return { strong: formatDate(date) };
}

/** `on` a day, `in` a month, quarter or year. */
function on(date: string): RichText {
  return [isDay(date) ? "on " : "in ", strong(date)];
}
