/** The changes between two states of a provider's records. */

import { daysBetween } from "../domain/days.ts";
import { sha256 } from "../domain/hash.ts";
import { byParts, canonicalJson, folded } from "../domain/order.ts";
import {
  type Change,
  type ChangeOf,
  type ChangeWithout,
  changeType,
  type Evidence,
  eventNames,
  type ModelRecord,
} from "../domain/schema.ts";
import { type DatePair, pairDates } from "./date-pairs.ts";
import { byEvent, type EventFact, inlineEvidence, type RecordWithEvidence } from "./record-evidence.ts";

/** A change before it has its day and id. */
type ChangeDraft = ChangeWithout<"id" | "detectedOn" | "record" | "baseline">;

/** The changes from one state to the next, found on a day, in fixed order. One edited cell gives one change. */
export function diff(
  previous: readonly ModelRecord[],
  next: readonly ModelRecord[],
  day: string,
  baseline: boolean,
): Change[] {
  const before = new Map(previous.map((record) => [record.id, record]));
  const still = new Set(next.map(({ id }) => id));
  const changes = next.flatMap((record) => {
    const old = before.get(record.id) ?? renamedFrom(record, before, still);
    if (old === record) return [];
    return draftsOf(old ? inlineEvidence(old) : null, inlineEvidence(record)).map((draft) =>
      finalize(draft, record.id, day, baseline),
    );
  });
  return changes.sort(byChange);
}

/** The record that goes on under the id of this one; it is not among the next ones. */
function renamedFrom(
  { formerIds = [] }: ModelRecord,
  before: ReadonlyMap<string, ModelRecord>,
  still: ReadonlySet<string>,
): ModelRecord | undefined {
  const [latest = ""] = formerIds;
  return still.has(latest) ? undefined : before.get(latest);
}

function draftsOf(old: RecordWithEvidence | null, record: RecordWithEvidence): ChangeDraft[] {
  if (!old) return [{ type: "listed", after: stateOf(record), evidence: evidenceOf(record) }];
  if (old.listed && !record.listed) {
    return [{ type: "delisted", before: stateOf(old), evidence: evidenceOf(old) }];
  }
  const facts = [
    ...renameDrafts(old, record),
    ...stageDrafts(old, record),
    ...dateDrafts(old, record),
    ...replacementDrafts(old, record),
  ];
  if (old.listed || !record.listed) return facts;
  return [{ type: "relisted", after: stateOf(record), evidence: evidenceOf(record) }, ...facts];
}

function renameDrafts(old: RecordWithEvidence, record: RecordWithEvidence): ChangeDraft[] {
  if (old.id === record.id) return [];
  return [{ type: "renamed", before: { id: old.id }, after: { id: record.id }, evidence: record.rowEvidence }];
}

function stageDrafts(old: RecordWithEvidence, record: RecordWithEvidence): ChangeDraft[] {
  const [before, after] = [stageState(old), stageState(record)];
  if (before.stage === after.stage && before.stageScope === after.stageScope) return [];
  const evidence = (record.stage ?? old.stage)?.evidence ?? null;
  return [{ type: "stage-changed", before, after, evidence }];
}

function stageState({ stage }: RecordWithEvidence): ChangeOf<"stage-changed">["after"] {
  return { stage: stage?.stage ?? null, ...(stage?.scope === undefined ? {} : { stageScope: stage.scope }) };
}

function dateDrafts(old: RecordWithEvidence, record: RecordWithEvidence): ChangeDraft[] {
  return eventNames.flatMap((name) => {
    const of = (events: readonly EventFact[]) => events.filter(({ event }) => event === name);
    return pairDates(of(old.events), of(record.events)).map(dateDraft);
  });
}

function dateDraft({ before, after }: DatePair<EventFact>): ChangeDraft {
  if (after === null) return { type: "date-withdrawn", ...subjectOf(before), before: dateState(before) };
  const common = { ...subjectOf(after), after: dateState(after) };
  if (before === null) return { type: "date-set", ...common, before: null };
  const isForOthers = before.scope !== after.scope;
  const was = isForOthers ? { ...dateState(before), scope: before.scope } : dateState(before);
  if (before.date !== after.date) {
    return { type: "date-moved", ...common, before: was, days: daysBetween(before.date, after.date) };
  }
  return isForOthers
    ? { type: "date-set", ...common, before: was }
    : { type: "bound-changed", ...common, before: dateState(before) };
}

function subjectOf({ event, scope, evidence }: EventFact) {
  return { event, scope, evidence };
}

function dateState({ date, bound }: EventFact) {
  return { date, bound };
}

function replacementDrafts(old: RecordWithEvidence, record: RecordWithEvidence): ChangeDraft[] {
  const gone = missing(old, record);
  const added = missing(record, old);
  const [was, is] = [gone[0], added[0]];
  // One name edited into another is one change.
  if (was && is && gone.length === 1 && added.length === 1) return [replacementAdded(is, was)];
  return [...gone.map(replacementRemoved), ...added.map((fact) => replacementAdded(fact, null))];
}

type ReplacementFact = RecordWithEvidence["replacements"][number];

function missing(here: RecordWithEvidence, there: RecordWithEvidence): ReplacementFact[] {
  const names = new Set(there.replacements.map(({ model }) => folded(model)));
  return here.replacements.filter(({ model }) => !names.has(folded(model)));
}

function replacementAdded({ model, evidence }: ReplacementFact, before: ReplacementFact | null): ChangeDraft {
  const was = before && { replacement: before.model };
  return { type: "replacement-added", before: was, after: { replacement: model }, evidence };
}

function replacementRemoved({ model, evidence }: ReplacementFact): ChangeDraft {
  return { type: "replacement-removed", before: { replacement: model }, evidence };
}

function stateOf(record: RecordWithEvidence): ChangeOf<"listed">["after"] {
  const { events, replacements } = record;
  return {
    ...stageState(record),
    events: [...events].sort(byEvent).map(({ event, date, bound, scope }) => ({ event, date, bound, scope })),
    replacements: replacements.map(({ model }) => model),
  };
}

function evidenceOf(record: RecordWithEvidence): Evidence | null {
  return record.stage?.evidence ?? record.events[0]?.evidence ?? record.rowEvidence;
}

function finalize(draft: ChangeDraft, record: string, detectedOn: string, baseline: boolean): Change {
  const { type, event, scope, before, after } = withNulls(draft);
  const id = sha256(canonicalJson([detectedOn, type, record, event, scope, before, after])).slice(0, 16);
  return { ...draft, id, detectedOn, record, baseline };
}

/** The facts of a change, null where its type has none; ids and the order of changes depend on them. */
function withNulls<T extends ChangeDraft>(change: T) {
  return { event: null, scope: null, before: null, after: null, ...change };
}

function byChange(a: Change, b: Change): number {
  return byParts(sortKey(a), sortKey(b));
}

function sortKey(change: Change): (string | number | null)[] {
  const { record, type, event, scope, before, after } = withNulls(change);
  const order = event && eventNames.indexOf(event);
  return [record, changeType.options.indexOf(type), order, scope, canonicalJson([before, after])];
}
