/** What the changes of a day made of a record: news is told from before and after, not from one change alone. */
import { isExact } from "./bound.ts";
import { addDays } from "./days.ts";
import { outlook } from "./lifecycle.ts";
import { comparePartialDates, hasPassed } from "./partial-date.ts";
import { applyChange, type RecordState, recordFromState, stateOn } from "./record-state.ts";
import type { Change, ChangeOf } from "./schema.ts";
import { datesAfter, type StatedDate } from "./stated-dates.ts";

export interface NetChange {
  day: string;
  /** What was known at the end of the day before; null where the record was not known. */
  before: RecordState | null;
  after: RecordState | null;
}

/** The net effect of changes of one record on one day. `history` is all of its changes, oldest first. */
export function netChange(history: readonly Change[], changes: readonly Change[]): NetChange {
  const day = changes[0]?.detectedOn ?? "";
  const earlier = history.filter(({ detectedOn }) => detectedOn < day);
  const before = stateOn(earlier, day);
  return { day, before, after: changes.reduce<RecordState | null>(applyChange, before) };
}

/** The exact retirement dates that hold after the changes, by date. */
export function exactRetirementsAfter({ after }: NetChange): StatedDate[] {
  return exactRetirements(after);
}

/** Every retirement date that holds after the changes, earliest and tentative ones too. */
export function retirementsKnown({ after }: NetChange): StatedDate[] {
  return (after?.events ?? []).filter(({ event }) => event === "retired");
}

/** The exact retirement dates that held before the changes and still hold. */
export function standingRetirements({ before, after }: NetChange): StatedDate[] {
  const kept = exactRetirements(after);
  return exactRetirements(before).filter((date) => kept.some((other) => isSame(date, other)));
}

/** Whether the record is retired after the changes: its page says so, or its exact dates have passed. */
export function isRetired({ after, day }: NetChange): boolean {
  return after !== null && isOver(after, day);
}

/** What was longer ago than this many days is no longer news, unless a model comes back or its retirement date changes. */
const newsworthyDays = 30;

/**
 * Whether the changes are to be announced. Of a model retired long ago, all that is kept in the record of changes only:
 * other replacements, a row, column or cell that is gone, a date that now holds for fewer. So is the date of another event
 * long ago that a page only now gives, or no longer gives.
 */
export function isNews(net: NetChange, changes: readonly Change[]): boolean {
  const { before, day } = net;
  if (changes.every(isOfOldEvent)) return false;
  if (before === null || !isOver(before, addDays(day, -newsworthyDays))) return true;
  return !isRetired(net) ? changes.some(statesSomething) : changes.some(movesRetirement);
}

/** Whether a change only adds or drops the date of an event other than the retirement, long after it. */
function isOfOldEvent(change: Change): boolean {
  if (change.type !== "date-set" && change.type !== "date-withdrawn") return false;
  if (change.event === "retired" || (change.type === "date-set" && change.before !== null)) return false;
  const { date } = change.type === "date-set" ? change.after : change.before;
  return hasPassed(date, addDays(change.detectedOn, -newsworthyDays));
}

/** Whether any of all the changes of a record is announced. */
export function hasNews(history: readonly Change[]): boolean {
  const days = Map.groupBy(
    history.filter(({ baseline }) => !baseline),
    ({ detectedOn }) => detectedOn,
  );
  return [...days.values()].some((changes) => isNews(netChange(history, changes), changes));
}

/** Whether a change says something new, rather than taking back what was said. */
function statesSomething(change: Change): boolean {
  if (change.type === "stage-changed") return change.after.stage !== null;
  return datesAfter(change).some(({ event }) => event === "retired");
}

function movesRetirement(change: Change): boolean {
  return change.type === "date-moved" && change.event === "retired" && change.before.date !== change.after.date;
}

/** Whether a change only says whom a date holds for. */
export function isScopeChange(change: Change): change is ChangeOf<"date-set"> {
  return (
    change.type === "date-set" &&
    change.before?.date === change.after.date &&
    change.before.bound === change.after.bound
  );
}

function isOver(state: RecordState, day: string): boolean {
  const dates = exactRetirements(state);
  if (dates.some(({ date }) => !hasPassed(date, day))) return false;
  if (state.stage === "retired" && (state.stageSnapshot ?? day) <= day) return true;
  return dates.length > 0 && outlook(recordFromState({ id: "" }, state), day).kind === "retired";
}

function exactRetirements(state: RecordState | null): StatedDate[] {
  const dates = (state?.events ?? []).filter((date) => date.event === "retired" && isExact(date));
  return dates.sort((a, b) => comparePartialDates(a.date, b.date));
}

function isSame(a: StatedDate, b: StatedDate): boolean {
  return a.date === b.date && a.scope === b.scope;
}
