/** Guards against the delisting of a model whose row is still there and cannot be read, or is read as another model's. */
import { folded } from "../../domain/order.ts";
import type { Diagnostic, ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { sectionKey, sectionOf } from "./guard-reason.ts";
import { toDiagnostic } from "./reason-text.ts";
import type { HeldRecord } from "./verdict.ts";

/**
 * The records of each section in which a row could not be read or believed, and that are missing or say something else
 * now: the row may be theirs. Where it names the model, what was published stays until the row can be read.
 */
export function rowsInDoubt(previous: Extraction, next: Extraction, causes: readonly Diagnostic[]): HeldRecord[] {
  if (causes.length === 0) return [];
  const after = new Map(next.records.map((record) => [record.id, record]));
  const inDoubt = new Map(causes.flatMap((cause) => sectionsOf(next, cause).map((key) => [key, cause] as const)));
  const missing = previous.records.filter(({ id }) => !after.has(id));
  return [...missing, ...next.records].flatMap((record): HeldRecord[] => {
    const named = causes.find((cause) => names(cause, record));
    const cause = named ?? record.evidence.map(({ section }) => inDoubt.get(sectionKey(section))).find(Boolean);
    if (!cause) return [];
    const place = { section: [...sectionOf(record)], line: cause.line ?? 1 };
    const reason = toDiagnostic({ rule: "row-in-doubt", record: record.id, cause: cause.message, place });
    const isNamed = named !== undefined && !after.has(record.id);
    return [{ record: record.id, facts: null, kind: "unclear", timeConfirms: !isNamed, reason }];
  });
}

/** Whether a row that was left out names the model. */
function names({ value, record }: Diagnostic, { model, name }: ModelRecord): boolean {
  if (value === null || record !== undefined) return false;
  const text = folded(value);
  return text.includes(folded(model)) || (name !== null && text.includes(folded(name)));
}

/** The sections that a problem may be in: that of its record, else those of the nearest records above and below it. */
function sectionsOf({ records }: Extraction, { line, record }: Diagnostic): string[] {
  const own = records.find(({ id }) => id === record);
  if (own) return own.evidence.map(({ section }) => sectionKey(section));
  if (line === null) return [];
  const places = records.flatMap(({ evidence }) => evidence).sort((a, b) => a.line - b.line);
  const near = [places.findLast((place) => place.line <= line), places.find((place) => place.line >= line)];
  return near.flatMap((place) => (place ? [sectionKey(place.section)] : []));
}
