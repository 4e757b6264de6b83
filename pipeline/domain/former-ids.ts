/** The ids that records had before they were renamed. */
import type { Change, ModelRecord } from "./schema.ts";

/** Former id → the id that the record has now. An id that another record has now leads to that one, not here. */
export function formerIdsOf(records: readonly Pick<ModelRecord, "id" | "formerIds">[]): Map<string, string> {
  const current = new Set(records.map(({ id }) => id));
  const pairs = records.flatMap(({ id, formerIds = [] }) => formerIds.map((former): [string, string] => [former, id]));
  return new Map(pairs.filter(([former]) => !current.has(former)));
}

/** The changes, each of the record that goes on with it: what was said of a model under a former id is its history too. */
export function underCurrentIds(
  changes: readonly Change[],
  records: readonly Pick<ModelRecord, "id" | "formerIds">[],
): readonly Change[] {
  const currentOf = formerIdsOf(records);
  if (currentOf.size === 0) return changes;
  return changes.map((change) => {
    const record = currentOf.get(change.record);
    return record === undefined ? change : { ...change, record };
  });
}
