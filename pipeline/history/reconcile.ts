/** The next records of a provider, from the latest state of each of its pages and the previous records. */

import { byText, folded } from "../domain/order.ts";
import type { ModelRecord } from "../domain/schema.ts";
import type { Extraction } from "../extract/extraction.ts";
import { carryOverEvidence, carryOverUnlisted, headingsOf, type Now } from "./carry-over.ts";
import { type Conflict, conflictsOf, mergePages } from "./merge-pages.ts";
import { indexEvidence, inlineEvidence, type RecordWithEvidence } from "./record-evidence.ts";
import { findRenames, type Renamable } from "./renames.ts";
import { resolveReplacements } from "./resolve-replacements.ts";
import { mergeSoleVersions, underItsId, withRepeatedVersion } from "./sole-versions.ts";

export interface PageState {
  page: string;
  extraction: Extraction;
}

export interface Reconciled {
  /** Sorted by id. Every previous record is kept, under its new id where it was renamed. */
  records: ModelRecord[];
  conflicts: Conflict[];
}

interface PageStatement {
  page: string;
  record: RecordWithEvidence;
}

/** Reconciles pages, in the order of the source definition, with the previous records, as of a day. */
export function reconcile(pages: readonly PageState[], previous: readonly ModelRecord[], day: string): Reconciled {
  const statements = statementsOf(pages, previous);
  const byId = Map.groupBy(statements, ({ record }) => record.id);
  const now = { day, headings: new Set(statements.flatMap(({ record }) => headingsOf(record))) };
  const before = withRenames(statements, previous);
  const ids = [...new Set([...byId.keys(), ...before.keys()])].sort(byText);
  const conflicts: Conflict[] = [];
  const records = ids.map((id) => {
    const old = before.get(id);
    const ofRecord = byId.get(id) ?? [];
    const [first, ...others] = ofRecord.map(({ record }) => record);
    if (!first) return old?.listed ? { ...old, listed: false } : (old as ModelRecord);
    conflicts.push(...conflictsOf([first, ...others]));
    const next = mergePages([first, ...others]);
    return indexEvidence(old ? carryOver(next, inlineEvidence(old), ofRecord, now) : next);
  });
  return { records: resolveReplacements(records), conflicts };
}

/** What each page says of each model, in page order. */
function statementsOf(pages: readonly PageState[], previous: readonly ModelRecord[]): PageStatement[] {
  const statements = pages.flatMap(({ page, extraction }) =>
    mergeSoleVersions(extraction.records.map(inlineEvidence)).map((record): PageStatement => ({ page, record })),
  );
  const spelling = (model: string) => folded(model).replaceAll(" ", "-");
  const known = Map.groupBy([...statements.map(({ record }) => record), ...previous], ({ model }) => spelling(model));
  return statements.map(({ page, record }) => {
    const same = known.get(spelling(record.model)) ?? [];
    return { page, record: underItsId(withRepeatedVersion(record, same), same) };
  });
}

/** The previous records by the id that they go on with. */
function withRenames(statements: readonly PageStatement[], previous: readonly ModelRecord[]): Map<string, ModelRecord> {
  const byId = Map.groupBy(statements, ({ record }) => record.id);
  const now = statements.map(({ record }): Renamable => ({ ...record, evidence: byId.get(record.id) ?? [] }));
  const listed = previous.filter((record) => record.listed);
  const renames = findRenames(listed, now, new Set(previous.map(({ id }) => id)));
  const renamed = new Set([...renames.values()].map(({ id }) => id));
  const kept = previous.flatMap((record): [string, ModelRecord][] =>
    renamed.has(record.id) ? [] : [[record.id, record]],
  );
  return new Map([...kept, ...renames]);
}

function carryOver(
  next: RecordWithEvidence,
  old: RecordWithEvidence,
  statements: readonly PageStatement[],
  now: Now,
): RecordWithEvidence {
  const pages = new Map(statements.map(({ page, record }) => [page, record]));
  const carried = carryOverUnlisted(carryOverEvidence(next, old, pages), old, pages, now);
  const formerIds = [...new Set([...(old.id === next.id ? [] : [old.id]), ...old.formerIds])];
  return { ...carried, formerIds: formerIds.filter((id) => id !== next.id) };
}
