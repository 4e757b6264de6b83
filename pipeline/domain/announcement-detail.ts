/** What the title of an announcement leaves out: before and after. */
import { joinText, type RichText } from "../text/rich-text.ts";
import type { AnnouncementKind } from "./announcement-kind.ts";
import { dateChangeText, replacementLine, replacementText, scopeText, shiftText, stageText } from "./change-text.ts";
import { formatBoundedDate, formatDate } from "./date-text.ts";
import { type ModelChanges, sharedChanges } from "./model-changes.ts";
import { retirementsKnown } from "./net-change.ts";
import { comparePartialDates } from "./partial-date.ts";
import type { Bound, Change, DateChange } from "./schema.ts";
import { datesAfter, datesBefore, retirementChanges, retirementsAfter, type StatedDate } from "./stated-dates.ts";

/** The detail that all models of an announcement share, or of its only model. Null where the title says it all. */
export function announcementDetail(kind: AnnouncementKind, models: readonly ModelChanges[]): RichText | null {
  const [first] = models;
  if (!first) return null;
  const { model } = first;
  const changes = sharedChanges(models);
  const span = retirementSpan(models);
  switch (kind) {
    case "moved":
      return retirementDetail(changes);
    case "withdrawn":
      return changes.some((change) => retirementsAfter(change).length > 0) ? retirementDetail(changes) : null;
    case "retired":
      return retirementChanges(changes).some(({ before }) => before !== null) ? retirementDetail(changes) : null;
    case "delisted":
      return ["Removed from the page; no reason given.", ...span.map((text) => ` ${text}`)];
    case "stage":
      return stageDetail(changes);
    case "replacement":
      return models.length === 1 ? replacementDetail(changes) : textOrNull(span);
    case "deprecation":
      return models.length === 1 ? replacementLine(model, changes[0]?.detectedOn ?? "") : null;
    case "conflict":
      return null;
    default:
      return textOrNull(span);
  }
}

/** From when to when models are to be retired that do not all have the same date; earliest dates apart. */
function retirementSpan(models: readonly ModelChanges[]): string[] {
  if (models.length === 1) return [];
  const known = models.flatMap(({ net }) => retirementsKnown(net));
  if (new Set(known.map(({ date }) => date)).size < 2) return [];
  const text = [spanText("Retirement date", known, "on"), spanText("Earliest retirement date", known, "not-before")];
  return [text.flat().join(" ")].filter((sentence) => sentence !== "");
}

function spanText(name: string, dates: readonly StatedDate[], bound: Bound): string[] {
  const sorted = dates.filter((date) => date.bound === bound).map(({ date }) => date);
  sorted.sort(comparePartialDates);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [first === last ? `${name}: ${formatDate(first)}.` : `${name}s: ${formatDate(first)} to ${formatDate(last)}.`];
}

function textOrNull(text: string[]): RichText | null {
  return text.length === 0 ? null : text;
}

function retirementDetail(changes: readonly Change[]): RichText | null {
  const found = retirementChanges(changes);
  const [only] = found;
  if (!only) return null;
  return found.length === 1 ? dateDetail(only) : joinText(found.map(scopedDetail), "; ");
}

function dateDetail(change: DateChange): RichText {
  const [before] = datesBefore(change);
  if (change.type !== "date-withdrawn" || !before) return dateChangeText(change);
  return [`Before: ${formatBoundedDate(before.date, before.bound)}`, ...scopeText(before.scope)];
}

/** The same where there are several, each with whom it holds for. */
function scopedDetail(change: DateChange): RichText {
  const [before, after] = [datesBefore(change)[0], datesAfter(change)[0]];
  const isSaid = !after || after.scope === null || (before && before.scope !== after.scope);
  const detail = [...dateDetail(change), ...shiftText(change)];
  return isSaid ? detail : [{ quote: after.scope ?? "" }, ": ", ...detail];
}

function stageDetail(changes: readonly Change[]): RichText | null {
  const found = changes.find((change) => change.type === "stage-changed");
  return found ? [`Before: ${stageText(found.before.stage)}.`] : null;
}

function replacementDetail(changes: readonly Change[]): RichText | null {
  const added = changes.find((change) => change.type === "replacement-added");
  if (added) return added.before === null ? null : replacementText(added);
  const removed = changes.find((change) => change.type === "replacement-removed");
  return removed ? ["Before: ", { model: removed.before.replacement, path: null }, "."] : null;
}
