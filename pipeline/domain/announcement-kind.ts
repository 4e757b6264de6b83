/** What kind of news a change is. */
import { isExact } from "./bound.ts";
import { hasPassed } from "./partial-date.ts";
import type { Bound, Change, ChangeOf, DateChange, Stage } from "./schema.ts";

/** Kinds of news, the most important first: the changes of a model on a day are announced under the first kind they have. */
export const announcementKinds = [
  "deprecation",
  "moved",
  "withdrawn",
  "retired",
  "renamed",
  "replacement",
  "delisted",
  "stage",
  "date",
  "listed",
] as const;
export type AnnouncementKind = (typeof announcementKinds)[number];

/** The kind of news that a change is by itself. */
export function kindOf(change: Change): AnnouncementKind {
  switch (change.type) {
    case "listed":
    case "relisted":
      return announcesRetirement(change.after, change.detectedOn) ? "deprecation" : "listed";
    case "delisted":
      return "delisted";
    case "renamed":
      return "renamed";
    case "stage-changed":
      return stageKind(change.after.stage);
    case "replacement-added":
    case "replacement-removed":
      return "replacement";
    default:
      return change.event === "retired" ? retirementKind(change) : "date";
  }
}

function stageKind(stage: Stage | null): AnnouncementKind {
  if (stage === "retired") return "retired";
  return stage === "deprecated" || stage === "legacy" ? "deprecation" : "stage";
}

/** An exact retirement date where none was is a deprecation; one that becomes inexact again is withdrawn. */
function retirementKind(change: DateChange): AnnouncementKind {
  if (change.type === "date-withdrawn") return "withdrawn";
  const { before, after, detectedOn } = change;
  if (isOver(after, detectedOn)) return "retired";
  if (isExact(after)) return before && isExact(before) ? "moved" : "deprecation";
  if (before === null) return "date";
  return isExact(before) ? "withdrawn" : "moved";
}

/** A model that enters the page with an exact retirement date ahead, or already called deprecated, is a deprecation. */
function announcesRetirement({ stage, events }: ChangeOf<"listed">["after"], day: string): boolean {
  if (stage === "retired") return false;
  const retirements = events.filter((event) => event.event === "retired" && isExact(event));
  if (retirements.length > 0) return retirements.some((retirement) => !isOver(retirement, day));
  return stage === "deprecated" || stage === "legacy";
}

/** Whether an exact date had passed already when we saw it. */
function isOver(date: { date: string; bound: Bound }, day: string): boolean {
  return isExact(date) && hasPassed(date.date, day);
}
