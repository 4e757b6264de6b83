/** Guards against the delisting of a model whose row is still there and cannot be read, or is read as another model's. */
import { folded } from "../../domain/order.ts";
import type { Diagnostic, ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { sectionKey, sectionOf, tabledSections } from "./guard-reason.ts";
import { toDiagnostic } from "./reason-text.ts";
import { factKeys, type HeldRecord } from "./verdict.ts";

/** What makes the other rows of a section doubtful. */
export interface Causes {
  /** Rows of new models with a cell that cannot be read: they may be those of missing ones. */
  cells: readonly Diagnostic[];
  /** Rows that were left out: also what others lost may be theirs, or what those that replace them gained. */
  rows: readonly Diagnostic[];
  /** Why all models of a section are missing; as rows that were left out. */
  sections: readonly HeldRecord[];
  /** Rows with exchanged cells: whatever changed in their section is doubtful. */
  exchanged: readonly Diagnostic[];
  /** Titles that are not understood any more: only facts that are gone are doubtful. */
  titles: readonly Diagnostic[];
}

type Level = "missing" | "lost" | "lost or taken over" | "changed";

interface Doubt {
  cause: Diagnostic;
  level: Level;
}

/** A record as it was and as it is; one of them may be missing. */
interface Pair {
  id: string;
  was: ModelRecord | undefined;
  is: ModelRecord | undefined;
}

/**
 * The records of each section in which a row could not be read or believed, and that are missing or say something else now:
 * the row may be theirs. Where it names the model, what was published stays until the row can be read.
 */
export function rowsInDoubt(previous: Extraction, next: Extraction, causes: Causes): HeldRecord[] {
  const doubts = doubtsBySection(previous, next, causes);
  if (doubts.size === 0) return [];
  const replaced = noLongerNamed(previous, next);
  return pairs(previous, next).flatMap((pair): HeldRecord[] => {
    const record = (pair.is ?? pair.was) as ModelRecord;
    const keys = [pair.was, pair.is].flatMap((one) => one?.evidence.map(({ section }) => sectionKey(section)) ?? []);
    const named = pair.is ? undefined : causes.rows.find((cause) => names(cause, record));
    const found = keys.flatMap((key) => doubts.get(key) ?? []).find(({ level }) => isTouched(pair, level, replaced));
    const cause = named ?? found?.cause;
    if (!cause) return [];
    const place = { section: [...sectionOf(record)], line: cause.line ?? 1 };
    const reason = toDiagnostic({ rule: "row-in-doubt", record: pair.id, cause: cause.message, place });
    return [{ record: pair.id, facts: null, kind: "unclear", timeConfirms: !named, reason }];
  });
}

function pairs(previous: Extraction, next: Extraction): Pair[] {
  const [before, after] = [previous, next].map(({ records }) => new Map(records.map((one) => [one.id, one])));
  const ids = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...ids].map((id) => ({ id, was: before?.get(id), is: after?.get(id) }));
}

/** Whether a doubt about a section is about a record of it. */
function isTouched({ was, is }: Pair, level: Level, replaced: ReadonlySet<string>): boolean {
  if (!is || level === "changed") return true;
  if (level === "missing") return false;
  const isLess = (before: ModelRecord): boolean => is.events.length < before.events.length || isForOthers(before, is);
  if (was && losesFacts(was, is) && (level === "lost" || isLess(was))) return true;
  // Words that were run together may name a model that the row only mentioned.
  const isMentioned = !was && is.evidence.every(({ table }) => table === null);
  return level === "lost or taken over" && (isMentioned || replaced.has(folded(is.model)));
}

/** Whether a date is the same and for others now. */
function isForOthers(was: ModelRecord, is: ModelRecord): boolean {
  return was.events.some(({ event, date, scope }) => {
    const same = is.events.filter((fact) => fact.event === event && fact.date === date);
    return same.length > 0 && same.every((fact) => fact.scope !== scope);
  });
}

/** Names of replacements that a record gave and does not give any more: its row may be read as theirs. */
function noLongerNamed(previous: Extraction, next: Extraction): Set<string> {
  const after = new Map(next.records.map((record) => [record.id, record]));
  return new Set(
    previous.records.flatMap(({ id, replacements }) => {
      const still = new Set(after.get(id)?.replacements.map(({ model }) => folded(model)));
      return replacements.map(({ model }) => folded(model)).filter((name) => !still.has(name));
    }),
  );
}

/** Section → what makes its rows doubtful. */
function doubtsBySection(previous: Extraction, next: Extraction, causes: Causes): Map<string, Doubt[]> {
  const found = new Map<string, Doubt[]>();
  const add = (key: string, doubt: Doubt): void => void found.set(key, [...(found.get(key) ?? []), doubt]);
  const addAll = (all: readonly Diagnostic[], level: Level): void => {
    for (const cause of all) for (const key of sectionsOf(next, cause)) add(key, { cause, level });
  };
  addAll(causes.exchanged, "changed");
  addAll(causes.rows, "lost or taken over");
  addAll(causes.cells, "missing");
  addAll(causes.titles, "lost");
  const left = tabledSections(next);
  for (const { record, reason } of causes.sections) {
    const gone = previous.records.find(({ id }) => id === record);
    const key = gone && sectionKey(sectionOf(gone));
    // Where the section has other rows now, they may be the missing ones.
    if (key) add(key, { cause: reason, level: left.has(key) ? "changed" : "lost or taken over" });
  }
  const [first] = causes.rows;
  if (!first) return found;
  // A row that was left out may be of a section that has no other row left.
  for (const key of tabledSections(previous))
    if (!left.has(key)) add(key, { cause: first, level: "lost or taken over" });
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
