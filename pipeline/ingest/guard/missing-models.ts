/** The models that a page stopped listing. */
import type { ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { findRenames } from "../../history/renames.ts";

/** A state and the day on which its page was read. */
export interface Seen {
  next: Extraction;
  text: string;
  day: string;
}

/** The records of the first state whose models the second does not have, under a new id either. */
export function missingRecords({ records: before }: Extraction, { records: now }: Extraction): ModelRecord[] {
  const listed = new Set(now.map(({ id }) => id));
  const gone = before.filter(({ id }) => !listed.has(id));
  if (gone.length === 0) return [];
  const renamed = new Set(findRenames(before, now, new Set(before.map(({ id }) => id))).values());
  return gone.filter((record) => !renamed.has(record));
}

/** Whether the retirement date of a model has passed, or its page said that it is retired. */
export function hasEnded({ stage, events }: ModelRecord, day: string): boolean {
  return stage === "retired" || events.some(({ event, date }) => event === "retired" && date <= day);
}

/** Whether the last heading of a section is on the page. */
export function hasHeading(section: readonly string[], text: string): boolean {
  const heading = section.at(-1);
  return heading === undefined || text.includes(heading);
}
