/** Changes made by hand, each with the fields of its type and checked by the schema. */
import {
  type Bound,
  type Change,
  type ChangeOf,
  type ChangeType,
  change as changeSchema,
} from "../../pipeline/domain/schema.ts";

/** What a test says of a change; the rest is filled in. */
export type ChangeFacts<T extends ChangeType = ChangeType> = T extends ChangeType ? Partial<ChangeOf<T>> : never;

const nothing = { stage: null, events: [], replacements: [] };
const dated = { event: "retired", scope: null };

/** What each type has, unless a test says otherwise: retirement dates for all, and nothing else. */
const defaults: Record<ChangeType, object> = {
  listed: { after: nothing },
  delisted: { before: nothing },
  relisted: { after: nothing },
  renamed: {},
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
  const made = changeSchema.parse({
    id,
    detectedOn,
    type,
    record,
    baseline: false,
    evidence,
    ...defaults[type],
    ...facts,
  });
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

/** A change of `acme/a`. */
export function change<T extends ChangeType>(detectedOn: string, type: T, facts?: ChangeFacts<T>): ChangeOf<T> {
  return changeOf("acme/a", detectedOn, type, facts);
}

/** A record is listed with retirement dates (`2027-01-20`, `not-before 2027-01-20`). */
export function listed(day: string, dates: readonly string[], facts: ChangeFacts<"listed"> = {}): Change {
  return changeOf("acme/a", day, "listed", { after: stateWith(dates), ...facts });
}

/** A record that left is listed again, with retirement dates. */
export function relisted(day: string, dates: readonly string[]): Change {
  return changeOf("acme/a", day, "relisted", { after: stateWith(dates) });
}

function stateWith(dates: readonly string[]): ChangeOf<"listed">["after"] {
  const events = dates.map((text) => ({ event: "retired" as const, ...boundedDate(text), scope: null }));
  return { stage: "active", events, replacements: [] };
}

/** A retirement date moves from one day to another; null for none. */
export function moved(day: string, from: string | null, to: string | null, record = "acme/a"): Change {
  const [before, after] = [from === null ? null : boundedDate(from), to === null ? null : boundedDate(to)];
  if (after === null) return changeOf(record, day, "date-withdrawn", before ? { before } : {});
  return before === null
    ? changeOf(record, day, "date-set", { after })
    : changeOf(record, day, "date-moved", { before, after });
}

/** A date in words: `2027-01-20`, `not-before 2027-01-20`. */
export function boundedDate(text: string): { date: string; bound: Bound } {
  const [bound, date] = text.includes(" ") ? text.split(" ") : ["on", text];
  return { date: date ?? "", bound: bound as Bound };
}
