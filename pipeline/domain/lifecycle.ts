/**
 * How a model stands on a day. Computed from the record each time, never stored, and never more than the page said:
 * only a firm date ends a model, and only for those it was given for.
 */

import { comparePartialDates, hasPassed } from "./partial-date.ts";
import type { Bound, EventName, LifecycleEvent, ModelRecord, Stage } from "./schema.ts";

/** A stage as the pages state it, or `ending` where a firm end is ahead. */
export type StageOnDay = Stage | "ending";

export interface Outlook {
  kind: "retires-on" | "may-retire-from" | "passed-unconfirmed" | "no-retirement-announced" | "retired";
  date: string | null;
  bound: Bound | null;
  /** Whom the date holds for; null for all. */
  scope: string | null;
  /** The page's words where the end is given only relative to something else. */
  text: string | null;
}

/**
 * The stage on a day. A firm end ahead for all, also by several that together are for all, reads as `ending`, a firm
 * end passed as `retired`, and a firm date of legacy or deprecation that has passed counts over an earlier stage,
 * unless the page stated that stage after it.
 * With a scope, the dates for that scope count beside those for all. Null where the page does not say.
 */
export function stageOn(record: ModelRecord, day: string, scope: string | null = null): StageOnDay | null {
  const end = outlook(record, day, scope);
  if (end.kind === "retired") return "retired";
  if (end.kind === "retires-on" && (end.scope === null || end.scope === scope || endAll(endsOf(record))))
    return "ending";
  return later(record.stage, impliedStage(record, day, scope));
}

/**
 * What is known of the end on a day. A date for some never ends the model for all: it is given with its scope.
 * Dates for some that together are for all (one is for all others) end it with the last of them.
 * A firm date that has passed means `retired`, unless the model goes on for some until a firm end, the page called it
 * active after that date, or gives a later end beside it; a soft one that has passed is `passed-unconfirmed` until the
 * page says more.
 */
export function outlook(record: ModelRecord, day: string, scope: string | null = null): Outlook {
  const ends = endsOf(record);
  const mine = ends.filter((end) => end.scope === null || end.scope === scope);
  const partial = ends.filter((end) => !mine.includes(end));
  const ahead = (end: LifecycleEvent) => !hasPassed(end.date, day);
  const firmAhead = mine.find((end) => isFirm(end) && ahead(end));
  if (firmAhead) return given("retires-on", firmAhead);
  const firmPassed = mine.findLast(isFirm);
  if (record.stage === "retired") return firmPassed ? given("retired", firmPassed) : { ...nothing, kind: "retired" };
  const softAhead = mine.find(ahead);
  if (softAhead) return given("may-retire-from", softAhead);
  const later = firmPassed && scope === null && partial.find((end) => isFirm(end) && ahead(end));
  if (later) return given("retires-on", later);
  if (firmPassed) return given(restated(record, firmPassed.date) ? "passed-unconfirmed" : "retired", firmPassed);
  const softPassed = mine.at(-1);
  if (softPassed) return given("passed-unconfirmed", softPassed);
  return partialOutlook(partial, ahead) ?? relativeOutlook(record);
}

/** Every end of a record, soft ones and those for some too, by date. */
export function endsOf({ events }: { events: readonly LifecycleEvent[] }): LifecycleEvent[] {
  return events.filter(({ event }) => event === "retired").sort((a, b) => comparePartialDates(a.date, b.date));
}

const nothing: Outlook = { kind: "no-retirement-announced", date: null, bound: null, scope: null, text: null };

function partialOutlook(partial: readonly LifecycleEvent[], ahead: (end: LifecycleEvent) => boolean): Outlook | null {
  const firm = partial.find((end) => isFirm(end) && ahead(end));
  if (firm) return given("retires-on", firm);
  const soft = partial.find(ahead);
  if (soft) return given("may-retire-from", soft);
  const last = partial.at(-1);
  if (!last) return null;
  return given(endAll(partial) ? "retired" : "passed-unconfirmed", last);
}

/** Whether firm ends given for some together end the model for all. */
function endAll(ends: readonly LifecycleEvent[]): boolean {
  return coversAll(ends) && ends.every(isFirm);
}

/** Whether ends given for some are together for all: one of them is for all, or for all others. */
export function coversAll(ends: readonly Pick<LifecycleEvent, "scope">[]): boolean {
  return ends.some(({ scope }) => scope === null || /^(all )?others?\b/i.test(scope));
}

function relativeOutlook(record: ModelRecord): Outlook {
  const relative = record.relative.find(({ event }) => event === "retired");
  return { ...nothing, text: relative?.text ?? null };
}

function given(kind: Outlook["kind"], { date, bound, scope }: LifecycleEvent): Outlook {
  return { kind, date, bound, scope, text: null };
}

function isFirm({ bound }: Pick<LifecycleEvent, "bound">): boolean {
  return bound === "on";
}

const order: readonly (Stage | null)[] = [null, "preview", "active", "legacy", "deprecated", "retired"];
const implied: readonly [EventName, Stage][] = [
  ["deprecated", "deprecated"],
  ["legacy", "legacy"],
];

function impliedStage(record: ModelRecord, day: string, scope: string | null): Stage | null {
  const came = (name: EventName) =>
    record.events.some(
      (event) =>
        event.event === name &&
        isFirm(event) &&
        (event.scope === null || event.scope === scope) &&
        hasPassed(event.date, day) &&
        !restated(record, event.date),
    );
  const found = implied.find(([name]) => came(name))?.[1] ?? null;
  // An announcement says that a model is going; beside a stated stage it adds nothing.
  return found ?? (record.stage === null && came("announced") ? "deprecated" : null);
}

/** Whether a page called the model current in a snapshot taken after the date: then the page contradicts the date. */
function restated(record: ModelRecord, date: string): boolean {
  if (record.stage !== "active" && record.stage !== "preview") return false;
  const stated = record.stageEvidence === null ? null : record.evidence[record.stageEvidence]?.snapshot;
  return stated != null && stated !== date && hasPassed(date, stated);
}

function later(a: Stage | null, b: Stage | null): Stage | null {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
