/** Titles of announcements, and what they leave out. */
import { formatList, formatSpan } from "../text/format.ts";
import type { RichText } from "../text/rich-text.ts";
import type { AnnouncementKind } from "./announcement-kind.ts";
import { beforeAfter, eventNouns, modelList, replacementLine, stageOf } from "./change-text.ts";
import { formatBoundedDate, formatDate } from "./date-text.ts";
import type { ModelChanges } from "./model-changes.ts";
import { hasPassed, precisionOf } from "./partial-date.ts";
import type { Change } from "./schema.ts";
import { type StatedRetirement, statedRetirements } from "./stated-retirements.ts";

/** The title of an announcement: who does what to which models. */
export function announcementTitle(kind: AnnouncementKind, models: readonly ModelChanges[]): RichText {
  const [modelChanges] = models;
  if (!modelChanges) return [];
  const who = modelChanges.model.provider.name;
  const what = modelList(models.map(({ model }) => model));
  const main = mainChange(kind, modelChanges);
  switch (kind) {
    case "deprecation":
      return deprecationTitle(who, what, modelChanges);
    case "moved":
      return movedTitle(who, what, modelChanges);
    case "withdrawn":
      return main?.after
        ? [`${who} softens the end date of `, ...what]
        : [`${who} withdraws the end date of `, ...what];
    case "retired":
      return retiredTitle(who, what, modelChanges);
    case "replacement":
      return replacementTitle(who, what, models, main);
    case "delisted":
      return [`${who} no longer lists `, ...what];
    case "stage":
      return [`${who} calls `, ...what, ` ${stageOf(main?.after ?? null)}`];
    case "date":
      return dateTitle(who, what, main);
    case "listed":
      return listedTitle(who, what, modelChanges);
  }
}

/** What the title leaves out of the models' common changes: before and after. Null where nothing is left. */
export function announcementDetail(kind: AnnouncementKind, models: readonly ModelChanges[]): RichText | null {
  const [modelChanges] = models;
  const main = modelChanges && mainChange(kind, modelChanges);
  if (!modelChanges || !main) return null;
  if (kind === "moved") return movedDetail(modelChanges);
  if (kind === "retired" && movedRetirements(modelChanges).some(({ before }) => before))
    return movedDetail(modelChanges);
  if (kind === "withdrawn") return beforeAfter(main);
  if (kind === "delisted") return ["The row is gone; the page gives no reason."];
  if (kind === "stage") return [`Before: ${stageOf(main.before)}.`];
  if (kind === "replacement" && models.length === 1 && main.before) return beforeAfter(main);
  return kind === "deprecation" && models.length === 1 ? replacementLine(modelChanges.model, main.detectedOn) : null;
}

function mainChange(kind: AnnouncementKind, { changes }: ModelChanges): Change | undefined {
  const ends = changes.filter(({ event }) => event === "retired");
  const of = (types: readonly Change["type"][]) => changes.find(({ type }) => types.includes(type));
  switch (kind) {
    case "moved":
    case "withdrawn":
      return ends[0];
    case "stage":
      return of(["stage-changed"]);
    case "retired":
      return of(["stage-changed"]) ?? ends[0];
    case "replacement":
      return of(["replacement-added", "replacement-removed"]);
    default:
      return ends[0] ?? changes.find(({ event }) => event !== null) ?? changes[0];
  }
}

/** Later or earlier where all ends of a model moved by the same span; else they are told one by one below. */
function movedTitle(who: string, what: RichText, modelChanges: ModelChanges): RichText {
  const spans = new Set(movedRetirements(modelChanges).map(({ days }) => days));
  const [days] = spans;
  if (spans.size !== 1 || !days) return [`${who} changes the end of `, ...what];
  const soft = movedRetirements(modelChanges).every(({ after }) => after && "date" in after && after.bound !== "on");
  const end = soft ? "earliest end" : "end";
  return days > 0
    ? [`${who} moves the ${end} of `, ...what, ` back by ${formatSpan(days)}`]
    : [`${who} brings the ${end} of `, ...what, ` forward by ${formatSpan(days)}`];
}

