/** The models that a page stopped listing. */
import { folded } from "../../domain/order.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { inlineEvidence } from "../../history/record-evidence.ts";
import { findRenames, type Renamable } from "../../history/renames.ts";
import { mergeSoleVersions } from "../../history/sole-versions.ts";

/** A state and the day on which its page was read. */
export interface Seen {
  next: Extraction;
  text: string;
  day: string;
}

/** The records of the first state whose models the second does not have, under no other id either. */
export function missingRecords(previous: Extraction, next: Extraction): ModelRecord[] {
  const listed = new Set(next.records.map(({ id }) => id));
  if (previous.records.every(({ id }) => listed.has(id))) return [];
  const [before, now] = [modelsOf(previous), modelsOf(next)];
  const there = new Set(now.map(({ id }) => id));
  const renamed = new Set([...findRenames(before, now, new Set(before.map(({ id }) => id))).values()]);
  const missing = before.filter((one) => !there.has(one.id) && !renamed.has(one));
  const ids = new Set(missing.flatMap(({ rows }) => rows));
  return previous.records.filter(({ id }) => ids.has(id) && !listed.has(id));
}

/** The models of a page, each with the ids of its records: one with a version and one without may be of the same model. */
function modelsOf({ records }: Extraction): (Renamable & { rows: string[] })[] {
  const models = mergeSoleVersions(records.map(inlineEvidence));
  const own = new Set(models.map(({ id }) => id));
  return models.map((model) => {
    const merged = records.filter(({ id, model: name }) => !own.has(id) && folded(name) === folded(model.model));
    return { ...model, evidence: [{ page: "" }], rows: [model.id, ...merged.map(({ id }) => id)] };
  });
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
