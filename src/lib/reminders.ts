/**
 * Reminders of ends: one 90, 30 and 7 days before a date, and one on the day we learn of an end that is nearer than
 * that. A reminder tells what was known on its day, so a date moved later neither takes it back nor changes it.
 */
import { addDays, daysBetween, isDay } from "../../pipeline/domain/days.ts";
import { sha256 } from "../../pipeline/domain/hash.ts";
import { byParts, byText, groupBy } from "../../pipeline/domain/order.ts";
import type { Bound, Change } from "../../pipeline/domain/schema.ts";
import type { Almanac, Model } from "./almanac.ts";
import type { EndDay } from "./ends.ts";
import { applyChange, type State } from "./history.ts";

export interface Reminder {
  /** Stable for ever: made of provider, date, firmness, scope and day, not of the models. */
  id: string;
  /** The day it is due, YYYY-MM-DD. */
  day: string;
  /** Days from that day to the end. */
  before: number;
  end: EndDay;
}

/** An end as it was known from one day (included) to another (not included; null while it stands). */
interface KnownEnd {
  date: string;
  bound: Bound;
  scope: string | null;
  from: string;
  to: string | null;
  /** Known from the first snapshot of a page: no news. */
  baseline: boolean;
}

interface Due extends KnownEnd {
  model: Model;
  day: string;
}

const notices = [90, 30, 7];

/** All reminders that were due up to the day of the almanac, newest first. */
export function reminders(almanac: Almanac): Reminder[] {
  const due = almanac.models.flatMap((model) =>
    knownEnds(model.changes)
      .flatMap((end) => dueDays(end).map((day): Due => ({ ...end, model, day })))
      .filter(({ day }) => day <= almanac.day),
  );
  const groups = groupBy(due, ({ model, date, bound, scope, day }) =>
    JSON.stringify([model.provider.id, date, bound, scope, day]),
  );
  return [...groups].map(([key, group]) => reminderOf(key, group)).sort(newestFirst);
}

/** The ends of a record over time, from its changes, oldest first. Ends without a day are left out. */
function knownEnds(changes: readonly Change[]): KnownEnd[] {
  const all: KnownEnd[] = [];
  let standing = new Map<string, KnownEnd>();
  let state: State | null = null;
  for (const change of changes) {
    state = applyChange(state, change);
    const now = new Map<string, KnownEnd>();
    for (const { date, bound, scope } of endsIn(state)) {
      const key = JSON.stringify([date, bound, scope]);
      const end = standing.get(key) ?? newEnd({ date, bound, scope }, change);
      if (!standing.has(key)) all.push(end);
      now.set(key, end);
    }
    for (const [key, end] of standing) if (!now.has(key)) end.to = change.detectedOn;
    standing = now;
  }
  return all;
}

/** What a page no longer lists has no end that we know of. */
function endsIn({ listed, events }: State): State["events"] {
  return listed ? events.filter(({ event, date }) => event === "retired" && isDay(date)) : [];
}

function newEnd(end: Pick<KnownEnd, "date" | "bound" | "scope">, { detectedOn, baseline }: Change): KnownEnd {
  return { ...end, from: detectedOn, to: null, baseline };
}

function dueDays({ date, from, to, baseline }: KnownEnd): string[] {
  const days = notices.map((days) => addDays(date, -days));
  const [first = date] = days;
  const isShort = !baseline && first < from && from < date && !days.includes(from);
  return [...days, ...(isShort ? [from] : [])].filter((day) => from <= day && (to === null || day < to));
}

function reminderOf(key: string, group: readonly Due[]): Reminder {
  const [first] = group;
  if (!first) throw new Error("a reminder without a model");
  const { date, bound, scope, day, model } = first;
  const models = [...new Set(group.map((due) => due.model))];
  return {
    ...{ id: sha256(key).slice(0, 16), day, before: daysBetween(day, date) ?? 0 },
    end: { date, bound, scope, provider: model.provider, models },
  };
}

/** On one day, the nearest end first. */
function newestFirst(a: Reminder, b: Reminder): number {
  const parts = ({ end }: Reminder) => [end.date, end.provider.name, end.bound, end.scope];
  return byText(b.day, a.day) || byParts(parts(a), parts(b));
}
