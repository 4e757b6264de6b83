/** Which retirement dates an announcement gives: whoever reads it need not be reminded of them on the same day. */
import type { ModelChanges } from "./model-changes.ts";
import type { Bound } from "./schema.ts";
import { retirementsAfter } from "./stated-dates.ts";

/** A retirement date of a record. */
export interface RecordDate {
  date: string;
  bound: Bound;
  /** Null for all. */
  scope: string | null;
}

/** A test for the retirement dates that the changes of these models give. */
export function announcedRetirements(models: readonly ModelChanges[]): (record: string, date: RecordDate) => boolean {
  const keys = new Set(
    models.flatMap(({ model, changes }) =>
      changes.flatMap((change) => retirementsAfter(change)).map((date) => keyOf(model.id, date)),
    ),
  );
  return (record, date) => keys.has(keyOf(record, date));
}

function keyOf(record: string, { date, bound, scope }: RecordDate): string {
  return JSON.stringify([record, date, bound, scope]);
}
