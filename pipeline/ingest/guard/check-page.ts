/** Decides what of a new state of a page counts: nothing of it, or all of it but some records. */

import type { Diagnostic, PageDefinition } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { conflicts, isOfPage, newProblems, newTitles, unreadCells, unreadRows } from "./cell-problems.ts";
import { cutOff } from "./cut-off.ts";
import { datesTakenBack } from "./date-moves.ts";
import { doubtfulRecords } from "./doubtful-records.ts";
import type { GuardReason } from "./guard-reason.ts";
import { leftOut } from "./left-out.ts";
import { lostColumns } from "./lost-columns.ts";
import { lostMarkers } from "./page-identity.ts";
import { toDiagnostic } from "./reason-text.ts";
import { mostRecordsLost } from "./record-counts.ts";
import { rowsInDoubt } from "./rows-in-doubt.ts";
import { type HeldRecord, oneForEach, type Verdict, withoutIdle } from "./verdict.ts";

/** What is known of the last state besides what counts of it. */
export interface Known {
  /** The problems that it had. Those of records that are held are not among them. */
  problems: readonly Diagnostic[];
  /** Markers that it did not have. */
  missingMarkers: readonly string[];
  /** The day on which the next state was read. */
  day: string;
  /** Names the end of the page as it was last read, see `endingOf`; undefined where that is not known. */
  ending: string | undefined;
}

/** What of the next state counts. `previous` is what counts of the last one, `text` the page as it was read. */
export function checkPage(
  previous: Extraction,
  next: Extraction,
  known: Known,
  definition: PageDefinition,
  text: string,
): Verdict {
  const reasons = [
    ...lostMarkers(definition, text, known.missingMarkers),
    ...damage(previous, next, known, definition, text),
  ];
  const page = [...reasons.map(toDiagnostic), ...newProblems(known.problems, next).filter(isOfPage)];
  return { page, held: page.length > 0 ? [] : heldRecords(previous, next, known, definition, text) };
}

/** What is missing of the page: the first of these reasons is enough, those below would follow from it. */
function damage(
  previous: Extraction,
  next: Extraction,
  { day, ending }: Known,
  { limits }: PageDefinition,
  text: string,
): GuardReason[] {
  const lost = mostRecordsLost(previous, { next, text, day }, limits.lost);
  if (lost.length > 0) return lost;
  const cut = cutOff(previous.records, next.records, text, ending);
  if (cut.length > 0) return cut;
  const columns = lostColumns(previous, next).page;
  return columns.length > 0 ? columns : datesTakenBack(previous, next);
}

/** The records of a state that do not count yet, where nothing is wrong with the page as a whole. */
export function heldRecords(
  previous: Extraction,
  next: Extraction,
  known: Known,
  { limits }: PageDefinition,
  text: string,
): HeldRecord[] {
  const problems = newProblems(known.problems, next);
  const inCells = [...conflicts(problems), ...unreadCells(previous, next, problems)];
  const seen = { next, text, day: known.day };
  const doubtful = doubtfulRecords(previous, seen, limits, lostColumns(previous, next).rows);
  const isNew = ({ record }: HeldRecord): boolean => !previous.records.some(({ id }) => id === record);
  const rows = rowsInDoubt(previous, next, {
    cells: inCells.filter(isNew).map(({ reason }) => reason),
    rows: unreadRows(next, problems),
    exchanged: doubtful.filter(isNew).map(({ reason }) => reason),
    titles: newTitles(known.problems, next),
    sections: doubtful.filter(({ reason }) => reason.rule === "section-lost"),
  });
  const waiting = oneForEach([...doubtful, ...inCells, ...rows]);
  const missing = leftOut(previous, seen, waiting, known.problems);
  return withoutIdle(previous, next, oneForEach([...waiting, ...missing]));
}
