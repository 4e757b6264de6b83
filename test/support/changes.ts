/** Changes made by hand, each with the fields of its type and checked by the schema. */
import { type Change, type ChangeOf, type ChangeType, change } from "../../pipeline/domain/schema.ts";

/** What a test says of a change; the rest is filled in. */
export type ChangeFacts<T extends ChangeType = ChangeType> = T extends ChangeType ? Partial<ChangeOf<T>> : never;

const nothing = { stage: null, events: [], replacements: [] };
const dated = { event: "retired", scope: null };

/** What each type has, unless a test says otherwise: retirement dates for all, and nothing else. */
const defaults: Record<ChangeType, object> = {
  listed: { after: nothing },
  delisted: { before: nothing },
  relisted: { after: nothing },
  "stage-changed": { before: { stage: null } },
  "date-set": { ...dated, before: null },
  "date-moved": { ...dated, days: null },
  "date-withdrawn": dated,
  "bound-changed": dated,
  "replacement-added": { before: null },
  "replacement-removed": {},
};

/** A change of a record on a day. Throws where the facts do not fit the type. */
export function changeOf<T extends ChangeType>(
  record: string,
  detectedOn: string,
  type: T,
  facts: ChangeFacts<T> = {} as ChangeFacts<T>,
): ChangeOf<T> {
  const evidence = { page: "models", snapshot: detectedOn, section: ["Models"], table: 1, row: 1, line: 9 };
  const id = JSON.stringify([record, detectedOn, type, facts]);
  const made = change.parse({ id, detectedOn, type, record, baseline: false, evidence, ...defaults[type], ...facts });
  return made as ChangeOf<T>;
}

/** The facts of a change as one type has them all, null where its type has none: to compare changes in a few words. */
export function factsOf(found: Change) {
  const { type, record, event, scope, before, after, days } = {
    event: null,
    scope: null,
    before: null,
    after: null,
    days: null,
    ...found,
  };
  return { type, record, event, scope, before, after, days };
}