function movedDetail(modelChanges: ModelChanges): RichText {
  const ends = movedRetirements(modelChanges);
  if (ends.length === 1 && ends[0]) return [...scopePrefix(ends[0].scope, ": "), ...beforeAfter(ends[0])];
  return ends.flatMap((end, i) => [i === 0 ? "" : "; ", ...scopePrefix(end.scope, ": "), ...beforeAfter(end)]);
}

/** The ends of a model that are at another date than before; a change of scope alone is told in its line. */
function movedRetirements({ changes }: ModelChanges): Change[] {
  const ends = changes.filter(({ event }) => event === "retired");
  const moved = ends.filter(({ days }) => days !== 0);
  return moved.length > 0 ? moved : ends;
}

function scopePrefix(scope: string | null, after: string): RichText {
  return scope === null ? [] : [`“${scope}”${after}`];
}

function retiredTitle(who: string, what: RichText, modelChanges: ModelChanges): RichText {
  const ends = exactRetirements(modelChanges);
  if (ends.length === 0) return [`${who} lists `, ...what, " as retired"];
  const stated = modelChanges.changes.some(({ after }) => after && "stage" in after && after.stage === "retired");
  if (!stated) return [`${who} gives the end of `, ...what, ` as ${onDates(ends).replace(/^(on|in) /, "")}`];
  return isOver(ends, modelChanges)
    ? [`${who} retired `, ...what, ` ${onDates(ends)}`]
    : [`${who} lists `, ...what, " as retired"];
}

/** Whether the ends had come on the day we saw them. */
function isOver(ends: readonly StatedRetirement[], { changes }: ModelChanges): boolean {
  return ends.every(({ date }) => hasPassed(date, changes[0]?.detectedOn ?? ""));
}

function listedTitle(who: string, what: RichText, modelChanges: ModelChanges): RichText {
  const ends = exactRetirements(modelChanges);
  if (ends.length === 0) return [`${who} lists `, ...what];
  return [`${who} lists `, ...what, isOver(ends, modelChanges) ? ", ended already" : " as retired"];
}

function onDates(ends: readonly StatedRetirement[]): string {
  const dates = ends.map(({ date, scope }) => `${formatDate(date)}${scope ? ` (${scope})` : ""}`);
  const on = ends.every(({ date }) => precisionOf(date) === "day") ? "on" : "in";
  return `${on} ${formatList(dates).join("")}`;
}

function deprecationTitle(who: string, what: RichText, modelChanges: ModelChanges): RichText {
  const ends = exactRetirements(modelChanges);
  if (ends.length === 0) {
    const stage = modelChanges.changes
      .map(({ after }) => (after && "stage" in after ? after.stage : null))
      .find(Boolean);
    return stage === "legacy" ? [`${who} calls `, ...what, " legacy"] : [`${who} deprecates `, ...what];
  }
  return [`${who} ends `, ...what, ` ${onDates(ends)}`];
}

function exactRetirements({ changes }: ModelChanges): StatedRetirement[] {
  return changes.flatMap((change) => statedRetirements(change, "after")).filter(({ bound }) => bound === "on");
}

function replacementTitle(
  who: string,
  what: RichText,
  models: readonly ModelChanges[],
  main: Change | undefined,
): RichText {
  if (models.length > 1) return [`${who} changes the replacements of `, ...what];
  const name = main?.after && "replacement" in main.after ? main.after.replacement : null;
  if (name === null) return [`${who} no longer names a replacement for `, ...what];
  return [`${who} names ${name} as the replacement of `, ...what];
}

function dateTitle(who: string, what: RichText, change: Change | undefined): RichText {
  const { after = null, event = null } = change ?? {};
  if (!event) return [`${who} changes the dates of `, ...what];
  const noun = eventNouns[event];
  if (!after || !("date" in after)) return [`${who} withdraws the ${noun} of `, ...what];
  if (event === "retired" && after.bound === "not-before") {
    return [`${who} promises no end of `, ...what, ` before ${formatDate(after.date)}`];
  }
  const verb = change?.type === "date-moved" ? "moves" : "dates";
  return [`${who} ${verb} the ${noun} of `, ...what, `: ${formatBoundedDate(after.date, after.bound)}`];
}
