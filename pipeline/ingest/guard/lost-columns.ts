/** Guards against a column that is no longer recognized: its facts would silently vanish. */

import { type Evidence, eventNames, type ModelRecord } from "../../domain/schema.ts";
import type { Covered, Extraction } from "../../extract/extraction.ts";
import { type GuardReason, sectionKey } from "./guard-reason.ts";
import { survivors } from "./verdict.ts";

/** A fact from a column, of a record that is still listed but has neither that column nor that fact any more. */
interface Loss {
  id: string;
  kind: Covered;
  evidence: Evidence | undefined;
  /** The section the fact was in. */
  section: string;
  /** Whether the record is still in that section. */
  stayed: boolean;
}

/** When this many records lose a kind of fact at once, it is the column. */
const minimumCount = 3;

export interface LostColumns {
  /** Columns of three rows or more without which their table is of no use: nothing on the page is believed. */
  page: GuardReason[];
  /** Other columns: what they said stays. */
  rows: { ids: string[]; kind: Covered; reason: GuardReason }[];
}

/**
 * Kinds of fact whose column is gone. A row that moved to a table with fewer columns does not count, nor does a label inside
 * a cell that is gone while other cells of the table have theirs.
 */
export function lostColumns(previous: Extraction, next: Extraction): LostColumns {
  const losses = survivors(previous.records, next.records).flatMap(([record, now]) =>
    lossesOf(record, now, previous, next),
  );
  const covering = sectionsCovering(next);
  const found: LostColumns = { page: [], rows: [] };
  for (const group of Map.groupBy(losses, ({ kind, section }) => JSON.stringify([kind, section])).values()) {
    const lost = group.filter(({ section, stayed }) => stayed || !covering.has(section));
    const [first] = lost;
    if (!first || !isColumn(first, previous, next)) continue;
    if (lost.length < minimumCount && (covering.get(first.section)?.has(first.kind) || !first.stayed)) continue;
    const { kind, evidence: place } = first;
    const ids = lost.map(({ id }) => id);
    const reason: GuardReason = { rule: "column-lost", column: kind, ids, place };
    if (lost.length >= minimumCount && isNeeded(kind, lost, next)) found.page.push(reason);
    else found.rows.push({ ids, kind, reason });
  }
  return found;
}

/** Whether a table is of no use without the column: it says when models end, or is the last that says when anything happens. */
function isNeeded(kind: Covered, lost: readonly Loss[], next: Extraction): boolean {
  const isDated = (id: string): boolean => eventNames.some((event) => next.covered.get(id)?.has(event));
  return kind === "retired" || kind === "stage" || !lost.some(({ id }) => isDated(id));
}

/** Whether the fact was in a column: all rows of its table had one for it, and none of those still listed has. */
function isColumn({ kind, evidence }: Loss, previous: Extraction, next: Extraction): boolean {
  if (!evidence || evidence.table === null) return true;
  const rows = previous.records.filter((record) =>
    record.evidence.some(({ table, snapshot }) => table === evidence.table && snapshot === evidence.snapshot),
  );
  return rows.every(({ id }) => previous.covered.get(id)?.has(kind) && !next.covered.get(id)?.has(kind));
}

/** Section → the kinds that some record in it still has a column for. */
function sectionsCovering(extraction: Extraction): Map<string, Set<Covered>> {
  const sections = new Map<string, Set<Covered>>();
  for (const { id, evidence } of extraction.records) {
    for (const { section } of evidence) {
      const kinds = sections.get(sectionKey(section)) ?? new Set();
      sections.set(sectionKey(section), new Set([...kinds, ...(extraction.covered.get(id) ?? [])]));
    }
  }
  return sections;
}

function lossesOf(record: ModelRecord, now: ModelRecord, previous: Extraction, next: Extraction): Loss[] {
  const had = previous.covered.get(record.id);
  const has = next.covered.get(record.id);
  const kept = kindsOf(now);
  const sections = new Set(now.evidence.map(({ section }) => sectionKey(section)));
  return [...kindsOf(record)]
    .filter(([kind]) => had?.has(kind) && !has?.has(kind) && !inTable(now, kept.get(kind)))
    .map(([kind, evidence]) => {
      const section = sectionKey(evidence?.section ?? []);
      return { id: record.id, kind, evidence, section, stayed: sections.has(section) };
    });
}

/** A sentence with the same fact does not replace a column. */
const inTable = (record: ModelRecord, place: Evidence | undefined): boolean =>
  place !== undefined && place.table !== null && record.evidence.includes(place);

/** The kinds of fact a record has, each with the evidence of the first. */
function kindsOf(record: ModelRecord): Map<Covered, Evidence | undefined> {
  const kinds = new Map<Covered, Evidence | undefined>();
  const add = (kind: Covered, index: number | null): void => {
    if (!kinds.has(kind)) kinds.set(kind, index === null ? undefined : record.evidence[index]);
  };
  if (record.stage) add("stage", record.stageEvidence);
  for (const { event, evidence } of [...record.events, ...record.relative]) add(event, evidence);
  for (const { evidence } of record.replacements) add("replacement", evidence);
  return kinds;
}
