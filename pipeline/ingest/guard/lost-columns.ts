/** Guards against a column that is no longer recognized: its facts would silently vanish. */

import type { Evidence, ModelRecord } from "../../domain/schema.ts";
import type { Covered, Extraction } from "../../extract/extraction.ts";
import { type GuardReason, sectionKey } from "./guard-reason.ts";

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

/** When this many records lose a kind of fact at once, it is the column; fewer may be rows moved to another table. */
const minimumCount = 3;

/** Kinds of fact whose column is gone. A row that moved to a table with fewer columns does not count. */
export function lostColumns(previous: Extraction, next: Extraction): GuardReason[] {
  const after = new Map(next.records.map((record) => [record.id, record]));
  const losses = previous.records.flatMap((record) => {
    const now = after.get(record.id);
    return now ? lossesOf(record, now, previous, next) : [];
  });
  const covering = sectionsCovering(next);
  return [...Map.groupBy(losses, ({ kind, section }) => JSON.stringify([kind, section])).values()].flatMap((group) => {
    const lost = group.filter(({ section, stayed }) => stayed || !covering.has(section));
    const [first] = lost;
    if (!first) return [];
    const hasOthers = covering.get(first.section)?.has(first.kind);
    if (lost.length < minimumCount && (hasOthers || !first.stayed)) return [];
    const { kind: column, evidence: place } = first;
    return [{ rule: "column-lost", column, ids: lost.map(({ id }) => id), place }];
  });
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
