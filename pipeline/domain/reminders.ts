/**
 * Reminders of ends: one 90, 30 and 7 days before a date, and one on the day we learn of an end that is nearer than
 * that. A reminder tells what was known on its day, so a date moved later neither takes it back nor changes it.
 */

import type { AnnouncedModel } from "./announced-model.ts";
import { addDays, daysBetween, isDay } from "./days.ts";
import { sha256 } from "./hash.ts";
import { byParts, byText, groupBy } from "./order.ts";
import { applyChange, type RecordState } from "./record-state.ts";
import type { RetirementDay } from "./retirements.ts";
import type { Bound, Change } from "./schema.ts";

export interface Reminder {
  /** Stable for ever: made of provider, date, firmness, scope and day, not of the models. */
  id: string;
  /** The day it is due, YYYY-MM-DD. */
  day: string;
  /** Days from that day to the end. */
  before: number;
  retirement: RetirementDay;
}

/** An end as it was known from one day (included) to another (not included; null while it stands). */
interface KnownRetirement {
  date: string;
  bound: Bound;
  scope: string | null;
  from: string;
  to: string | null;
  /** Known from the first snapshot of a page: no news. */
  baseline: boolean;
}

interface Due extends KnownRetirement {
  model: AnnouncedModel;
  day: string;
}

const notices = [90, 30, 7];

/** All reminders that were due up to the day, newest first. */
export function remindersOf(models: readonly AnnouncedModel[], today: string): Reminder[] {
  const due = models.flatMap((model) =>
    knownRetirements(model.changes)
      .flatMap((end) => dueDays(end).map((day): Due => ({ ...end, model, day })))
      .filter(({ day }) => day <= today),
  );
  const groups = groupBy(due, ({ model, date, bound, scope, day }) =>
    JSON.stringify([model.provider.id, date, bound, scope, day]),
  );
  return [...groups].map(([key, group]) => reminderOf(key, group)).sort(newestFirst);
}

/** The ends of a record over time, from its changes, oldest first. Ends without a day are left out. */
function knownRetirements(changes: readonly Change[]): KnownRetirement[] {
  const all: KnownRetirement[] = [];
  let standing = new Map<string, KnownRetirement>();
  let state: RecordState | null = null;
  for (const change of changes) {
    state = applyChange(state, change);
    const now = new Map<string, KnownRetirement>();
    for (const { date, bound, scope } of retirementsIn(state)) {
      const key = JSON.stringify([date, bound, scope]);
      const end = standing.get(key) ?? newRetirement({ date, bound, scope }, change);
      if (!standing.has(key)) all.push(end);
      now.set(key, end);
    }
    for (const [key, end] of standing) if (!now.has(key)) end.to = change.detectedOn;
    standing = now;
  }
  return all;
}

/** What a page no longer lists has no end that we know of. */
function retirementsIn({ listed, events }: RecordState): RecordState["events"] {
  return listed ? events.filter(({ event, date }) => event === "retired" && isDay(date)) : [];
}

function newRetirement(
  end: Pick<KnownRetirement, "date" | "bound" | "scope">,
  { detectedOn, baseline }: Change,
): KnownRetirement {
  return { ...end, from: detectedOn, to: null, baseline };
}

function dueDays({ date, from, to, baseline }: KnownRetirement): string[] {
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
    retirement: { date, bound, scope, provider: model.provider, models },
  };
}

/** On one day, the nearest end first. */
function newestFirst(a: Reminder, b: Reminder): number {
  const parts = ({ retirement }: Reminder) => [
    retirement.date,
    retirement.provider.name,
    retirement.bound,
    retirement.scope,
  ];
  return byText(b.day, a.day) || byParts(parts(a), parts(b));
}
