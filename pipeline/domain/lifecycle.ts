/**
 * The stage and the outlook of a model on a day. Computed from the record each time, never stored, and never more than the
 * page says: only an exact date retires a model, only for the users it applies to, and only if the page was read after it.
 */

import { isExact } from "./bound.ts";
import { comparePartialDates, hasPassed, isBefore } from "./partial-date.ts";
import type { Bound, EventName, LifecycleEvent, ModelRecord, Stage } from "./schema.ts";

/** A stage as the pages state it, or `ending` where an exact retirement date is ahead. */
export type StageOnDay = Stage | "ending";

export interface Outlook {
  /** `was-scheduled`: an exact date that passed after the page was last read. */
  kind:
    | "retires-on"
    | "may-retire-from"
    | "passed-unconfirmed"
    | "no-retirement-announced"
    | "retired"
    | "was-scheduled";
  date: string | null;
  bound: Bound | null;
  /** Which users the date applies to; null for all. */
  scope: string | null;
  /** The page's wording where the date is given only relative to something else. */
  text: string | null;
}

/**
 * The stage on a day. With an exact retirement date ahead for all users (or several that together cover all) it is `ending`,
 * with one that has passed `retired`; it stays `ending` while the page (last read on `read`) was not read after the date. An
 * exact date of legacy or deprecation that has passed overrides an earlier stage, unless the page stated that stage after
 * the date. With a scope, the dates for that scope count beside those for all. Null where the page does not say.
 */
export function stageOn(
  record: ModelRecord,
  day: string,
  scope: string | null = null,
  read: string | null = day,
): StageOnDay | null {
  const { kind, scope: whom } = outlook(record, day, scope, read);
  if (kind === "retired") return "retired";
  const isForAll = whom === null || whom === scope || retireAll(retirementsOf(record));
  if ((kind === "retires-on" || kind === "was-scheduled") && isForAll) return "ending";
  return later(record.stage, impliedStage(record, day, scope));
}

/**
 * What is known about the retirement on a day. A date for some users never retires the model for all: it is given with its
 * scope. Dates for some that together cover all (one is for all others) retire it on the last of them. An exact date that
 * has passed means `retired`, unless the model stays available to some until a later exact date, the page called it active
 * after that date, or gives a later date beside it; and `was-scheduled` until the page is read again (`read`: the day on
 * which it last was; null for never). An earliest or tentative date that has passed is `passed-unconfirmed` until the page
 * says more.
 */
export function outlook(
  record: ModelRecord,
  day: string,
  scope: string | null = null,
  read: string | null = day,
): Outlook {
  const dates = retirementsOf(record);
  const own = dates.filter((date) => date.scope === null || date.scope === scope);
  const partial = dates.filter((date) => !own.includes(date));
  const ahead = (date: LifecycleEvent) => isAhead(record, date, day);
  const exactAhead = own.find((it) => isExact(it) && ahead(it));
  if (exactAhead) return given("retires-on", exactAhead);
  const exactPassed = own.findLast(isExact);
  if (record.stage === "retired") return exactPassed ? given("retired", exactPassed) : { ...nothing, kind: "retired" };
  const inexactAhead = own.find(ahead);
  if (inexactAhead) return given("may-retire-from", inexactAhead);
  const later = exactPassed && scope === null && partial.find((it) => isExact(it) && ahead(it));
  if (later) return given("retires-on", later);
  if (exactPassed)
    return given(restated(record, exactPassed.date) ? "passed-unconfirmed" : past(exactPassed, read), exactPassed);
  const inexactPassed = own.at(-1);
  if (inexactPassed) return given("passed-unconfirmed", inexactPassed);
  return partialOutlook(partial, ahead, read) ?? relativeOutlook(record);
}

/** Whether a date is still to come. On the day itself it is, unless the page calls the model retired. */
export function isAhead({ stage }: Pick<ModelRecord, "stage">, { date }: LifecycleEvent, day: string): boolean {
  return !isBefore(date, day) && !(stage === "retired" && date === day);
}

/** What an exact date that has passed means. */
function past({ date }: LifecycleEvent, read: string | null): "retired" | "was-scheduled" {
  return read !== null && isBefore(date, read) ? "retired" : "was-scheduled";
}

/** Every retirement date of a record, by date: earliest and tentative ones and those for some users too. */
export function retirementsOf({ events }: { events: readonly LifecycleEvent[] }): LifecycleEvent[] {
  return events.filter(({ event }) => event === "retired").sort((a, b) => comparePartialDates(a.date, b.date));
}

const nothing: Outlook = { kind: "no-retirement-announced", date: null, bound: null, scope: null, text: null };

function partialOutlook(
  partial: readonly LifecycleEvent[],
  ahead: (retirement: LifecycleEvent) => boolean,
  read: string | null,
): Outlook | null {
  const exact = partial.find((it) => isExact(it) && ahead(it));
  if (exact) return given("retires-on", exact);
  const inexact = partial.find(ahead);
  if (inexact) return given("may-retire-from", inexact);
  const last = partial.at(-1);
  if (!last) return null;
  return given(retireAll(partial) ? past(last, read) : "passed-unconfirmed", last);
}

/** Whether exact dates for some users together retire the model for all. */
function retireAll(dates: readonly LifecycleEvent[]): boolean {
  return coversAll(dates) && dates.every(isExact);
}

/** Whether dates for some users together cover all: one of them is for all, or for all others. */
export function coversAll(dates: readonly Pick<LifecycleEvent, "scope">[]): boolean {
  return dates.some(({ scope }) => scope === null || /^(all )?others?\b/i.test(scope));
}

function relativeOutlook(record: ModelRecord): Outlook {
  const relative = record.relative.find(({ event }) => event === "retired");
  return { ...nothing, text: relative?.text ?? null };
}

function given(kind: Outlook["kind"], { date, bound, scope }: LifecycleEvent): Outlook {
  return { kind, date, bound, scope, text: null };
}

const stageOrder: readonly (Stage | null)[] = [null, "preview", "active", "legacy", "deprecated", "retired"];
const implied: readonly [EventName, Stage][] = [
  ["deprecated", "deprecated"],
  ["legacy", "legacy"],
];

function impliedStage(record: ModelRecord, day: string, scope: string | null): Stage | null {
  const hasPassedEvent = (name: EventName) =>
    record.events.some(
      (event) =>
        event.event === name &&
        isExact(event) &&
        (event.scope === null || event.scope === scope) &&
        hasPassed(event.date, day) &&
        !restated(record, event.date),
    );
  const found = implied.find(([name]) => hasPassedEvent(name))?.[1] ?? null;
  // An announcement means that the model is to be retired; it adds nothing to a stated stage.
  return found ?? (record.stage === null && hasPassedEvent("announced") ? "deprecated" : null);
}

/** Whether a page called the model current in a snapshot taken after the date: then the page contradicts the date. */
function restated(record: ModelRecord, date: string): boolean {
  if (record.stage !== "active" && record.stage !== "preview") return false;
  const stated = record.stageEvidence === null ? null : record.evidence[record.stageEvidence]?.snapshot;
  return stated != null && stated !== date && hasPassed(date, stated);
}

function later(a: Stage | null, b: Stage | null): Stage | null {
  return stageOrder.indexOf(a) >= stageOrder.indexOf(b) ? a : b;
}
