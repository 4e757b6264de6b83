/** What the title of an announcement leaves out: before and after. */
import { joinText, type RichText } from "../text/rich-text.ts";
import type { AnnouncementKind } from "./announcement-kind.ts";
import { dateChangeText, replacementLine, replacementText, scopeText, shiftText, stageText } from "./change-text.ts";
import { formatBoundedDate } from "./date-text.ts";
import type { ModelChanges } from "./model-changes.ts";
import type { Change, DateChange } from "./schema.ts";
import { datesAfter, datesBefore, retirementChanges, retirementsAfter } from "./stated-dates.ts";

/** The detail that all models of an announcement share, or of its only model. Null where the title says it all. */
export function announcementDetail(kind: AnnouncementKind, models: readonly ModelChanges[]): RichText | null {
  const [first] = models;
  if (!first) return null;
  const { changes, model } = first;
  switch (kind) {
    case "moved":
      return retirementDetail(changes);
    case "withdrawn":
      return changes.some((change) => retirementsAfter(change).length > 0) ? retirementDetail(changes) : null;
    case "retired":
      return retirementChanges(changes).some(({ before }) => before !== null) ? retirementDetail(changes) : null;
    case "delisted":
      return ["Removed from the page; no reason given."];
    case "stage":
      return stageDetail(changes);
    case "replacement":
      return models.length === 1 ? replacementDetail(changes) : null;
    case "deprecation":
      return models.length === 1 ? replacementLine(model, changes[0]?.detectedOn ?? "") : null;
    default:
      return null;
  }
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
