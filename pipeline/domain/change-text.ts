/** Changes in words: one line for each, before and after, without the model. */
import { capitalize, count, formatList, formatSpan } from "../text/format.ts";
import { joinText, plainText, type RichText, type RichTextPart } from "../text/rich-text.ts";
import type { AnnouncedModel } from "./announced-model.ts";
import { formatBoundedDate } from "./date-text.ts";
import { labelOfId } from "./record-id.ts";
import { stateOn } from "./record-state.ts";
import type { Change, ChangeOf, DateChange, EventName, Kind, Stage } from "./schema.ts";
import { datesAfter, datesBefore } from "./stated-dates.ts";

/** What the date of each event is called in a sentence. */
export const dateNames: Record<EventName, string> = {
  released: "release date",
  announced: "announcement date",
  legacy: "legacy date",
  deprecated: "deprecation date",
  "extended-access": "extended access date",
  "training-retired": "training retirement date",
  redirected: "redirection date",
  retired: "retirement date",
};

/** A change in one line: `Retirement date: 18 February 2026 → 4 March 2026 (14 days later)`. */
export function changeLine(change: Change): RichText {
  switch (change.type) {
    case "listed":
      return ["Added", ...stateText(change.after)];
    case "relisted":
      return ["Listed again", ...stateText(change.after)];
    case "delisted":
      return ["No longer listed"];
    case "renamed":
      return ["Renamed from ", named(labelOfId(change.before.id))];
    case "stage-changed":
      return stageLine(change);
    case "replacement-added":
      return ["Replacement: ", ...replacementText(change)];
    case "replacement-removed":
      return ["Replacement removed (was ", named(change.before.replacement), ")"];
    default:
      return dateLine(change);
  }
}

/** The same with the record before it, as text: `openai/gpt-4: Retirement date: 23 October 2026`. */
export function recordChangeLine(change: Change): string {
  return `${change.record}: ${plainText(changeLine(change))}`;
}

function stageLine({ before, after }: ChangeOf<"stage-changed">): RichText {
  if (after.stage === null) return [`Stage removed (was ${stageText(before.stage)})`];
  const was = before.stage === null ? [] : [before.stage, ...scopeText(before.stageScope ?? null), " → "];
  return ["Stage: ", ...was, { strong: after.stage }, ...scopeText(after.stageScope ?? null)];
}

/** A stage in a sentence. */
export function stageText(stage: Stage | null): string {
  return stage ?? "not stated";
}

/** A replacement and the one it takes the place of: `a → b`. */
export function replacementText({ before, after }: ChangeOf<"replacement-added">): RichText {
  const is = named(after.replacement);
  return before === null ? [is] : [named(before.replacement), " → ", is];
}

function dateLine(change: DateChange): RichText {
  const name = capitalize(dateNames[change.event]);
  const [before, after] = [datesBefore(change)[0], datesAfter(change)[0]];
  const whom = before && after && before.scope !== after.scope ? [] : scopeText(change.scope);
  return [name, ...whom, after ? ": " : " ", ...dateChangeText(change), ...shiftText(change)];
}

/** What became of a date, without its name: `18 February 2026 → 4 March 2026`. */
export function dateChangeText(change: DateChange): RichText {
  const [before, after] = [datesBefore(change)[0], datesAfter(change)[0]];
  const was = before ? formatBoundedDate(before.date, before.bound) : "";
  if (!after) return [`removed (was ${was})`];
  const is: RichTextPart = { strong: formatBoundedDate(after.date, after.bound) };
  if (!before) return [is];
  if (before.scope === after.scope) return [`${was} → `, is];
  if (change.type === "date-set") return [is, ...narrowedText(before.scope, after.scope)];
  return [was, ...forWhom(before.scope), " → ", is, ...forWhom(after.scope)];
}

function forWhom(scope: string | null): RichText {
  return scope === null ? [" for all"] : scopeText(scope);
}

/** Whom a date now holds for, where it held for others before. */
function narrowedText(before: string | null, after: string | null): RichText {
  if (after === null) return [" now applies to all, not only to ", ...(before === null ? [] : [{ quote: before }])];
  if (before === null) return [" now applies to ", { quote: after }, " only"];
  return [" now applies to ", { quote: after }, " instead of ", { quote: before }];
}

/** By how much a date moved: ` (14 days later)`; empty where it did not, or where that is not known. */
export function shiftText(change: DateChange): RichText {
  if (change.type !== "date-moved" || !change.days) return [];
  return [` (${formatSpan(change.days)} ${change.days > 0 ? "later" : "earlier"})`];
}

/** Whom a date holds for: ` for “Standard”`; empty where it holds for all. */
export function scopeText(scope: string | null): RichText {
  return scope === null ? [] : [" for ", { quote: scope }];
}

/** More dates than this are counted: a line is read at a glance. */
const mostDates = 6;

/** What a record says when it is listed: ` as deprecated: retirement date 30 June 2025`. */
function stateText({ stage, stageScope, events }: ChangeOf<"listed">["after"]): RichText {
  const more = events.length - mostDates;
  const dates = events
    .slice(0, mostDates)
    .map(
      (event): RichText => [
        `${dateNames[event.event]} ${formatBoundedDate(event.date, event.bound)}`,
        ...scopeText(event.scope),
      ],
    );
  const status = stage === null ? [] : [` as ${stage}`, ...scopeText(stageScope ?? null)];
  if (dates.length === 0) return status;
  return [...status, ": ", ...joinText(dates, "; "), more > 0 ? ` and ${count(more, "more date")}` : ""];
}

/** The models of a group in a sentence: two by name, more by number. */
export function modelList(models: readonly AnnouncedModel[]): RichText {
  if (models.length <= 2) return formatList(models.map(({ label, path }): RichTextPart => ({ model: label, path })));
  const kinds = Map.groupBy(models, ({ kind }) => kind);
  const counted = kindOrder.flatMap((kind) => {
    const mine = kinds.get(kind);
    return mine ? [count(mine.length, kind, kind === "family" ? "families" : undefined)] : [];
  });
  return formatList(counted);
}

// Not taken from the schema, which would bring its whole library to the browser.
const kindOrder: readonly Kind[] = ["model", "family", "endpoint", "parameter", "tool"];

/** `Replacement: a and b`, as known at the end of a day; null where none was named. */
export function replacementLine({ changes }: Pick<AnnouncedModel, "changes">, day: string): RichText | null {
  const names = stateOn(changes, day)?.replacements ?? [];
  return names.length === 0 ? null : ["Replacement: ", ...formatList(names.map(named))];
}

function named(replacement: string): RichTextPart {
  return { model: replacement, path: null };
}
