/** Reads the rows of a lifecycle table. A cell that cannot be read costs that cell; a row whose cells may have moved is held. */

import type { Diagnostic } from "../../../domain/schema.ts";
import { type Cell, plain } from "../../read/document.ts";
import { isBlank } from "../cells/cell.ts";
import type { Subjects } from "../cells/named-models.ts";
import { isDates, isEvent, looksLikeIds } from "../columns.ts";
import type { DateOrder } from "../dates.ts";
import { unknownWords } from "../heading-doubts.ts";
import { lastLine } from "../last-line.ts";
import { has, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { isIdLike } from "../names.ts";
import { cellHash } from "../statements.ts";
import type { LifecycleTable, ReadTable } from "./lifecycle-table.ts";
import { redactLongText } from "./printed-values.ts";
import { markUnread, readRow } from "./read-row.ts";
import { labelOf, noteRows, takesBack } from "./row-labels.ts";
import { stageOfLabel } from "./stage-labels.ts";

/** Why dates that a page gives are left out. */
export const voidDates = "dates are left out because the page says that they do not hold";

const missingNote = "a date has a mark whose note was not found; the date is read without it";

/** Reads all rows of a table. `order` is the order of slashed dates on the page. */
export function readRows(table: LifecycleTable, order: DateOrder | null): ReadTable {
  const { lexicon, block } = table;
  const result: ReadTable = { rows: [], problems: [...unknownColumns(table), ...unknownHeadings(table)], kept: [] };
  const remarks = noteRows(table);
  const odd = oddIds(table);
  let stage = table.stage;
  let above: Subjects | null = null;
  let doubt: string | null = null;
  for (const [at, cells] of block.body.entries()) {
    const kept = new Map<number, string>();
    result.kept.push(kept);
    const label = labelOf(cells, table);
    if (label !== null) {
      stage = stageOfLabel(label, lexicon) ?? (/\s/.test(label) ? null : stage);
      doubt = takesBack(label, lexicon) ? label : null;
      continue;
    }
    if (cells.every((cell) => isBlank(plain(cell.content), lexicon)) || repeatsTitles(cells, table)) continue;
    const hold = (rule: string, message: string, value: string): void => {
      result.problems.push(problem(rule, cells, message, value));
    };
    if (isMisaligned(cells) || lacksCell(cells, table)) {
      hold(
        "misaligned-row",
        "row left out: it has more or fewer cells than its table, so they may have moved",
        plain(cells[0]?.content ?? []),
      );
      markUnread(cells, table, kept);
      continue;
    }
    if (mayLackAnother(cells, table)) {
      const value = plain(cells[subjectAt(table)]?.content ?? []);
      hold("unread-cell", "row left out: it lacks a cell, and its id may be the replacement", value);
      markUnread(cells, table, kept);
      continue;
    }
    if (doubt !== null) {
      hold("void-rows", "row left out: the label above it says that its rows may not hold", doubt);
      markUnread(cells, table, kept);
      continue;
    }
    if (odd.has(at)) {
      hold(
        "unread-cell",
        "row left out: its id is unlike the others of its column",
        plain(cells[odd.get(at) ?? 0]?.content ?? []),
      );
      continue;
    }
    const read = readRow({ cells, table, order, stage, above, kept, remarks });
    for (const { message, value, title } of read.unread)
      result.problems.push({
        ...problem("unread-cell", cells, message, value),
        block: cellHash(subjectTexts(cells, table), title, value),
      });
    for (const value of read.impossible)
      hold("impossible-date", `the date "${value}" does not exist and is left out`, value);
    for (const value of read.voided)
      result.problems.push({ ...problem("void-dates", cells, voidDates, value), severity: "warning" });
    for (const value of read.unexplained)
      result.problems.push({ ...problem("missing-note", cells, missingNote, value), severity: "warning" });
    if (read.row === null) continue;
    above = read.row.subjects;
    if (read.row.names.length > 0) result.rows.push({ ...read.row, row: at + 1, line: cells[0]?.line ?? block.line });
    else if (read.nameless !== null)
      hold("no-model", "row left out: it gives a date and names no model", read.nameless);
  }
  return result;
}

/** The cells that name the model of a row. */
function subjectTexts(cells: Cell[], { columns }: LifecycleTable): string[] {
  const naming = columns.filter(({ role }) => role === "id" || role === "name" || role === "version");
  return naming.map(({ at }) => plain(cells[at]?.content ?? []));
}

/** Whether a row prints the titles of the table once more. */
const repeatsTitles = (cells: Cell[], { block }: LifecycleTable): boolean => {
  const titles = block.header.at(-1) ?? [];
  const text = (cell: Cell | undefined): string => plain(cell?.content ?? []).toLowerCase();
  return titles.length > 1 && cells.every((cell, at) => text(cell) !== "" && text(cell) === text(titles[at]));
};

/** Where a table names its models, or its first column. */
const subjectAt = ({ columns }: LifecycleTable): number =>
  (columns.find(({ role }) => role === "id") ?? columns.find(({ role }) => role === "name"))?.at ?? 0;

/** Whether the reader of the document saw that the cells of a row may be under the wrong titles. */
const isMisaligned = (cells: Cell[]): boolean =>
  cells.some((cell) => (cell as Cell & { misaligned?: boolean }).misaligned === true);

/** Whether a row is too short: which of its cells is missing is not known, and those behind it have moved. */
const lacksCell = (cells: Cell[], { columns }: LifecycleTable): boolean =>
  columns.some(({ at, role }) => cells[at]?.isMissing === true && (isEvent(role) || role === "stage"));

/**
 * Whether a row that lacks a replacement may lack another cell instead: a date of it is not given, or its model replaces
 * another one, so that its id may be the replacement.
 */
function mayLackAnother(cells: Cell[], { block, columns, lexicon }: LifecycleTable): boolean {
  const target = columns.find(({ at, role }) => role === "replacement" && cells[at]?.isMissing === true);
  if (!target) return false;
  const text = (row: readonly Cell[], at: number): string => plain(row[at]?.content ?? []);
  const isNewer = columns.some(
    ({ at, role }) =>
      (role === "id" || role === "name") &&
      block.body.some((row) => row !== cells && text(row, target.at) === text(cells, at)),
  );
  return isNewer || columns.some(({ at, role }) => isEvent(role) && isBlank(text(cells, at), lexicon));
}

/** Rows whose id looks like none where nearly all others of the column do: a cell of another column slipped in. */
function oddIds({ columns, block, lexicon }: LifecycleTable): Map<number, number> {
  const id = columns.find(({ role }) => role === "id");
  if (!id) return new Map();
  const filled = block.body
    .map((cells, at) => ({
      at,
      text: plain(cells[id.at]?.content ?? []).replace(/[*†‡]+$/, ""),
      coded: cells[id.at]?.content.some((run) => run.code) ?? false,
    }))
    .filter(({ text }) => !isBlank(text, lexicon));
  const odd = filled.filter(({ text, coded }) => !coded && !isIdLike(text));
  const strange =
    odd.length * 5 <= filled.length && filled.length >= 4
      ? odd.filter(({ text }) => /\s/.test(text) || /^\p{Lu}/u.test(text))
      : [];
  return new Map(strange.map(({ at }) => [at, id.at]));
}

const problem = (rule: string, cells: Cell[], message: string, value: string): Diagnostic => ({
  rule,
  severity: "error",
  line: cells[0]?.line ?? null,
  message,
  value: redactLongText(value),
});

/** Headings, and a label, over the table with words that are no name and not in the lexicon: they may say what its dates are worth. */
function unknownHeadings({ block, columns, lexicon, section }: LifecycleTable): Diagnostic[] {
  const called = columns.filter(({ role }) => role === "id" || role === "name" || role === "replacement");
  const names = block.body.flatMap((cells) => called.map(({ at }) => plain(cells[at]?.content ?? []))).join(" ");
  return section
    .filter((heading) => unknownWords(heading, lexicon, names.toLowerCase()).length > 0)
    .map((heading) => ({
      rule: "unknown-heading-words",
      severity: "warning" as const,
      line: block.line,
      endLine: lastLine(block),
      message: "a heading over a table has words that are not in the lexicon; the table is read all the same",
      value: redactLongText(heading),
    }));
}

/** Columns of dates that no title explains, or whose title speaks of an event in a way that no rule reads. */
function unknownColumns({ block, columns, lexicon }: LifecycleTable): Diagnostic[] {
  const models = columns.filter(
    ({ at, role, state }) =>
      role === "ignore" && state === "refused" && looksLikeIds(block.body, at) && !isDates(block, at, lexicon),
  );
  const dates = columns.filter(
    (column) =>
      ((column.state !== "known" && (column.role === "ignore" || column.role === "date")) || column.role === "date") &&
      isDates(block, column.at, lexicon),
  );
  const half = columns.filter(({ role, odd }) => role !== "ignore" && role !== "notes" && odd.length > 0);
  const halfRead = half.map(({ title }) => ({
    rule: "unknown-title-words",
    severity: "warning" as const,
    line: block.line,
    message: "a title has words that are not in the lexicon; its column is read by the others",
    value: redactLongText(title),
  }));
  const strange = columns
    .filter(({ at, role, state }) => role === "ignore" && state === "unknown" && hasWords(block.body, at, lexicon))
    .map(({ title }) => ({
      rule: "unknown-column",
      severity: "warning" as const,
      line: block.line,
      endLine: lastLine(block),
      message: "a column of words with a title that is not understood is left out",
      value: redactLongText(title),
    }));
  const left = [...dates, ...models].map((column) => ({
    rule: "unknown-column",
    severity: "warning" as const,
    line: block.line,
    message: `a column of ${dates.includes(column) ? "dates" : "ids"} with a title that is not understood is left out`,
    value: redactLongText(column.title),
  }));
  return [...left, ...strange, ...halfRead];
}

/** Whether cells of a column have words other than "Yes" and "No". */
const hasWords = (body: Cell[][], at: number, lexicon: Lexicon): boolean =>
  body.some((row) => {
    const text = plain(row[at]?.content ?? []);
    return (
      /\p{L}{2}/u.test(text) && !lexText(text, lexicon).every((token) => has(token, "answer") || token.kind === "mark")
    );
  });
