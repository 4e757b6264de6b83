/** The next records of a provider, from the latest state of each of its pages and the records as they were. */

import { byText, groupBy } from "../domain/order.ts";
import type { ModelRecord } from "../domain/schema.ts";
import type { Extraction } from "../extract/extraction.ts";
import { keepStanding, keepUnlisted } from "./carry-over.ts";
import { type Conflict, conflictsOf, mergePages } from "./merge-pages.ts";
import { type LooseRecord, loosen, tighten } from "./record-evidence.ts";
import { resolveReplacements } from "./replacements.ts";

export interface PageState {
  page: string;
  extraction: Extraction;
}

export interface Reconciled {
  /** Sorted by id. None is ever left out that was there before. */
  records: ModelRecord[];
  conflicts: Conflict[];
}

interface Saying {
  page: string;
  loose: LooseRecord;
}

/** Reconciles pages, given in the order of the source definition, with the records as they were. */
export function reconcile(pages: readonly PageState[], previous: readonly ModelRecord[]): Reconciled {
  const said = sayingsById(pages);
  const before = new Map(previous.map((record) => [record.id, record]));
  const ids = [...new Set([...said.keys(), ...before.keys()])].sort(byText);
  const conflicts: Conflict[] = [];
  const records = ids.map((id) => {
    const old = before.get(id);
    const sayings = said.get(id) ?? [];
    const [first, ...others] = sayings.map(({ loose }) => loose);
    if (!first) return old?.listed ? { ...old, listed: false } : (old as ModelRecord);
    conflicts.push(...conflictsOf([first, ...others]));
    const next = mergePages([first, ...others]);
    return tighten(old ? keep(next, loosen(old), new Set(sayings.map(({ page }) => page))) : next);
  });
  return { records: resolveReplacements(records), conflicts };
}

/** Record id → what each page says of it, in page order. */
function sayingsById(pages: readonly PageState[]): Map<string, Saying[]> {
  const sayings = pages.flatMap(({ page, extraction }) =>
    extraction.records.map((record): Saying => ({ page, loose: loosen(record) })),
  );
  return groupBy(sayings, ({ loose }) => loose.id);
}

function keep(next: LooseRecord, old: LooseRecord, listing: ReadonlySet<string>): LooseRecord {
  return keepUnlisted(keepStanding(next, old), old, listing);
}
