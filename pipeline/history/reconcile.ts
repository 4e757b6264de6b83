/** The next records of a provider, from the latest state of each of its pages and the previous records. */

import { byText } from "../domain/order.ts";
import type { ModelRecord } from "../domain/schema.ts";
import type { Extraction } from "../extract/extraction.ts";
import { carryOverEvidence, carryOverUnlisted } from "./carry-over.ts";
import { type Conflict, conflictsOf, mergePages } from "./merge-pages.ts";
import { indexEvidence, inlineEvidence, type RecordWithEvidence } from "./record-evidence.ts";
import { resolveReplacements } from "./resolve-replacements.ts";

export interface PageState {
  page: string;
  extraction: Extraction;
}

export interface Reconciled {
  /** Sorted by id. Every previous record is kept. */
  records: ModelRecord[];
  conflicts: Conflict[];
}

interface PageStatement {
  page: string;
  record: RecordWithEvidence;
}

/** Reconciles pages, in the order of the source definition, with the previous records. */
export function reconcile(pages: readonly PageState[], previous: readonly ModelRecord[]): Reconciled {
  const statements = statementsById(pages);
  const before = new Map(previous.map((record) => [record.id, record]));
  const ids = [...new Set([...statements.keys(), ...before.keys()])].sort(byText);
  const conflicts: Conflict[] = [];
  const records = ids.map((id) => {
    const old = before.get(id);
    const ofRecord = statements.get(id) ?? [];
    const [first, ...others] = ofRecord.map(({ record }) => record);
    if (!first) return old?.listed ? { ...old, listed: false } : (old as ModelRecord);
    conflicts.push(...conflictsOf([first, ...others]));
    const next = mergePages([first, ...others]);
    return indexEvidence(old ? carryOver(next, inlineEvidence(old), new Set(ofRecord.map(({ page }) => page))) : next);
  });
  return { records: resolveReplacements(records), conflicts };
}

/** Record id → what each page says about it, in page order. */
function statementsById(pages: readonly PageState[]): Map<string, PageStatement[]> {
  const statements = pages.flatMap(({ page, extraction }) =>
    extraction.records.map((record): PageStatement => ({ page, record: inlineEvidence(record) })),
  );
  return Map.groupBy(statements, ({ record }) => record.id);
}

function carryOver(
  next: RecordWithEvidence,
  old: RecordWithEvidence,
  listing: ReadonlySet<string>,
): RecordWithEvidence {
  return carryOverUnlisted(carryOverEvidence(next, old), old, listing);
}
