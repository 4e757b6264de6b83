/** What kind of news a change is. */
import { isExact } from "./bound.ts";
import { isRetired, isScopeChange, type NetChange, standingRetirements } from "./net-change.ts";
import { isBefore } from "./partial-date.ts";
import type { Bound, Change, ChangeOf, DateChange, Stage } from "./schema.ts";
import { retirementChanges, retirementsAfter, type StatedDate } from "./stated-dates.ts";

/** Kinds of news, the most important first: the changes of a model on a day are announced under the first kind they have. */
export const announcementKinds = [
  "deprecation",
  "moved",
  "conflict",
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

/** Kinds that say what became of a retirement. */
export const retirementKinds: ReadonlySet<AnnouncementKind> = new Set([
  "deprecation",
  "moved",
  "conflict",
  "withdrawn",
  "retired",
]);

/**
 * The kinds of news that the changes of a model on a day are, the main one first. What became of its retirement is told from
 * the net effect: a date that is dropped beside one that stays is not withdrawn, nor softened on the day it comes.
 */
export function kindsOf(changes: readonly Change[], net: NetChange): [AnnouncementKind, ...AnnouncementKind[]] {
  const single = new Set(changes.map(kindOf));
  const first = announcementKinds.find((kind) => single.has(kind)) ?? "date";
  const isAboutRetirement = retirementKinds.has(first) || retirementChanges(changes).length > 0;
  const main = isAboutRetirement ? retirementKindOf(first, changes, net) : first;
  const others = announcementKinds.filter(
    (kind) => kind !== main && single.has(kind) && !(main !== first && retirementKinds.has(kind)),
  );
  return [main, ...others];
}

function retirementKindOf(first: AnnouncementKind, changes: readonly Change[], net: NetChange): AnnouncementKind {
  if (retires(changes, net)) return "retired";
  if (conflicting(changes, net).length > 0) return "conflict";
  if (first === "deprecation" && addsToMove(changes)) return "moved";
  return first === "withdrawn" && retirementKept(changes, net) ? "moved" : first;
}

/** Whether the changes leave a retired model, and say so: a row that is new on the page says no more than that it is there. */
function retires(changes: readonly Change[], net: NetChange): boolean {
  const isTold = ({ type }: Change) => type === "stage-changed";
  const isNew = changes.some(({ type }) => type === "listed" || type === "relisted");
  return isRetired(net) && !isNew && (changes.some(isTold) || retirementsStated(changes).some(isExact));
}

/**
 * The retirement dates that contradict each other after the changes: those that a page still gives, and those that another
 * page, or another place, now gives for the same users. Empty where there is no new contradiction.
 */
export function conflicting(changes: readonly Change[], net: NetChange): StatedDate[] {
  const standing = standingRetirements(net);
  const stated = retirementsStated(changes);
  const added = stated.filter((date) => standing.some((other) => contradicts(other, date)));
  const kept = standing.filter((date) => added.some((other) => contradicts(date, other)));
  return [...kept, ...added];
}

/** Whether a date that stays and one that is new cannot both be meant. An earliest date before the day itself can. */
function contradicts(standing: StatedDate, added: StatedDate): boolean {
  if (standing.scope !== added.scope || (standing.date === added.date && standing.bound === added.bound)) return false;
  return added.bound !== "not-before" || added.date >= standing.date;
}

/** Whether a retirement that was announced moves, and gets a date for others too: that is no second announcement. */
function addsToMove(changes: readonly Change[]): boolean {
  const announcing = changes.filter((change) => kindOf(change) === "deprecation");
  const isMoved = changes.some((change) => kindOf(change) === "moved" && retirementsAfter(change).some(isExact));
  return isMoved && announcing.every(({ type }) => type === "date-set");
}

/** Whether exact dates are dropped of which others stay, for the same users. */
function retirementKept(changes: readonly Change[], net: NetChange): boolean {
  const standing = standingRetirements(net);
  const dropped = retirementChanges(changes).filter(({ type }) => type === "date-withdrawn");
  return dropped.length > 0 && dropped.every(({ scope }) => standing.some((date) => date.scope === scope));
}

function retirementsStated(changes: readonly Change[]): StatedDate[] {
  return retirementChanges(changes).flatMap((change) => retirementsAfter(change));
}

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
  if (isScopeChange(change) && !isExact(after)) return "date";
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

/** Whether an exact date was over already when we saw it. On the day itself, the page says what is to come. */
function isOver(date: { date: string; bound: Bound }, day: string): boolean {
  return isExact(date) && isBefore(date.date, day);
}
