/**
 * Reminders of retirements: 90, 30 and 7 days before a date, and on the day we first see a date that is nearer than that. A
 * reminder says what was known on its day, so a date that moves later neither withdraws nor changes it.
 */

import type { AnnouncedModel } from "./announced-model.ts";
import { addDays, daysBetween, isDay } from "./days.ts";
import { sha256 } from "./hash.ts";
import { byParts, byText } from "./order.ts";
import { labelOfId } from "./record-id.ts";
import { applyChange, type RecordState } from "./record-state.ts";
import type { RetirementDay } from "./retirements.ts";
import type { Bound, Change } from "./schema.ts";

export interface Reminder<M extends AnnouncedModel = AnnouncedModel> {
  /** Never changes: made of provider, date, bound, scope and day, not of the models. */
  id: string;
  /** The day it is due, YYYY-MM-DD. */
  day: string;
  /** Days from that day to the retirement date. */
  daysLeft: number;
  retirement: RetirementDay<M>;
}

/** A retirement date as it was known from one day (included) to another (not included; null while it is valid). */
interface KnownRetirement {
  date: string;
  bound: Bound;
  scope: string | null;
  from: string;
  to: string | null;
  /** Known from the first snapshot of a page, so not announced. */
  baseline: boolean;
}

interface Due<M> extends KnownRetirement {
  model: M;
  day: string;
}

/** Days before the retirement date on which a reminder is due. */
const leads = [90, 30, 7];

/** All reminders that were due up to the day, newest first. */
export function remindersOf<M extends AnnouncedModel>(models: readonly M[], today: string): Reminder<M>[] {
  const due = models.flatMap((model) =>
    knownRetirements(model.changes)
      .flatMap((known) => dueDays(known).map((day): Due<M> => ({ ...known, model, day })))
      .filter(({ day }) => day <= today),
  );
  const groups = Map.groupBy(due, ({ model, date, bound, scope, day }) =>
    JSON.stringify([model.provider.id, date, bound, scope, day]),
  );
  return [...groups].map(([key, group]) => reminderOf(key, group)).sort(newestFirst);
}

/** The retirement dates of a record over time, from its changes, oldest first; only those given to the day. */
function knownRetirements(changes: readonly Change[]): KnownRetirement[] {
  const all: KnownRetirement[] = [];
  let valid = new Map<string, KnownRetirement>();
  let state: RecordState | null = null;
  for (const change of changes) {
    state = applyChange(state, change);
    const now = new Map<string, KnownRetirement>();
    for (const { date, bound, scope } of retirementsIn(state)) {
      const key = JSON.stringify([date, bound, scope]);
      const known = valid.get(key) ?? newRetirement({ date, bound, scope }, change);
      if (!valid.has(key)) all.push(known);
      now.set(key, known);
    }
    for (const [key, known] of valid) if (!now.has(key)) known.to = change.detectedOn;
    valid = now;
  }
  return all;
}

/** A model that a page no longer lists has no retirement date that we know of. */
function retirementsIn({ listed, events }: RecordState): RecordState["events"] {
  return listed ? events.filter(({ event, date }) => event === "retired" && isDay(date)) : [];
}

function newRetirement(
  date: Pick<KnownRetirement, "date" | "bound" | "scope">,
  { detectedOn, baseline }: Change,
): KnownRetirement {
  return { ...date, from: detectedOn, to: null, baseline };
}

function dueDays({ date, from, to, baseline }: KnownRetirement): string[] {
  const days = leads.map((days) => addDays(date, -days));
  const [first = date] = days;
  const isShort = !baseline && first < from && from < date && !days.includes(from);
  return [...days, ...(isShort ? [from] : [])].filter((day) => from <= day && (to === null || day < to));
}

function reminderOf<M extends AnnouncedModel>(key: string, group: readonly Due<M>[]): Reminder<M> {
  const [first] = group;
  if (!first) throw new Error("a reminder without a model");
  const { date, bound, scope, day, model } = first;
  const models = [...new Set(group.map((due) => due.model))].map((one) => asCalledOn(one, day));
  return {
    id: sha256(key).slice(0, 16),
    day,
    daysLeft: daysBetween(day, date) ?? 0,
    retirement: { date, bound, scope, provider: model.provider, models },
  };
}

/** The model by the name that it had on a day: no reminder changes when a model is renamed. */
function asCalledOn<M extends AnnouncedModel>(model: M, day: string): M {
  const renamed = model.changes.find(({ type, detectedOn }) => type === "renamed" && detectedOn > day);
  return renamed?.type === "renamed" ? { ...model, label: labelOfId(renamed.before.id) } : model;
}

/** On one day, the nearest date first. */
function newestFirst(a: Reminder, b: Reminder): number {
  const parts = ({ retirement }: Reminder) => [
    retirement.date,
    retirement.provider.name,
    retirement.bound,
    retirement.scope,
  ];
  return byText(b.day, a.day) || byParts(parts(a), parts(b));
}
