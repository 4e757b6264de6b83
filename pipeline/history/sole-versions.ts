/** One record for a model that a page names with its version in one place and without it in another. */
import { folded } from "../domain/order.ts";
import { mergePages } from "./merge-pages.ts";
import type { RecordWithEvidence } from "./record-evidence.ts";

/**
 * The records of one page; one without a version is merged into the only one with a version of the same model. A version
 * tells models apart only where the page has several of them.
 */
export function mergeSoleVersions(records: readonly RecordWithEvidence[]): RecordWithEvidence[] {
  const byModel = Map.groupBy(records, ({ model }) => folded(model));
  return records.flatMap((record) => {
    const same = byModel.get(folded(record.model)) ?? [];
    const bare = same.find(({ version }) => version === null);
    if (!bare || same.length !== 2) return [record];
    return record === bare ? [] : [mergePages([record, bare])];
  });
}
