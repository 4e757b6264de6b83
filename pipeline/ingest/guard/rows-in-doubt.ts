/** Guards against the delisting of a model whose row is still there and cannot be read, or is read as another model's. */
import { folded } from "../../domain/order.ts";
import type { Diagnostic, ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { sectionKey, sectionOf, tabledSections } from "./guard-reason.ts";
import { toDiagnostic } from "./reason-text.ts";
import { factKeys, type HeldRecord } from "./verdict.ts";

/** What makes the other rows of a section doubtful. */
export interface Causes {
  /** Rows that were left out, and rows that are read as those of a new model. */
  rows: readonly Diagnostic[];
  /** Titles that are not understood any more: only facts that are gone are doubtful. */
  titles: readonly Diagnostic[];
  /** Why all models of a section are missing. */
  sections: readonly HeldRecord[];
}

/**
 * The records of each section in which a row could not be read or believed, and that are missing or say something else
 * now: the row may be theirs. Where it names the model, what was published stays until the row can be read.
 */
export function rowsInDoubt(previous: Extraction, next: Extraction, causes: Causes): HeldRecord[] {
  const { rows, titles } = causes;
  const inDoubt = sectionsInDoubt(previous, next, causes);
  const byTitle = new Map(titles.flatMap((cause) => sectionsOf(next, cause).map((key) => [key, cause] as const)));
  if (inDoubt.size + byTitle.size === 0) return [];
  const [before, after] = [previous, next].map(({ records }) => new Map(records.map((one) => [one.id, one])));
  return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].flatMap((id): HeldRecord[] => {
    const [was, is] = [before?.get(id), after?.get(id)];
    const record = (is ?? was) as ModelRecord;
    const keys = [was, is].flatMap((one) => one?.evidence.map(({ section }) => sectionKey(section)) ?? []);
    const named = rows.find((cause) => names(cause, record));
    const renamed = was && (!is || losesFacts(was, is)) ? keys.map((key) => byTitle.get(key)).find(Boolean) : undefined;
    const cause = named ?? keys.map((key) => inDoubt.get(key)).find(Boolean) ?? renamed;
    if (!cause) return [];
    const place = { section: [...sectionOf(record)], line: cause.line ?? 1 };
    const reason = toDiagnostic({ rule: "row-in-doubt", record: id, cause: cause.message, place });
    return [{ record: id, facts: null, kind: "unclear", timeConfirms: !(named && !is), reason }];
  });
}

/** Section → why its rows are in doubt. */
function sectionsInDoubt(previous: Extraction, next: Extraction, { rows, sections }: Causes): Map<string, Diagnostic> {
  const found = new Map<string, Diagnostic>();
  for (const { record, reason } of sections) {
    const gone = previous.records.find(({ id }) => id === record);
    if (gone) found.set(sectionKey(sectionOf(gone)), reason);
  }
  for (const cause of rows) for (const key of sectionsOf(next, cause)) found.set(key, cause);
  const [first] = rows.filter(({ record }) => record === undefined);
  if (!first) return found;
  // A row that was left out may be of a section that has no other row left.
  const left = tabledSections(next);
  for (const key of tabledSections(previous)) if (!left.has(key) && !found.has(key)) found.set(key, first);
  return found;
}

/** Whether a fact of the record is gone, or is for others now. */
function losesFacts(was: ModelRecord, is: ModelRecord): boolean {
  const has = factKeys(is);
  return [...factKeys(was)].some((key) => !has.has(key));
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
