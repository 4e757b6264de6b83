/** The news between two states of a provider's records. */

import { daysBetween } from "../domain/days.ts";
import { sha256 } from "../domain/hash.ts";
import { byParts, canonicalJson, folded } from "../domain/order.ts";
import { type Change, changeType, type Evidence, eventNames, type ModelRecord } from "../domain/schema.ts";
import { pairDates } from "./date-pairs.ts";
import { byEvent, type EventFact, inlineEvidence, type RecordWithEvidence } from "./record-evidence.ts";

/** A change before it has its day and id. */
type News = Pick<Change, "type" | "before" | "after" | "evidence"> & Partial<Pick<Change, "event" | "scope" | "days">>;

/** The changes from one state to the next, found on a day, in fixed order. One edited cell gives one change. */
export function diff(
  previous: readonly ModelRecord[],
  next: readonly ModelRecord[],
  day: string,
  baseline: boolean,
): Change[] {
  const before = new Map(previous.map((record) => [record.id, record]));
  const changes = next.flatMap((record) => {
    const old = before.get(record.id);
    if (old === record) return [];
    return newsOf(old ? inlineEvidence(old) : null, inlineEvidence(record)).map((news) =>
      complete(news, record.id, day, baseline),
    );
  });
  return changes.sort(byChange);
}

function newsOf(old: RecordWithEvidence | null, record: RecordWithEvidence): News[] {
  if (!old) return [{ type: "listed", before: null, after: stateOf(record), evidence: placeOf(record) }];
  if (old.listed && !record.listed) {
    return [{ type: "delisted", before: stateOf(old), after: null, evidence: placeOf(old) }];
  }
  const facts = [...stageNews(old, record), ...dateNews(old, record), ...replacementNews(old, record)];
  if (old.listed || !record.listed) return facts;
  return [{ type: "relisted", before: null, after: stateOf(record), evidence: placeOf(record) }, ...facts];
}

function stageNews(old: RecordWithEvidence, record: RecordWithEvidence): News[] {
  const [before, after] = [old.stage?.stage ?? null, record.stage?.stage ?? null];
  if (before === after) return [];
  const evidence = (record.stage ?? old.stage)?.evidence ?? null;
  return [{ type: "stage-changed", before: { stage: before }, after: { stage: after }, evidence }];
}

function dateNews(old: RecordWithEvidence, record: RecordWithEvidence): News[] {
  return eventNames.flatMap((name) => {
    const of = (events: readonly EventFact[]) => events.filter(({ event }) => event === name);
    return pairDates(of(old.events), of(record.events)).map(({ before, after }) => dateChange(before, after));
  });
}

function dateChange(before: EventFact | null, after: EventFact | null): News {
  const fact = after ?? before;
  if (!fact) throw new Error("a pair of dates has at least one side");
  const rescoped = before && after && before.scope !== after.scope;
  const state = ({ date, bound, scope }: EventFact) => (rescoped ? { date, bound, scope } : { date, bound });
  return {
    type: dateChangeType(before, after),
    event: fact.event,
    scope: fact.scope,
    before: before && state(before),
    after: after && { date: after.date, bound: after.bound },
    days: before && after && before.date !== after.date ? daysBetween(before.date, after.date) : null,
    evidence: fact.evidence,
  };
}

function dateChangeType(before: EventFact | null, after: EventFact | null): Change["type"] {
  if (!after) return "date-withdrawn";
  if (!before) return "date-set";
  if (before.date !== after.date) return "date-moved";
  return before.scope === after.scope ? "bound-changed" : "date-set";
}

function replacementNews(old: RecordWithEvidence, record: RecordWithEvidence): News[] {
  const gone = missing(old, record);
  const added = missing(record, old);
  const [was, is] = [gone[0], added[0]];
  // One name edited into another is one piece of news.
  if (was && is && gone.length === 1 && added.length === 1) return [replacementChange(was, is)];
  return [...gone.map((fact) => replacementChange(fact, null)), ...added.map((fact) => replacementChange(null, fact))];
}

type ReplacementFact = RecordWithEvidence["replacements"][number];

function missing(here: RecordWithEvidence, there: RecordWithEvidence): ReplacementFact[] {
  const names = new Set(there.replacements.map(({ model }) => folded(model)));
  return here.replacements.filter(({ model }) => !names.has(folded(model)));
}

function replacementChange(before: ReplacementFact | null, after: ReplacementFact | null): News {
  return {
    type: after ? "replacement-added" : "replacement-removed",
    before: before && { replacement: before.model },
    after: after && { replacement: after.model },
    evidence: (after ?? before)?.evidence ?? null,
  };
}

function stateOf({ stage, events, replacements }: RecordWithEvidence): NonNullable<Change["after"]> {
  return {
    stage: stage?.stage ?? null,
    events: [...events].sort(byEvent).map(({ event, date, bound, scope }) => ({ event, date, bound, scope })),
    replacements: replacements.map(({ model }) => model),
  };
}

function placeOf(record: RecordWithEvidence): Evidence | null {
  return record.stage?.evidence ?? record.events[0]?.evidence ?? record.rowEvidence;
}

function complete(news: News, record: string, detectedOn: string, baseline: boolean): Change {
  const { type, before, after, evidence, event = null, scope = null, days = null } = news;
  const id = sha256(canonicalJson([detectedOn, type, record, event, scope, before, after])).slice(0, 16);
  return { id, detectedOn, type, record, event, scope, before, after, days, baseline, evidence };
}

function byChange(a: Change, b: Change): number {
  return byParts(sortKey(a), sortKey(b));
}

function sortKey({ record, type, event, scope, before, after }: Change): (string | number | null)[] {
  const order = event && eventNames.indexOf(event);
  return [record, changeType.options.indexOf(type), order, scope, canonicalJson([before, after])];
}
