/** The words of the news: titles of announcements, and one line for each change. */
import { hasPassed } from "../../pipeline/domain/days.ts";
import { groupBy } from "../../pipeline/domain/order.ts";
import type { Change, EventName, Kind } from "../../pipeline/domain/schema.ts";
import type { Model } from "./almanac.ts";
import type { NewsKind, Story } from "./announcements.ts";
import { stateOn } from "./history.ts";
import { capital, count } from "./numerals.ts";
import type { Part, Said } from "./said.ts";
import { type StatedEnd, statedEnds } from "./stated-ends.ts";
import { dateWords, firmDate, forWhom, listed, spanWords } from "./words.ts";

/** What each event is called in a sentence. */
const eventNouns: Record<EventName, string> = {
  released: "release",
  announced: "announcement",
  legacy: "legacy date",
  deprecated: "deprecation",
  "extended-access": "extended access",
  "training-retired": "end of training",
  redirected: "redirection",
  retired: "end",
};

/** The title of an announcement: who does what to which models. */
export function tellTitle(kind: NewsKind, stories: readonly Story[]): Said {
  const [story] = stories;
  if (!story) return [];
  const who = story.model.provider.name;
  const what = subject(stories.map(({ model }) => model));
  const main = mainChange(kind, story);
  switch (kind) {
    case "deprecation":
      return deprecationTitle(who, what, story);
    case "moved":
      return movedTitle(who, what, story);
    case "withdrawn":
      return main?.after
        ? [`${who} softens the end date of `, ...what]
        : [`${who} withdraws the end date of `, ...what];
    case "retired":
      return retiredTitle(who, what, story);
    case "replacement":
      return replacementTitle(who, what, stories, main);
    case "delisted":
      return [`${who} no longer lists `, ...what];
    case "stage":
      return [`${who} calls `, ...what, ` ${stageOf(main?.after ?? null)}`];
    case "date":
      return dateTitle(who, what, main);
    case "listed":
      return listedTitle(who, what, story);
  }
}

/** What the title leaves out of the models' common story: before and after. Null where nothing is left. */
export function tellDetail(kind: NewsKind, stories: readonly Story[]): Said | null {
  const [story] = stories;
  const main = story && mainChange(kind, story);
  if (!story || !main) return null;
  if (kind === "moved") return movedDetail(story);
  if (kind === "retired" && movedEnds(story).some(({ before }) => before)) return movedDetail(story);
  if (kind === "withdrawn") return beforeAfter(main);
  if (kind === "delisted") return ["The row is gone; the page gives no reason."];
  if (kind === "stage") return [`Before: ${stageOf(main.before)}.`];
  if (kind === "replacement" && stories.length === 1 && main.before) return beforeAfter(main);
  return kind === "deprecation" && stories.length === 1 ? replacementOn(story.model, main.detectedOn) : null;
}

/** A change in one line, before and after; the model is said elsewhere. */
export function tellLine(change: Change): Said {
  const { type, event, after, scope } = change;
  const whom = forWhom(scope);
  const noun = event ? eventNouns[event] : "";
  switch (type) {
    case "listed":
      return ["Listed", ...stateWords(after)];
    case "relisted":
      return ["Listed again", ...stateWords(after)];
    case "delisted":
      return ["No longer listed"];
    case "stage-changed":
      return ["Stage: ", `${stageOf(change.before)} → `, { strong: stageOf(after) }];
    case "replacement-added":
    case "replacement-removed":
      return ["Replacement: ", ...beforeAfter(change)];
    default:
      return [`${capital(noun)}${whom}: `, ...beforeAfter(change), ...movedBy(change)];
  }
}

/** The models of a group in a sentence: two by name, more by number. */
export function subject(models: readonly Model[]): Said {
  if (models.length <= 2) return listed(models.map(modelPart));
  const kinds = groupBy(models, ({ record }) => record.kind);
  const counted = kindOrder.flatMap((kind) => {
    const mine = kinds.get(kind);
    return mine ? [count(mine.length, kind)] : [];
  });
  return listed(counted);
}

// Not taken from the schema, which would bring its whole library to the browser.
const kindOrder: readonly Kind[] = ["model", "endpoint", "parameter", "tool"];

function modelPart({ label, path }: Model): Part {
  return { model: label, path };
}

