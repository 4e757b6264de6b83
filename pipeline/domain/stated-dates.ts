/** The dates that a change states, before and after it. */
import type { Bound, Change, ChangeOf, DateChange, EventName } from "./schema.ts";

/** A date as a change states it. */
export interface StatedDate {
  event: EventName;
  date: string;
  bound: Bound;
  /** Null for all. */
  scope: string | null;
}

type DateBefore = NonNullable<ChangeOf<"date-set">["before"]>;

const dateChangeTypes: readonly Change["type"][] = ["date-set", "date-moved", "date-withdrawn", "bound-changed"];

/** Whether it is a date that changed. */
export function isDateChange(change: Change): change is DateChange {
  return dateChangeTypes.includes(change.type);
}

/** The changes of retirement dates among the changes. */
export function retirementChanges(changes: readonly Change[]): DateChange[] {
  return changes.filter(isDateChange).filter(({ event }) => event === "retired");
}

/** The dates that held until the change, with the scope that they had. */
export function datesBefore(change: Change): StatedDate[] {
  if (change.type === "delisted") return change.before.events;
  if (!isDateChange(change) || change.before === null) return [];
  const { event, scope } = change;
  const { date, bound, scope: scopeBefore = scope }: DateBefore = change.before;
  return [{ event, date, bound, scope: scopeBefore }];
}

/** The dates that hold after the change. */
export function datesAfter(change: Change): StatedDate[] {
  if (change.type === "listed" || change.type === "relisted") return change.after.events;
  if (!isDateChange(change) || change.type === "date-withdrawn") return [];
  const { event, scope, after } = change;
  return [{ event, scope, ...after }];
}

/** The retirement dates that the change states, those with another bound than `on` too. */
export function retirementsAfter(change: Change): StatedDate[] {
  return datesAfter(change).filter(isRetirement);
}

/** The retirement dates that held until the change. */
export function retirementsBefore(change: Change): StatedDate[] {
  return datesBefore(change).filter(isRetirement);
}

function isRetirement({ event }: StatedDate): boolean {
  return event === "retired";
}
