/**
 * Records whose facts hold their evidence instead of an index, so that facts can be moved between records.
 * `inlineEvidence` and `indexEvidence` convert both ways; `indexEvidence` also sorts everything.
 */
import { byParts, byText } from "../domain/order.ts";
import {
  type Alias,
  type Evidence,
  eventNames,
  type LifecycleEvent,
  type ModelRecord,
  type RelativeDate,
  type Replacement,
  type Stage,
} from "../domain/schema.ts";

export type WithEvidence<T> = Omit<T, "evidence"> & { evidence: Evidence };
export type EventFact = WithEvidence<LifecycleEvent>;
export type RelativeFact = WithEvidence<RelativeDate>;
export type ReplacementFact = WithEvidence<Replacement>;
export type AliasFact = WithEvidence<Alias>;
export interface StageFact {
  stage: Stage;
  /** Whom it holds for; absent where for all. */
  scope?: string;
  evidence: Evidence | null;
}

export interface RecordWithEvidence
  extends Pick<ModelRecord, "id" | "provider" | "model" | "version" | "name" | "kind" | "listed"> {
  /** Empty where it was never renamed. */
  formerIds: string[];
  stage: StageFact | null;
  events: EventFact[];
  relative: RelativeFact[];
  replacements: ReplacementFact[];
  aliases: AliasFact[];
  /** Where the record is listed on its page; used only as the evidence of a record without facts. */
  rowEvidence: Evidence | null;
}

/** The record with the evidence of each fact inlined. */
export function inlineEvidence(record: ModelRecord): RecordWithEvidence {
  const at = (index: number): Evidence => {
    const found = record.evidence[index];
    if (!found) throw new Error(`${record.id}: evidence ${index} is missing`);
    return found;
  };
  const inline = <T extends { evidence: number }>(fact: T): WithEvidence<T> => ({
    ...fact,
    evidence: at(fact.evidence),
  });
  const { id, provider, model, version, name, kind, listed, stage, stageEvidence } = record;
  return {
    id,
    provider,
    model,
    version,
    name,
    kind,
    listed,
    formerIds: record.formerIds ?? [],
    stage: stage && {
      stage,
      ...(record.stageScope === undefined ? {} : { scope: record.stageScope }),
      evidence: stageEvidence === null ? null : at(stageEvidence),
    },
    events: record.events.map(inline),
    relative: record.relative.map(inline),
    replacements: record.replacements.map(inline),
    aliases: (record.aliases ?? []).map(inline),
    rowEvidence: record.evidence[0] ?? null,
  };
}

/** The record with its evidence collected, each place once, and all but the replacements sorted. */
export function indexEvidence(loose: RecordWithEvidence): ModelRecord {
  const evidence = collectEvidence(loose);
  const places = new Map(evidence.map((place, i) => [evidenceKey(place), i]));
  const at = (place: Evidence): number => places.get(evidenceKey(place)) ?? 0;
  const index = <T extends { evidence: Evidence }>(fact: T) => ({ ...fact, evidence: at(fact.evidence) });
  const { id, provider, model, version, name, kind, listed, stage } = loose;
  return {
    id,
    provider,
    model,
    version,
    name,
    kind,
    stage: stage?.stage ?? null,
    ...(stage?.scope === undefined ? {} : { stageScope: stage.scope }),
    stageEvidence: stage?.evidence ? at(stage.evidence) : null,
    listed,
    events: [...loose.events].sort(byEvent).map(index),
    relative: [...loose.relative].sort(byRelative).map(index),
    replacements: loose.replacements.map(index),
    ...(loose.aliases.length > 0 ? { aliases: loose.aliases.map(index) } : {}),
    ...(loose.formerIds.length > 0 ? { formerIds: loose.formerIds } : {}),
    evidence,
  };
}

/** Sorts events by lifecycle order, then date, scope and bound. */
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

function collectEvidence(loose: RecordWithEvidence): Evidence[] {
  const facts = [loose.stage, ...loose.events, ...loose.relative, ...loose.replacements, ...loose.aliases];
  const used = facts.flatMap((fact) => fact?.evidence ?? []);
  if (used.length === 0 && loose.rowEvidence) used.push(loose.rowEvidence);
  const once = new Map(used.map((place) => [evidenceKey(place), place]));
  return [...once.values()].sort(byEvidence);
}

function byEvidence(a: Evidence, b: Evidence): number {
  return (
    byParts([a.page, a.snapshot, a.line, a.table, a.row], [b.page, b.snapshot, b.line, b.table, b.row]) ||
    byText(evidenceKey(a), evidenceKey(b))
  );
}

function evidenceKey({ page, snapshot, section, table, row, line, annotation }: Evidence): string {
  return JSON.stringify([page, snapshot, section, table, row, line, annotation]);
}
