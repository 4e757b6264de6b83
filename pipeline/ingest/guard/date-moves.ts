/** Guards against implausible date changes: many at once, by years, or out of the order of a lifecycle. */

import { daysBetween } from "../../domain/days.ts";
import { comparePartialDates, parsePartialDate } from "../../domain/partial-date.ts";
import { type EventName, eventNames, type ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { type DatePair, pairDates } from "../../history/date-pairs.ts";
import { type EventFact, inlineEvidence } from "../../history/record-evidence.ts";
import type { ChangedDate, GuardReason } from "./guard-reason.ts";
import { survivors } from "./verdict.ts";

const movedLimit = 0.5;
const takenBackLimit = 0.5;
const minimumMoves = 4;
const minimumRecords = 3;
const farDays = 3 * 365 + 1;
const strangeYears = 20;

/**
 * Too many different moves: more than `limit` of the different dates. Rows that move from one day to one other day are one
 * move, and so are dates that all move by as many days.
 */
export function movedDates(previous: Extraction, next: Extraction, limit: number = movedLimit): GuardReason[] {
  const seen = datesSeen(previous, next);
  const moved = seen.filter(({ now }) => now !== null);
  const distinct = new Set(seen.map(({ fact }) => JSON.stringify([fact.event, fact.date])));
  const moves = new Set(moved.map(({ fact, now }) => JSON.stringify([fact.event, fact.date, now?.date, now?.bound])));
  const steps = new Set(moved.map(({ fact, now }) => JSON.stringify([fact.event, stepOf(fact, now)])));
  const from = new Set(moved.map(({ fact }) => JSON.stringify([fact.event, fact.date])));
  const changed = Math.min(moves.size, steps.size, from.size);
  if (changed < minimumMoves || changed / distinct.size <= limit) return [];
  return [{ rule: "dates-moved", dates: moved.map(toChangedDate), changed, of: distinct.size, limit }];
}

/** Most of the dates of models that are still listed are gone. */
export function datesTakenBack(previous: Extraction, next: Extraction): GuardReason[] {
  const seen = datesSeen(previous, next);
  const gone = seen.filter(({ isGone }) => isGone);
  if (new Set(gone.map(({ id }) => id)).size < minimumRecords || gone.length / seen.length <= takenBackLimit) return [];
  return [{ rule: "dates-lost", dates: gone.map(toChangedDate), of: seen.length, limit: takenBackLimit }];
}

/** How many dates of surviving records changed or are gone, and of how many. */
export function movedCount(previous: Extraction, next: Extraction): { changed: number; all: number } {
  const seen = datesSeen(previous, next);
  return { changed: seen.filter(({ now, isGone }) => now !== null || isGone).length, all: seen.length };
}

interface DateSeen {
  id: string;
  fact: EventFact;
  /** What the date became; null where it is as it was, or gone. */
  now: EventFact | null;
  isGone: boolean;
}

/** The dates of records that both states have. A date that is now for others, or less firm for some, is the same date. */
function datesSeen(previous: Extraction, next: Extraction): DateSeen[] {
  return survivors(previous.records, next.records).flatMap(([before, after]) => {
    const pairs = pairsOf(before, after);
    return inlineEvidence(before).events.map((fact): DateSeen => {
      const pair = pairs.find((one) => one.before !== null && sameFact(one.before, fact));
      const now = pair?.after ?? null;
      const isSame = now === null || (now.date === fact.date && now.bound === fact.bound);
      return { id: before.id, fact, now: isSame ? null : now, isGone: pair !== undefined && now === null };
    });
  });
}

function sameFact(a: EventFact, b: EventFact): boolean {
  return a.event === b.event && a.date === b.date && a.bound === b.bound && a.scope === b.scope;
}

/** By how many days a date moved, and whether it is as firm as it was. */
function stepOf(before: EventFact, now: EventFact | null): unknown[] {
  if (!now) return [null];
  const days = daysBetween(parsePartialDate(before.date).first, parsePartialDate(now.date).first);
  return [days, before.bound, now.bound];
}

/** A date that moved by more than three years, either way. */
export function farMoves(previous: Extraction, next: Extraction): GuardReason[] {
  return survivors(previous.records, next.records).flatMap(([before, after]) =>
    pairsOf(before, after).flatMap(({ before: was, after: is }) => {
      if (!was || !is || !isFar(was.date, is.date)) return [];
      const { event, evidence: place } = is;
      return [{ rule: "date-far", record: after.id, event, before: was.date, after: is.date, place }];
    }),
  );
}

/** A new date that is too far from the day on which the page was read. A date that moved is for `farMoves`. */
export function strangeDates(previous: Extraction, next: Extraction, day: string): GuardReason[] {
  const known = new Set(previous.records.flatMap(({ events }) => events.map(({ date }) => date)));
  const [first, last] = [addYears(day, -strangeYears), addYears(day, strangeYears)];
  return next.records.flatMap(({ id, events, evidence }) =>
    events
      .filter(({ date }) => !known.has(date) && (date < first || date > last))
      .map(({ event, date, evidence: at }) => ({
        rule: "date-strange" as const,
        record: id,
        event,
        date,
        years: strangeYears,
        place: evidence[at],
      })),
  );
}

function addYears(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

/** A date that moved from one event of a record to another: two cells of a row, or two titles, were exchanged. */
export function changedEvents(previous: Extraction, next: Extraction): GuardReason[] {
  return survivors(previous.records, next.records).flatMap(([before, after]) => {
    const keyOf = ({ event, date }: Pick<EventFact, "event" | "date">) => `${event} ${date}`;
    const [had, has] = [before, after].map(({ events }) => new Set(events.map(keyOf)));
    return after.events
      .filter((fact) => !had?.has(keyOf(fact)))
      .flatMap(({ event, date, evidence }): GuardReason[] => {
        const others = before.events.filter((fact) => fact.date === date && fact.event !== event);
        // A model ends on one day and is announced to end on an earlier one, so the end keeps its date for itself.
        const was = others.find((fact) => !has?.has(keyOf(fact)) || (fact.event === "retired" && fact.bound === "on"));
        const change = { before: was?.event ?? event, after: event, place: after.evidence[evidence] };
        return was ? [{ rule: "event-changed", record: after.id, date, ...change }] : [];
      });
  });
}

/** Dates for some users that are for all now, where most others of the page are still for some: they lost what limits them. */
export function lostScopes(previous: Extraction, next: Extraction): GuardReason[] {
  const limited = survivors(previous.records, next.records).flatMap(([before, after]) =>
    before.events.flatMap((was) => {
      if (was.scope === null) return [];
      const same = after.events.filter(({ event, date }) => event === was.event && date === was.date);
      return [{ after, was, wide: same.find(({ scope }) => scope === null) }];
    }),
  );
  const lost = limited.flatMap(({ after, was: { event, date, scope }, wide }) =>
    wide && scope !== null ? [{ record: after.id, event, date, scope, place: after.evidence[wide.evidence] }] : [],
  );
  if (lost.length * 2 > limited.length) return [];
  return lost.map((one) => ({ rule: "scope-lost", ...one }));
}

/** Dates newly out of order, such as retired before deprecated. */
export function outOfLifeOrder(previous: Extraction, next: Extraction): GuardReason[] {
  const known = new Set(previous.records.flatMap((record) => disorders(record).map(({ key }) => key)));
  return next.records.flatMap(disorders).flatMap(({ key, reason }) => (known.has(key) ? [] : [reason]));
}

function toChangedDate({ id, fact: { event, date, evidence } }: DateSeen): ChangedDate {
  return { id, event, date, line: evidence.line };
}

function pairsOf(before: ModelRecord, after: ModelRecord): DatePair<EventFact>[] {
  const [was, is] = [inlineEvidence(before).events, inlineEvidence(after).events];
  return eventNames.flatMap((name) => {
    const of = (events: EventFact[]) => events.filter(({ event }) => event === name);
    return pairDates(of(was), of(is));
  });
}

function isFar(from: string, to: string): boolean {
  const days = daysBetween(parsePartialDate(from).first, parsePartialDate(to).first);
  return days !== null && Math.abs(days) > farDays;
}

const eventsInLife: readonly EventName[] = ["released", "legacy", "extended-access", "deprecated", "retired"];
/** Extended access may begin while a model is legacy; relative to deprecation it has no fixed order. */
const unordered = new Set(["extended-access deprecated"]);

function disorders(record: ModelRecord): { key: string; reason: GuardReason }[] {
  const scopes = Map.groupBy(
    inlineEvidence(record).events.filter(
      ({ event, bound }) =>
        eventsInLife.includes(event) && (bound === "on" || event === "released" || event === "retired"),
    ),
    ({ scope }) => JSON.stringify(scope),
  );
  return [...scopes.values()]
    .flatMap((events) => pairsInLife(events))
    .flatMap(([early, late]) => {
      if (unordered.has(`${early.event} ${late.event}`)) return [];
      // An earliest retirement date may precede other dates, but not the release.
      if (late.bound !== "on" && early.event !== "released") return [];
      const same = early.event === "released" && early.date === late.date;
      const [from, to] = [parsePartialDate(early.date), parsePartialDate(late.date)];
      // A month and a day in it are in order: which of them comes first is not known.
      if (to.last >= from.first && !(same && from.precision === "day")) return [];
      const key = JSON.stringify([record.id, early.event, early.date, late.event, late.date, late.scope]);
      const events = { early: datedEvent(early), late: datedEvent(late) };
      return [{ key, reason: { rule: "life-order", record: record.id, ...events, place: late.evidence } }];
    });
}

function datedEvent({ event, date }: EventFact): Pick<EventFact, "event" | "date"> {
  return { event, date };
}

/** For each two events in lifecycle order: the earliest date of the first and the last date of the second. */
function pairsInLife(events: readonly EventFact[]): [EventFact, EventFact][] {
  const sorted = [...events].sort((a, b) => comparePartialDates(a.date, b.date));
  return eventsInLife.flatMap((first, i) =>
    eventsInLife.slice(i + 1).flatMap((second): [EventFact, EventFact][] => {
      const early = sorted.find(({ event }) => event === first);
      const late = sorted.findLast(({ event }) => event === second);
      return early && late ? [[early, late]] : [];
    }),
  );
}
