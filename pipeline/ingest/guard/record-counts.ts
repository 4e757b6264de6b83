/** Guards against missing rows: a page that became an empty shell, a table that is no longer read. */

import type { ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { type GuardReason, sectionKey, sectionOf } from "./guard-reason.ts";
import { missingRecords } from "./verdict.ts";

/** Above this share of the page, the missing models wait. */
const waitLimit = 0.3;
/** Above this share, nothing on the page is believed. */
const pageLimit = 0.5;
/** Fewer records than this may come and go without anything being wrong. */
const minimumCount = 3;

/** A state and the day on which its page was read. */
export interface Seen {
  next: Extraction;
  text: string;
  day: string;
}

/** Why a page that lost so many of its models cannot be believed. `limit` is the share that may go at once. */
export function mostRecordsLost(previous: Extraction, seen: Seen, limit: number = waitLimit): GuardReason[] {
  const lost = missingRecords(previous.records, seen.next.records);
  if (lost.length === 0) return [];
  if (seen.next.records.length === 0) return [{ rule: "no-records", ids: lost.map(({ id }) => id) }];
  const { ids, of } = unexpected(previous, lost, seen);
  const most = Math.max(limit, pageLimit);
  const isAll = lost.length === previous.records.length && lost.length > 1;
  const isMost = ids.length >= minimumCount && ids.length / of > most;
  return isAll || isMost ? [{ rule: "records-lost", ids, of, limit: most }] : [];
}

/** Missing models that wait: too many of the page, or all of a section that the page still has. */
export function manyRecordsLost(previous: Extraction, seen: Seen, limit: number = waitLimit): GuardReason[] {
  const lost = missingRecords(previous.records, seen.next.records);
  const { ids, of } = unexpected(previous, lost, seen);
  if (ids.length >= minimumCount && ids.length / of > limit) return [{ rule: "records-lost", ids, of, limit }];
  return lostSections(previous, seen, new Set(ids));
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

function hasEnded({ stage, events }: ModelRecord, day: string): boolean {
  return stage === "retired" || events.some(({ event, date }) => event === "retired" && date <= day);
}

/** Whether the last heading of a section is on the page. */
function hasHeading(section: readonly string[], text: string): boolean {
  const heading = section.at(-1);
  return heading === undefined || text.includes(heading);
}

/** How many records are gone, and of how many. */
export function lostCount(previous: Extraction, next: Extraction): { changed: number; all: number } {
  return { changed: missingRecords(previous.records, next.records).length, all: previous.records.length };
}

/** A section whose heading is still there, or whose models are still named, was probably misread, not emptied. */
function lostSections(previous: Extraction, { next, text }: Seen, lost: ReadonlySet<string>): GuardReason[] {
  const sections = Map.groupBy(previous.records, (record) => sectionKey(sectionOf(record)));
  const present = new Set(next.records.flatMap(({ evidence }) => evidence.map(({ section }) => sectionKey(section))));
  return [...sections].flatMap(([key, records]) => {
    // A section that now lists only other models was probably misread too; a single row is ordinary news.
    const needed = present.has(key) ? minimumCount - 1 : minimumCount;
    const [first] = records;
    if (!first || records.length < needed || !records.every(({ id }) => lost.has(id))) return [];
    const section = sectionOf(first);
    if (!areNamed(records, text) && !hasHeading(section, text)) return [];
    return [{ rule: "section-lost", ids: records.map(({ id }) => id), section }];
  });
}

/** Whether most of the models are still named somewhere on the page. */
function areNamed(records: readonly ModelRecord[], text: string): boolean {
  return records.filter(({ model }) => text.includes(model)).length * 2 > records.length;
}
