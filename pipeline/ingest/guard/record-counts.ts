/** Guards against missing rows: a page that became an empty shell, a table that is no longer read. */

import type { ModelRecord, PageDefinition } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { type GuardReason, sectionKey, sectionOf } from "./guard-reason.ts";

const defaultLimit = 0.3;
/** Fewer records than this may come and go without anything being wrong. */
const minimumCount = 3;

/** Fewer records than the page's definition expects. */
export function tooFewRecords({ records }: Extraction, { minimumRecords: minimum }: PageDefinition): GuardReason[] {
  return records.length >= minimum ? [] : [{ rule: "too-few-records", records: records.length, minimum }];
}

/** All records gone, too large a share of them, or all of one section. */
export function lostRecords(previous: Extraction, next: Extraction, limit: number = defaultLimit): GuardReason[] {
  const lost = missingRecords(previous, next);
  if (lost.length === 0) return [];
  const ids = lost.map(({ id }) => id);
  if (next.records.length === 0) return [{ rule: "no-records", ids }];
  const of = previous.records.length;
  if (lost.length >= minimumCount && lost.length / of > limit) return [{ rule: "records-lost", ids, of, limit }];
  return lostSections(previous, next, new Set(lost));
}

/** How many records are gone, and of how many. */
export function lostCount(previous: Extraction, next: Extraction): { changed: number; all: number } {
  return { changed: missingRecords(previous, next).length, all: previous.records.length };
}

function missingRecords(previous: Extraction, next: Extraction): ModelRecord[] {
  const still = new Set(next.records.map(({ id }) => id));
  return previous.records.filter(({ id }) => !still.has(id));
}

function lostSections(previous: Extraction, next: Extraction, lost: ReadonlySet<ModelRecord>): GuardReason[] {
  const sections = Map.groupBy(previous.records, (record) => sectionKey(sectionOf(record)));
  const present = new Set(next.records.flatMap(({ evidence }) => evidence.map(({ section }) => sectionKey(section))));
  return [...sections].flatMap(([key, records]) => {
    // A section that now lists only other models was probably misread, not emptied; a single row is ordinary news.
    const needed = present.has(key) ? minimumCount - 1 : minimumCount;
    const [first] = records;
    if (!first || records.length < needed || !records.every((record) => lost.has(record))) return [];
    return [{ rule: "section-lost", ids: records.map(({ id }) => id), section: sectionOf(first) }];
  });
}
