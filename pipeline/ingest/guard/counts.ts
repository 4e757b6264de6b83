/** Guards against rows that fall away: a page that became an empty shell, a table that is no longer read. */

import { groupBy } from "../../domain/order.ts";
import type { ModelRecord, PageDefinition } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { formatList, formatPercent, sectionKey, sectionOf, sectionText } from "./reason.ts";

const defaultLimit = 0.3;
/** Fewer records than this come and go without meaning anything. */
const minimumCount = 3;

/** Fewer records than the page's definition demands. */
export function tooFewRecords({ records }: Extraction, { minimumRecords }: PageDefinition): string[] {
  if (records.length >= minimumRecords) return [];
  return [`too-few-records: the page gives ${records.length}, its definition demands ${minimumRecords}`];
}

/** All records gone, too large a share of them, or all of one section. */
export function lostRecords(previous: Extraction, next: Extraction, limit: number = defaultLimit): string[] {
  const lost = missingRecords(previous, next);
  if (lost.length === 0) return [];
  const ids = formatList(lost.map(({ id }) => id));
  if (next.records.length === 0) return [`no-records: none of ${previous.records.length} is left (${ids})`];
  const share = lost.length / previous.records.length;
  if (lost.length >= minimumCount && share > limit) {
    return [
      `records-lost: ${lost.length} of ${previous.records.length}, ${formatPercent(share)} with a limit of ${formatPercent(limit)} (${ids})`,
    ];
  }
  return lostSections(previous, next, new Set(lost));
}

/** How many records are gone, of how many. */
export function lostCount(previous: Extraction, next: Extraction): { changed: number; all: number } {
  return { changed: missingRecords(previous, next).length, all: previous.records.length };
}

function missingRecords(previous: Extraction, next: Extraction): ModelRecord[] {
  const still = new Set(next.records.map(({ id }) => id));
  return previous.records.filter(({ id }) => !still.has(id));
}

function lostSections(previous: Extraction, next: Extraction, lost: ReadonlySet<ModelRecord>): string[] {
  const sections = groupBy(previous.records, (record) => sectionKey(sectionOf(record)));
  const present = new Set(next.records.flatMap(({ evidence }) => evidence.map(({ section }) => sectionKey(section))));
  return [...sections].flatMap(([key, records]) => {
    // A section that lists only others now had its names misread sooner than it was emptied; one row is ordinary news.
    const needed = present.has(key) ? minimumCount - 1 : minimumCount;
    const [first] = records;
    if (!first || records.length < needed || !records.every((record) => lost.has(record))) return [];
    const ids = formatList(records.map(({ id }) => id));
    return [`section-lost: none of the ${records.length} records of ${sectionText(sectionOf(first))} is left (${ids})`];
  });
}