function mainChange(kind: NewsKind, { changes }: Story): Change | undefined {
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
function movedTitle(who: string, what: Said, story: Story): Said {
  const spans = new Set(movedEnds(story).map(({ days }) => days));
  const [days] = spans;
  if (spans.size !== 1 || !days) return [`${who} changes the end of `, ...what];
  const soft = movedEnds(story).every(({ after }) => after && "date" in after && after.bound !== "on");
  const end = soft ? "earliest end" : "end";
  return days > 0
    ? [`${who} moves the ${end} of `, ...what, ` back by ${spanWords(days)}`]
    : [`${who} brings the ${end} of `, ...what, ` forward by ${spanWords(days)}`];
}

function movedDetail(story: Story): Said {
  const ends = movedEnds(story);
  if (ends.length === 1 && ends[0]) return [...whom(ends[0].scope, ": "), ...beforeAfter(ends[0])];
  return ends.flatMap((end, i) => [i === 0 ? "" : "; ", ...whom(end.scope, ": "), ...beforeAfter(end)]);
}

/** The ends of a model that are at another date than before; a change of scope alone is told in its line. */
function movedEnds({ changes }: Story): Change[] {
  const ends = changes.filter(({ event }) => event === "retired");
  const moved = ends.filter(({ days }) => days !== 0);
  return moved.length > 0 ? moved : ends;
}

function whom(scope: string | null, after: string): Said {
  return scope === null ? [] : [`“${scope}”${after}`];
}

function retiredTitle(who: string, what: Said, story: Story): Said {
  const ends = firmEnds(story);
  if (ends.length === 0) return [`${who} lists `, ...what, " as retired"];
  const stated = story.changes.some(({ after }) => after && "stage" in after && after.stage === "retired");
  if (!stated) return [`${who} gives the end of `, ...what, ` as ${onDates(ends).replace(/^(on|in) /, "")}`];
  return isOver(ends, story)
    ? [`${who} retired `, ...what, ` ${onDates(ends)}`]
    : [`${who} lists `, ...what, " as retired"];
}

/** Whether the ends had come on the day we saw them. */
function isOver(ends: readonly StatedEnd[], { changes }: Story): boolean {
  return ends.every(({ date }) => hasPassed(date, changes[0]?.detectedOn ?? ""));
}

function listedTitle(who: string, what: Said, story: Story): Said {
  const ends = firmEnds(story);
  if (ends.length === 0) return [`${who} lists `, ...what];
  return [`${who} lists `, ...what, isOver(ends, story) ? ", ended already" : " as retired"];
}

function onDates(ends: readonly StatedEnd[]): string {
  const dates = ends.map(({ date, scope }) => `${dateWords(date)}${scope ? ` (${scope})` : ""}`);
  const on = ends.every(({ date }) => date.length === 10) ? "on" : "in";
  return `${on} ${listed(dates).join("")}`;
}

function deprecationTitle(who: string, what: Said, story: Story): Said {
  const ends = firmEnds(story);
  if (ends.length === 0) {
    const stage = story.changes.map(({ after }) => (after && "stage" in after ? after.stage : null)).find(Boolean);
    return stage === "legacy" ? [`${who} calls `, ...what, " legacy"] : [`${who} deprecates `, ...what];
  }
  return [`${who} ends `, ...what, ` ${onDates(ends)}`];
}

function firmEnds({ changes }: Story): StatedEnd[] {
  return changes.flatMap((change) => statedEnds(change, "after")).filter(({ bound }) => bound === "on");
}

function replacementTitle(who: string, what: Said, stories: readonly Story[], main: Change | undefined): Said {
  if (stories.length > 1) return [`${who} changes the replacements of `, ...what];
  const name = main?.after && "replacement" in main.after ? main.after.replacement : null;
  if (name === null) return [`${who} no longer names a replacement for `, ...what];
  return [`${who} names ${name} as the replacement of `, ...what];
}

function dateTitle(who: string, what: Said, change: Change | undefined): Said {
  const { after = null, event = null } = change ?? {};
  if (!event) return [`${who} changes the dates of `, ...what];
  const noun = eventNouns[event];
  if (!after || !("date" in after)) return [`${who} withdraws the ${noun} of `, ...what];
  if (event === "retired" && after.bound === "not-before") {
    return [`${who} promises no end of `, ...what, ` before ${dateWords(after.date)}`];
  }
  const verb = change?.type === "date-moved" ? "moves" : "dates";
  return [`${who} ${verb} the ${noun} of `, ...what, `: ${firmDate(after.date, after.bound)}`];
}

/** `Replacement: a and b`, as known at the end of a day; null where none was named. */
export function replacementOn(model: Model, day: string): Said | null {
  const names = stateOn(model.changes, day)?.replacements ?? [];
  return names.length === 0 ? null : ["Replacement: ", ...listed(names.map((name) => ({ model: name, path: null })))];
}

function beforeAfter({ before, after, scope }: Change): Said {
  const [was, is] = [stateText(before, scope), stateText(after, scope)];
  if (was === "") return [{ strong: is }];
  return [`${was} → `, { strong: is === "" ? "none" : is }];
}

/** What a state says in a line. The scope that the whole change has stands elsewhere. */
function stateText(state: Change["before"], scope: string | null): string {
  if (!state) return "";
  if ("date" in state) {
    const rescoped = state.scope !== undefined && state.scope !== scope;
    return firmDate(state.date, state.bound) + (rescoped ? ` (${state.scope ?? "for all"})` : "");
  }
  if ("replacement" in state) return state.replacement;
  return stageOf(state);
}

function stateWords(state: Change["after"]): Said {
  if (!state || !("events" in state)) return [];
  const dates = state.events.map(
    ({ event, date, bound, scope }) => `${eventNouns[event]} ${firmDate(date, bound)}${forWhom(scope)}`,
  );
  const stage = state.stage ? ` as ${state.stage}` : "";
  return [stage + (dates.length === 0 ? "" : `: ${dates.join("; ")}`)];
}

function stageOf(state: Change["before"]): string {
  return (state && "stage" in state ? state.stage : null) ?? "without a stage";
}

function movedBy({ days, type }: Change): Said {
  if (type !== "date-moved" || !days) return [];
  return [` (${spanWords(days)} ${days > 0 ? "later" : "earlier"})`];
}
