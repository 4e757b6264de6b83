/**
 * A record with the evidence of each fact in hand instead of an index, for moving facts between records.
 * `loosen` and `tighten` go there and back; `tighten` also puts everything in its one order.
 */
import { byParts, byText } from "../domain/order.ts";
import {
  type Evidence,
  eventNames,
  type LifecycleEvent,
  type ModelRecord,
  type RelativeDate,
  type Replacement,
  type Stage,
} from "../domain/schema.ts";

export type Held<T> = Omit<T, "evidence"> & { evidence: Evidence };
export type EventFact = Held<LifecycleEvent>;
export type RelativeFact = Held<RelativeDate>;
export type ReplacementFact = Held<Replacement>;
export interface StageFact {
  stage: Stage;
  evidence: Evidence | null;
}

export interface LooseRecord
  extends Pick<ModelRecord, "id" | "provider" | "model" | "version" | "name" | "kind" | "listed"> {
  stage: StageFact | null;
  events: EventFact[];
  relative: RelativeFact[];
  replacements: ReplacementFact[];
  /** Where the record stands on its page; kept only as the evidence of a record without a fact. */
  place: Evidence | null;
}

/** The record with evidence put beside each fact. */
export function loosen(record: ModelRecord): LooseRecord {
  const at = (index: number): Evidence => {
    const found = record.evidence[index];
    if (!found) throw new Error(`${record.id}: evidence ${index} is missing`);
    return found;
  };
  const hold = <T extends { evidence: number }>(fact: T): Held<T> => ({ ...fact, evidence: at(fact.evidence) });
  const { id, provider, model, version, name, kind, listed, stage, stageEvidence } = record;
  return {
    ...{ id, provider, model, version, name, kind, listed },
    stage: stage && { stage, evidence: stageEvidence === null ? null : at(stageEvidence) },
    events: record.events.map(hold),
    relative: record.relative.map(hold),
    replacements: record.replacements.map(hold),
    place: record.evidence[0] ?? null,
  };
}

/** The record with its evidence gathered, each place once, and all but the replacements in fixed order. */
export function tighten(loose: LooseRecord): ModelRecord {
  const evidence = gather(loose);
  const places = new Map(evidence.map((place, i) => [placeKey(place), i]));
  const at = (place: Evidence): number => places.get(placeKey(place)) ?? 0;
  const drop = <T extends { evidence: Evidence }>(fact: T) => ({ ...fact, evidence: at(fact.evidence) });
  const { id, provider, model, version, name, kind, listed, stage } = loose;
  return {
    ...{ id, provider, model, version, name, kind },
    stage: stage?.stage ?? null,
    stageEvidence: stage?.evidence ? at(stage.evidence) : null,
    listed,
    events: [...loose.events].sort(byEvent).map(drop),
    relative: [...loose.relative].sort(byRelative).map(drop),
    replacements: loose.replacements.map(drop),
    evidence,
  };
}

/** Life order of events, then date, whom it holds for, and how firm it is. */
export function byEvent(
  a: Omit<LifecycleEvent, "evidence" | "text">,
  b: Omit<LifecycleEvent, "evidence" | "text">,
): number {
  return byParts(
    [eventNames.indexOf(a.event), a.date, a.scope, a.bound],
    [eventNames.indexOf(b.event), b.date, b.scope, b.bound],
  );
}

function byRelative(a: RelativeFact, b: RelativeFact): number {
  return byParts([eventNames.indexOf(a.event), a.text], [eventNames.indexOf(b.event), b.text]);
}

function gather(loose: LooseRecord): Evidence[] {
  const facts = [loose.stage, ...loose.events, ...loose.relative, ...loose.replacements];
  const used = facts.flatMap((fact) => fact?.evidence ?? []);
  if (used.length === 0 && loose.place) used.push(loose.place);
  const once = new Map(used.map((place) => [placeKey(place), place]));
  return [...once.values()].sort(byPlace);
}

function byPlace(a: Evidence, b: Evidence): number {
  return (
    byParts([a.page, a.snapshot, a.line, a.table, a.row], [b.page, b.snapshot, b.line, b.table, b.row]) ||
    byText(placeKey(a), placeKey(b))
  );
}

function placeKey({ page, snapshot, section, table, row, line, annotation }: Evidence): string {
  return JSON.stringify([page, snapshot, section, table, row, line, annotation]);
}
