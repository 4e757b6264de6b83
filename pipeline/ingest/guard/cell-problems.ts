/** Guards against cells that could not be read: what they said before stays. */

import type { Diagnostic, ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { markOfValue } from "../../extract/reader/statements.ts";
import { type HeldRecord, kindsOf } from "./verdict.ts";

type Problem = Extraction["problems"][number];

/** Problems of a kind that the last state did not have. That one is read from its snapshot, where marks are in place of values. */
export function newProblems(known: readonly Problem[], next: Extraction): Diagnostic[] {
  const keyOf = ({ rule, value, message }: Problem) =>
    JSON.stringify([rule, value && markOfValue(value), rule === "conflict" ? message : ""]);
  const before = new Set(known.map(keyOf));
  return next.problems.filter((problem) => isBlocking(problem) && !before.has(keyOf(problem)));
}

/** Titles of columns that are not understood, and were before or were not there. */
export function newTitles(known: readonly Problem[], next: Extraction): Diagnostic[] {
  const isTitle = ({ rule }: Problem): boolean => rule === "unknown-column";
  const before = new Set(known.filter(isTitle).map(({ value }) => value));
  return next.problems.filter((problem) => isTitle(problem) && !before.has(problem.value));
}

const isBlocking = ({ severity, rule }: Problem): boolean => severity === "error" || rule === "conflict";

/** Problems of a definition that does not fit the page: no cell and no row is to blame. */
export function isOfPage({ line, rule }: Problem): boolean {
  return line === null && rule !== "conflict";
}

/** Records about which the page contradicts itself: what was published stays, until it is seen to stay so. */
export function conflicts(problems: readonly Diagnostic[]): HeldRecord[] {
  return problems.flatMap((reason) =>
    reason.rule === "conflict" && reason.record !== undefined
      ? [{ record: reason.record, facts: null, kind: "unclear", timeConfirms: true, reason }]
      : [],
  );
}

/**
 * Records with a cell that was not read: another cell of the row may be wrong too. What was published stays; where a fact
 * would be lost, until the cell can be read.
 */
export function unreadCells(previous: Extraction, next: Extraction, problems: readonly Diagnostic[]): HeldRecord[] {
  const before = new Map(previous.records.map((record) => [record.id, record]));
  return problems.flatMap((reason) =>
    recordsAt(next, reason).map((record): HeldRecord => {
      const [was, is] = [before.get(record.id), kindsOf(record)];
      const isKept = !was || [...kindsOf(was)].every((kind) => is.has(kind));
      const timeConfirms = isKept && !hidesRetirement(next, record, reason);
      return { record: record.id, facts: null, kind: "unclear", timeConfirms, reason };
    }),
  );
}

/** Whether the cell may be the retirement date, which the record lacks: it would be said to have none. */
function hidesRetirement({ covered }: Extraction, record: ModelRecord, { message, value }: Diagnostic): boolean {
  const isOfDate = /date|\d{4}/i.test(`${message} ${value ?? ""}`);
  return isOfDate && (covered.get(record.id)?.has("retired") ?? false) && !kindsOf(record).has("retired");
}

/** Problems of rows that were left out whole: nothing says which models they are. */
export function unreadRows(next: Extraction, problems: readonly Diagnostic[]): Diagnostic[] {
  return problems.filter((problem) => problem.rule !== "conflict" && recordsAt(next, problem).length === 0);
}

function recordsAt({ records }: Extraction, { line, rule }: Problem): ModelRecord[] {
  if (line === null || rule === "conflict") return [];
  return records.filter(({ evidence }) => evidence.some((place) => place.line === line));
}
