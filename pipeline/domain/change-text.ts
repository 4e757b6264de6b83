/** Changes in words: one line for each, before and after. */
import { capitalize, count, formatList, formatSpan } from "../text/format.ts";
import type { RichText, RichTextPart } from "../text/rich-text.ts";
import type { AnnouncedModel } from "./announced-model.ts";
import { formatBoundedDate, scopeSuffix } from "./date-text.ts";
import { groupBy } from "./order.ts";
import { stateOn } from "./record-state.ts";
import type { Change, EventName, Kind } from "./schema.ts";

/** What each event is called in a sentence. */
export const eventNouns: Record<EventName, string> = {
  released: "release",
  announced: "announcement",
  legacy: "legacy date",
  deprecated: "deprecation",
  "extended-access": "extended access",
  "training-retired": "end of training",
  redirected: "redirection",
  retired: "end",
};

/** A change in one line, before and after; without the model. */
export function changeLine(change: Change): RichText {
  const { type, event, after, scope } = change;
  const suffix = scopeSuffix(scope);
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
      return [`${capitalize(noun)}${suffix}: `, ...beforeAfter(change), ...movedBy(change)];
  }
}

/** The models of a group in a sentence: two by name, more by number. */
export function modelList(models: readonly AnnouncedModel[]): RichText {
  if (models.length <= 2) return formatList(models.map(modelPart));
  const kinds = groupBy(models, ({ kind }) => kind);
  const counted = kindOrder.flatMap((kind) => {
    const mine = kinds.get(kind);
    return mine ? [count(mine.length, kind)] : [];
  });
  return formatList(counted);
}

// Not taken from the schema, which would bring its whole library to the browser.
const kindOrder: readonly Kind[] = ["model", "endpoint", "parameter", "tool"];

function modelPart({ label, path }: AnnouncedModel): RichTextPart {
  return { model: label, path };
}

/** `Replacement: a and b`, as known at the end of a day; null where none was named. */
export function replacementLine(model: Pick<AnnouncedModel, "changes">, day: string): RichText | null {
  const names = stateOn(model.changes, day)?.replacements ?? [];
  return names.length === 0
    ? null
    : ["Replacement: ", ...formatList(names.map((name) => ({ model: name, path: null })))];
}

/** Both sides of a change, the second one stressed. */
export function beforeAfter({ before, after, scope }: Change): RichText {
  const [was, is] = [stateText(before, scope), stateText(after, scope)];
  if (was === "") return [{ strong: is }];
  return [`${was} → `, { strong: is === "" ? "none" : is }];
}

/** What a state says in a line. The scope of the whole change is given elsewhere. */
function stateText(state: Change["before"], scope: string | null): string {
  if (!state) return "";
  if ("date" in state) {
    const rescoped = state.scope !== undefined && state.scope !== scope;
    return formatBoundedDate(state.date, state.bound) + (rescoped ? ` (${state.scope ?? "for all"})` : "");
  }
  if ("replacement" in state) return state.replacement;
  return stageOf(state);
}

function stateWords(state: Change["after"]): RichText {
  if (!state || !("events" in state)) return [];
  const dates = state.events.map(
    ({ event, date, bound, scope }) => `${eventNouns[event]} ${formatBoundedDate(date, bound)}${scopeSuffix(scope)}`,
  );
  const stage = state.stage ? ` as ${state.stage}` : "";
  return [stage + (dates.length === 0 ? "" : `: ${dates.join("; ")}`)];
}

/** The stage that a state gives. */
export function stageOf(state: Change["before"]): string {
  return (state && "stage" in state ? state.stage : null) ?? "without a stage";
}

function movedBy({ days, type }: Change): RichText {
  if (type !== "date-moved" || !days) return [];
  return [` (${formatSpan(days)} ${days > 0 ? "later" : "earlier"})`];
}
