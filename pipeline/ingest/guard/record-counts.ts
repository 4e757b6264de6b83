/** Guards against missing rows: a page that became an empty shell, a table that is no longer read. */

import type { ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { type GuardReason, sectionKey, sectionOf } from "./guard-reason.ts";
import { hasEnded, hasHeading, missingRecords, type Seen } from "./missing-models.ts";

/** Above this share of models missing, nothing on the page is believed. */
const pageLimit = 0.5;
/** Fewer records than this may come and go without anything being wrong. */
const minimumCount = 3;

/** Why a page that lost so many of its models cannot be believed. `limit` is the share that may go at once. */
export function mostRecordsLost(previous: Extraction, seen: Seen, limit: number = pageLimit): GuardReason[] {
  const lost = missingRecords(previous, seen.next);
  if (lost.length === 0) return [];
  if (seen.next.records.length === 0) return [{ rule: "no-records", ids: lost.map(({ id }) => id) }];
  const { ids, of } = unexpected(previous, lost, seen);
  const isAll = lost.length === previous.records.length && lost.length > 1;
  const isMost = ids.length >= minimumCount && ids.length / of > limit;
  return isAll || isMost ? [{ rule: "records-lost", ids, of, limit }] : [];
}

/**
 * The missing models that a page is not expected to stop listing, and of how many. Those whose retirement date has passed
 * are: some of a section, or all of it together with its heading.
 */
function unexpected(
  previous: Extraction,
  lost: readonly ModelRecord[],
  { text, day }: Seen,
): { ids: string[]; of: number } {
  const sections = Map.groupBy(previous.records, (record) => sectionKey(sectionOf(record)));
  const isThinned = (section: readonly string[]): boolean => {
    const rows = sections.get(sectionKey(section)) ?? [];
    return rows.filter((row) => lost.includes(row)).length * 2 <= rows.length;
  };
  const expected = lost.filter((record) => {
    const section = sectionOf(record);
    return hasEnded(record, day) && (isThinned(section) || !hasHeading(section, text));
  });
  const ids = lost.filter((record) => !expected.includes(record)).map(({ id }) => id);
  return { ids, of: previous.records.length - expected.length };
}

/** How many records are gone, and of how many. */
export function lostCount(previous: Extraction, next: Extraction): { changed: number; all: number } {
  return { changed: missingRecords(previous, next).length, all: previous.records.length };
}

/** All models of a section at once: it was probably misread, or did not come with the rest of the page. */
export function lostSections(previous: Extraction, seen: Seen): GuardReason[] {
  const missing = missingRecords(previous, seen.next);
  const lost = new Set(unexpected(previous, missing, seen).ids);
  const sections = Map.groupBy(previous.records, (record) => sectionKey(sectionOf(record)));
  const places = seen.next.records.flatMap(({ evidence }) => evidence.map(({ section }) => sectionKey(section)));
  const present = new Set(places);
  return [...sections].flatMap(([key, records]) => {
    // A section that now lists only other models was probably misread too; a single row is ordinary news.
    const needed = present.has(key) ? minimumCount - 1 : minimumCount;
    const [first] = records;
    if (!first || records.length < needed || !records.every(({ id }) => lost.has(id))) return [];
    return [{ rule: "section-lost", ids: records.map(({ id }) => id), section: sectionOf(first) }];
  });
}
