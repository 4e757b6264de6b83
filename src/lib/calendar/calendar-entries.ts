/**
 * The retirement dates of a model as calendar entries. An entry keeps its identity when its date moves, and is kept as
 * cancelled when the date is withdrawn. A date given only as a month, quarter or year has no entry.
 */
import { v5 as uuid } from "uuid";
import { isDay } from "../../../pipeline/domain/days.ts";
import { byParts } from "../../../pipeline/domain/order.ts";
import { applyChange, type RecordState } from "../../../pipeline/domain/record-state.ts";
import type { Bound, Change } from "../../../pipeline/domain/schema.ts";
import type { Model } from "../almanac/almanac.ts";

export interface CalendarEntry {
  model: Model;
  /** Made of record, event and scope, so that it never changes; a second date of the same scope has a number added. */
  uid: string;
  scope: string | null;
  /** YYYY-MM-DD; of a cancelled entry, the last one. */
  date: string;
  bound: Bound;
  isCancelled: boolean;
  /** How often date or bound changed since we first saw it (RFC 5545, section 3.8.7.4). */
  sequence: number;
}

type GivenDate = Pick<CalendarEntry, "date" | "bound" | "scope">;

/** A random UUID; it must never change. */
const namespace = "5d0f3a0e-6c0b-4d0c-9a57-0f4c7f0f6a11";

/** Every entry the model ever had, in the order in which we first saw them. Linear in the number of its changes. */
export function calendarEntries(model: Model): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  let state: RecordState | null = null;
  for (const changes of Map.groupBy(model.changes, ({ detectedOn }) => detectedOn).values()) {
    state = changes.reduce<RecordState | null>(
      (known: RecordState | null, change: Change) => applyChange(known, change),
      state,
    );
    const given = Map.groupBy(state?.events.filter(isRetirementDay) ?? [], scopeKey);
    const known = Map.groupBy(entries, scopeKey);
    for (const scope of new Set([...given.keys(), ...known.keys()])) {
      entries.push(...updateEntries(model, known.get(scope) ?? [], given.get(scope) ?? []));
    }
  }
  return entries;
}

function isRetirementDay({ event, date }: RecordState["events"][number]): boolean {
  return event === "retired" && isDay(date);
}

function scopeKey({ scope }: { scope: string | null }): string {
  return JSON.stringify(scope);
}

/** Updates the entries of one scope to the dates given now, and returns the new ones. */
function updateEntries(model: Model, entries: readonly CalendarEntry[], dates: readonly GivenDate[]): CalendarEntry[] {
  const isSame = (given: GivenDate, entry: CalendarEntry) =>
    !entry.isCancelled && entry.date === given.date && entry.bound === given.bound;
  const free = entries.filter((entry) => !dates.some((given) => isSame(given, entry)));
  const open = dates.filter((given) => !entries.some((entry) => isSame(given, entry)));
  // A moved date keeps its entry; a new one takes over a cancelled entry.
  const order = [...free.filter((entry) => !entry.isCancelled), ...free.filter((entry) => entry.isCancelled)];
  const sorted = [...open].sort((a, b) => byParts([a.date, a.bound], [b.date, b.bound]));
  for (const [i, entry] of order.entries()) updateEntry(entry, sorted[i]);
  return sorted.slice(order.length).map((given, i) => newEntry(model, given, entries.length + i));
}

function updateEntry(entry: CalendarEntry, given: GivenDate | undefined): void {
  if (!given && entry.isCancelled) return;
  entry.sequence += 1;
  entry.isCancelled = given === undefined;
  if (given) Object.assign(entry, { date: given.date, bound: given.bound });
}

function newEntry(model: Model, { date, bound, scope }: GivenDate, nth: number): CalendarEntry {
  const name = JSON.stringify([model.id, "retired", scope, ...(nth === 0 ? [] : [nth])]);
  return { model, uid: `${uuid(name, namespace)}@model-almanac`, scope, date, bound, isCancelled: false, sequence: 0 };
}
