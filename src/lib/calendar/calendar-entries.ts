/**
 * The ends of a model as entries of a calendar: each keeps its identity while its date moves, and stays, as one that
 * no longer holds, when the date is withdrawn. An end given as a month or a longer time has no entry: it has no day.
 */
import { v5 as uuid } from "uuid";
import { isDay } from "../../../pipeline/domain/days.ts";
import { byParts, groupBy } from "../../../pipeline/domain/order.ts";
import { applyChange, type RecordState } from "../../../pipeline/domain/record-state.ts";
import type { Bound, Change } from "../../../pipeline/domain/schema.ts";
import type { Model } from "../almanac/almanac.ts";

export interface CalendarEntry {
  model: Model;
  /** Made of record, event and scope; the same for ever. A second end of the same scope counts on from there. */
  uid: string;
  scope: string | null;
  /** The day it stands on; the last one where it no longer holds. */
  date: string;
  bound: Bound;
  holds: boolean;
  /** How often date or firmness changed since we first saw it (RFC 5545, section 3.8.7.4). */
  sequence: number;
}

type Given = Pick<CalendarEntry, "date" | "bound" | "scope">;

/** A random id that names our entries; it must never change. */
const namespace = "5d0f3a0e-6c0b-4d0c-9a57-0f4c7f0f6a11";

/** Every entry the model ever had, in the order of first sight. Linear in the number of its changes. */
export function calendarEntries(model: Model): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  let state: RecordState | null = null;
  for (const changes of groupBy(model.changes, ({ detectedOn }) => detectedOn).values()) {
    state = changes.reduce<RecordState | null>(
      (known: RecordState | null, change: Change) => applyChange(known, change),
      state,
    );
    const ends = groupBy(state?.events.filter(isEntry) ?? [], scopeKey);
    const scopes = groupBy(entries, scopeKey);
    for (const scope of new Set([...ends.keys(), ...scopes.keys()])) {
      entries.push(...settle(model, scopes.get(scope) ?? [], ends.get(scope) ?? []));
    }
  }
  return entries;
}

function isEntry({ event, date }: RecordState["events"][number]): boolean {
  return event === "retired" && isDay(date);
}

function scopeKey({ scope }: { scope: string | null }): string {
  return JSON.stringify(scope);
}

/** Brings the entries of one scope to the ends that now hold, and gives back those that are new. */
function settle(model: Model, entries: readonly CalendarEntry[], ends: readonly Given[]): CalendarEntry[] {
  const isSame = (end: Given, entry: CalendarEntry) =>
    entry.holds && entry.date === end.date && entry.bound === end.bound;
  const free = entries.filter((entry) => !ends.some((end) => isSame(end, entry)));
  const open = ends.filter((end) => !entries.some((entry) => isSame(end, entry)));
  // A moved date takes the entry it had; one that comes anew wakes an entry that no longer held.
  const order = [...free.filter(({ holds }) => holds), ...free.filter(({ holds }) => !holds)];
  const sorted = [...open].sort((a, b) => byParts([a.date, a.bound], [b.date, b.bound]));
  for (const [i, entry] of order.entries()) change(entry, sorted[i]);
  return sorted.slice(order.length).map((end, i) => newEntry(model, end, entries.length + i));
}

function change(entry: CalendarEntry, end: Given | undefined): void {
  if (!end && !entry.holds) return;
  entry.sequence += 1;
  entry.holds = end !== undefined;
  if (end) Object.assign(entry, { date: end.date, bound: end.bound });
}

function newEntry(model: Model, { date, bound, scope }: Given, nth: number): CalendarEntry {
  const name = JSON.stringify([model.id, "retired", scope, ...(nth === 0 ? [] : [nth])]);
  return { model, uid: `${uuid(name, namespace)}@model-almanac`, scope, date, bound, holds: true, sequence: 0 };
}
