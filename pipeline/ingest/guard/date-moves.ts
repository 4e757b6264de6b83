/** Guards against implausible date changes: many at once, by years, or out of the order of a lifecycle. */

import { daysBetween } from "../../domain/days.ts";
import { comparePartialDates, parsePartialDate } from "../../domain/partial-date.ts";
import { type EventName, eventNames, type ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { type DatePair, pairDates } from "../../history/date-pairs.ts";
import { type EventFact, inlineEvidence } from "../../history/record-evidence.ts";
import { type ChangedDate, type GuardReason, sectionKey } from "./guard-reason.ts";

const defaultLimit = 0.3;
const minimumCount = 3;
const farDays = 3 * 365 + 1;

/** Too large a share of the dates of surviving records changed or gone, or all the dates of one section. */
export function movedDates(previous: Extraction, next: Extraction, limit: number = defaultLimit): GuardReason[] {
  const dates = datesSeen(previous, next);
  const moved = dates.filter((date) => date.moved);
  const share = moved.length / Math.max(dates.length, 1);
  if (new Set(moved.map(({ id }) => id)).size >= minimumCount && share > limit) {
    return [{ rule: "dates-moved", dates: moved.map(toChangedDate), of: dates.length, limit }];
  }
  const sections = Map.groupBy(dates, ({ fact }) => sectionKey(fact.evidence.section));
  return [...sections.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length < minimumCount || !group.every((date) => date.moved)) return [];
    const { section } = first.fact.evidence;
    return [{ rule: "section-dates-moved", dates: group.map(toChangedDate), section }];
  });
}

/** How many dates of surviving records changed or are gone, and of how many. */
export function movedCount(previous: Extraction, next: Extraction): { changed: number; all: number } {
  const dates = datesSeen(previous, next);
  return { changed: dates.filter(({ moved }) => moved).length, all: dates.length };
}

function datesSeen(previous: Extraction, next: Extraction): DateSeen[] {
  return survivors(previous, next).flatMap(([before, after]) => datesOf(before, after));
}

/** A date that moved by more than three years, either way. */
export function farMoves(previous: Extraction, next: Extraction): GuardReason[] {
  return survivors(previous, next).flatMap(([before, after]) =>
    pairsOf(before, after).flatMap(({ before: was, after: is }) => {
      if (!was || !is || !isFar(was.date, is.date)) return [];
      const { event, evidence: place } = is;
      return [{ rule: "date-far", record: after.id, event, before: was.date, after: is.date, place }];
    }),
  );
}

/** A date that moved from one event of a record to another: two cells of a row were exchanged. */
export function changedEvents(previous: Extraction, next: Extraction): GuardReason[] {
  return survivors(previous, next).flatMap(([before, after]) => {
    const had = new Set(before.events.map(({ event, date }) => `${event} ${date}`));
    const has = new Set(after.events.map(({ event, date }) => `${event} ${date}`));
    const left = before.events.filter(({ event, date }) => !has.has(`${event} ${date}`));
    return after.events
      .filter(({ event, date }) => !had.has(`${event} ${date}`))
      .flatMap(({ event, date, evidence }): GuardReason[] => {
        const was = left.find((fact) => fact.date === date && fact.event !== event);
        const change = { before: was?.event ?? event, after: event, place: after.evidence[evidence] };
        return was ? [{ rule: "event-changed", record: after.id, date, ...change }] : [];
      });
  });
}

/** Dates newly out of order, such as retired before deprecated. */
export function outOfLifeOrder(previous: Extraction, next: Extraction): GuardReason[] {
  const known = new Set(previous.records.flatMap((record) => disorders(record).map(({ key }) => key)));
  return next.records.flatMap(disorders).flatMap(({ key, reason }) => (known.has(key) ? [] : [reason]));
}

interface DateSeen {
  id: string;
  fact: EventFact;
  moved: boolean;
}

function survivors(previous: Extraction, next: Extraction): [ModelRecord, ModelRecord][] {
  const after = new Map(next.records.map((record) => [record.id, record]));
  return previous.records.flatMap((record): [ModelRecord, ModelRecord][] => {
    const now = after.get(record.id);
    return now ? [[record, now]] : [];
  });
}

function datesOf(before: ModelRecord, after: ModelRecord): DateSeen[] {
  const keyOf = ({ event, date, bound, scope }: EventFact) => JSON.stringify([event, date, bound, scope]);
  const still = new Set(inlineEvidence(after).events.map(keyOf));
  return inlineEvidence(before).events.map((fact) => ({ id: before.id, fact, moved: !still.has(keyOf(fact)) }));
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
