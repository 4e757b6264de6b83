/** What kind of news a change is. */
import { hasPassed } from "./partial-date.ts";
import type { Bound, Change } from "./schema.ts";

/** Kinds of news, the most telling first: the changes of a model on a day are announced under the first kind they have. */
export const announcementKinds = [
  "deprecation",
  "moved",
  "withdrawn",
  "retired",
  "replacement",
  "delisted",
  "stage",
  "date",
  "listed",
] as const;
export type AnnouncementKind = (typeof announcementKinds)[number];

/** The kind of news that a change is by itself. */
export function kindOf({ type, event, before, after, detectedOn }: Change): AnnouncementKind {
  if (event === "retired" && after && "date" in after && isOver(after, detectedOn)) return "retired";
  switch (type) {
    case "listed":
    case "relisted":
      return after && "events" in after && announcesRetirement(after, detectedOn) ? "deprecation" : "listed";
    case "delisted":
      return "delisted";
    case "stage-changed":
      return stageKind(after);
    case "replacement-added":
    case "replacement-removed":
      return "replacement";
    default:
      return event === "retired" ? retirementKind(type, before, after) : "date";
  }
}

function stageKind(after: Change["after"]): AnnouncementKind {
  const stage = after && "stage" in after ? after.stage : null;
  if (stage === "retired") return "retired";
  return stage === "deprecated" || stage === "legacy" ? "deprecation" : "stage";
}

/** An exact retirement date where none was is a deprecation; one that becomes inexact again is withdrawn. */
function retirementKind(type: Change["type"], before: Change["before"], after: Change["after"]): AnnouncementKind {
  const [was, is] = [exactnessOf(before), exactnessOf(after)];
  if (type === "date-withdrawn") return "withdrawn";
  if (is === "exact") return was === "exact" ? "moved" : "deprecation";
  if (was === "exact") return "withdrawn";
  return was === null ? "date" : "moved";
}

function exactnessOf(state: Change["before"]): "exact" | "inexact" | null {
  if (!state || !("date" in state)) return null;
  return state.bound === "on" ? "exact" : "inexact";
}

/** A model that enters the page with an exact retirement date ahead, or already called deprecated, is deprecated news. */
function announcesRetirement(state: Extract<Change["after"], { events: unknown }>, day: string): boolean {
  if (state.stage === "retired") return false;
  const retirements = state.events.filter(({ event, bound }) => event === "retired" && bound === "on");
  if (retirements.length > 0) return retirements.some((retirement) => !isOver(retirement, day));
  return state.stage === "deprecated" || state.stage === "legacy";
}

/** Whether an exact date was past already when we saw it: news of a retirement, not of one to come. */
function isOver({ date, bound }: { date: string; bound: Bound }, day: string): boolean {
  return bound === "on" && hasPassed(date, day);
}
