/** Reads one row of a lifecycle table. */

import type { ColumnRole, EventName, Stage } from "../../../domain/schema.ts";
import type { Covered } from "../../extraction.ts";
import { type Cell, type InlineContent, plain } from "../../read/document.ts";
import { type CellResult, isBlank } from "../cells/cell.ts";
import { type DateCell, readDateCell } from "../cells/date-cells.ts";
import type { SubjectName, Subjects } from "../cells/named-models.ts";
import { readStageCell } from "../cells/stages.ts";
import { readSubjects } from "../cells/subjects.ts";
import { readVersions } from "../cells/versions.ts";
import { type Column, isEvent } from "../columns.ts";
import type { DateOrder } from "../dates.ts";
import { type Effect, effectOfMarks, lacksNote } from "../notes.ts";
import { readReplacements } from "../replacements.ts";
import { type Fact, markOfValue, type Name, stageFact } from "../statements.ts";
import type { LifecycleTable, Row } from "./lifecycle-table.ts";
import { narrowingCell } from "./narrowing-cells.ts";
import { safeUrl } from "./printed-values.ts";
import { besideFacts, parallelDates, withEffects } from "./row-dates.ts";
import type { Remarks } from "./row-labels.ts";
import { kindOf, qualifierOf, subjectsOf } from "./row-subjects.ts";

/** A held row must not be read from the snapshot either. */
export function markUnread(cells: Cell[], { columns }: LifecycleTable, kept: Map<number, string>): void {
  for (const { at, role } of columns)
    if (role === "id" || role === "name") kept.set(at, markOfValue(plain(cells[at]?.content ?? [])));
}

interface RowInput {
  cells: Cell[];
  table: LifecycleTable;
  order: DateOrder | null;
  stage: Stage | null;
  above: Subjects | null;
  /** Filled with what a snapshot keeps in place of each cell's own text. */
  kept: Map<number, string>;
  remarks: Remarks;
}

interface RowRead {
  row: (Omit<Row, "row" | "line"> & { subjects: Subjects }) | null;
  unread: { title: string; message: string; value: string }[];
  impossible: string[];
  /** Cells with dates that do not hold, by what stands beside them. */
  voided: string[];
  /** Cells with a mark whose note is not on the page. */
  unexplained: string[];
  /** The date of a row that names no model. */
  nameless: string | null;
}

/** A row while it is read. */
interface OpenRow extends RowInput {
  content: (column: Column | undefined) => InlineContent;
  columnOf: (role: ColumnRole) => Column | undefined;
  result: RowRead;
  facts: Fact[];
  /** For whom or where the row holds, by the cell of its model. */
  scopes: Fact[];
  covered: Set<Covered>;
  dateCells: { column: Column; cell: DateCell; effect: Effect }[];
}

/** Reads the cells of a row in the order of its columns; `row` is null where it does not say which model it is about. */
export function readRow(input: RowInput): RowRead {
  const row = openRow(input);
  const { table, content, columnOf, result } = row;
  const named = modelsOfRow(row);
  if (named === null) return result;
  const { subjects, versions } = named;
  row.facts.push(...subjects.facts.filter(({ says }) => says !== "only-for"));
  row.scopes.push(...subjects.facts.filter(({ says }) => says === "only-for"));
  for (const column of table.columns) readCell(row, column, subjects);
  const narrowing = narrowingCell(table.columns, content, table.lexicon);
  if (narrowing === null) addDates(row);
  else loseNarrowed(row, narrowing);
  if (isShifted(row)) {
    holdShifted(row);
    return result;
  }
  result.nameless = datedWithoutModel(row);
  if (narrowing !== null) loseStage(row, narrowing);
  // A stage that holds for some is none of the model's.
  if (row.scopes.length > 0 || narrowing !== null) row.facts = row.facts.filter(({ says }) => says !== "stage");
  const { facts } = row;
  if (
    row.scopes.length === 0 &&
    narrowing === null &&
    !facts.some(({ says }) => says === "stage") &&
    row.stage !== null
  )
    facts.push({ says: "stage", stage: row.stage });
  const title = subjectColumn(row)?.title ?? "";
  const names = subjects.names.flatMap(({ text, display, version }) =>
    versions.map(
      (own): Name => ({
        model: text,
        version: own ?? version,
        name: display === text ? null : display,
        kind: kindOf(text, title, table),
      }),
    ),
  );
  const qualifier = columnOf("qualifier");
  result.row = {
    names,
    facts: withoutItself(facts, names, result),
    training: subjects.training,
    covered: row.covered,
    ...qualifierOf(content(qualifier), qualifier?.title ?? "", table.lexicon),
    subjects,
  };
  return result;
}

function openRow(input: RowInput): OpenRow {
  const { cells, table } = input;
  return {
    ...input,
    content: (column) => (column ? (cells[column.at]?.content ?? []) : []),
    columnOf: (role) => table.columns.find((column) => column.role === role),
    result: { row: null, unread: [], impossible: [], voided: [], unexplained: [], nameless: null },
    facts: [],
    scopes: [],
    covered: new Set(),
    dateCells: [],
  };
}

const subjectColumn = ({ columnOf }: OpenRow): Column | undefined => columnOf("id") ?? columnOf("name");

/** The models and versions that a row names; null where a cell of them is not read, which costs the row. */
function modelsOfRow(row: OpenRow): { subjects: Subjects; versions: (string | null)[] } | null {
  const { content, columnOf, above, table } = row;
  const version = columnOf("version");
  const subjects = subjectsOf(
    content(columnOf("id")),
    content(columnOf("name")),
    columnOf("id") !== undefined,
    above,
    version ? plain(content(version)) : "",
    table.lexicon,
  );
  if (!subjects.ok) {
    reportCell(row, subjectColumn(row), subjects.why, "row");
    return null;
  }
  const versions = version ? readVersions(content(version), table.lexicon) : ({ ok: true, value: [null] } as const);
  if (!versions.ok) {
    reportCell(row, version, versions.why, "row");
    return null;
  }
  return { subjects: subjects.value, versions: [...versions.value] };
}

function reportCell({ result, content }: OpenRow, column: Column | undefined, why: string, cost: "row" | "cell"): void {
  result.unread.push({
    title: column?.title ?? "",
    message: `${cost} left out: column "${column?.title ?? ""}": ${why}`,
    value: plain(content(column)),
  });
}

/** Reports a cell and marks it as unread in the snapshot too. */
function loseCell(row: OpenRow, column: Column, why: string): void {
  reportCell(row, column, why, "cell");
  row.kept.set(column.at, markOfValue(plain(row.content(column))));
}

function readCell(row: OpenRow, column: Column, subjects: Subjects): void {
  const { content, covered, facts, order, table } = row;
  if (isEvent(column.role)) readDates(row, column, column.role);
  else if (column.role === "stage") {
    covered.add("stage");
    const read = readValue(row, column, readStageCell(content(column), table.lexicon, order));
    if (read?.stage) facts.push(stageFact(read.stage, read.scope));
    facts.push(...(read?.facts ?? []));
  } else if (column.role === "replacement") {
    covered.add("replacement");
    for (const { model, version, url } of readValue(row, column, readReplacements(content(column), table.lexicon)) ??
      [])
      facts.push({ says: "replacement", model, version, url: safeUrl(url) });
  } else if (column.role === "alias") {
    const read = readValue(row, column, readSubjects(content(column), table.lexicon));
    if (read) facts.push(...aliasesOf(read.names, subjects.names));
  }
}

/** What a cell says; null where it is not read, which is reported. */
function readValue<T>(row: OpenRow, column: Column, read: CellResult<T>): T | null {
  if (read.ok) return read.value;
  loseCell(row, column, read.why);
  return null;
}

/** Reads a cell of dates and keeps it until the columns beside it are known. */
function readDates(row: OpenRow, column: Column, event: EventName): void {
  const { content, columnOf, table, remarks } = row;
  const { lexicon, legend } = table;
  const order = column.order ?? row.order;
  row.covered.add(event);
  const cell = readValue(
    row,
    column,
    parallelDates(content(column), content(columnOf("qualifier")), event, table, order) ??
      readDateCell(content(column), event, lexicon, order, column.bound, column.scope, legend),
  );
  if (!cell) return;
  const heads = table.block.header.map((cells) => cells[column.at]?.content ?? []);
  const named = [content(columnOf("id")), content(columnOf("name")), content(columnOf("version"))];
  if (lacksNote(content(column), remarks.notes)) row.result.unexplained.push(plain(content(column)));
  const effect = effectOfMarks([content(column), ...heads, ...named], remarks.notes, lexicon) ?? remarks.all;
  row.dateCells.push({ column, cell, effect });
}

/** The dates, with what notes and the columns beside them do to them. */
function addDates(row: OpenRow): void {
  const { table, content, order, covered, facts, result, kept } = row;
  const beside = withScopes(besideFacts(table.columns, content, table.lexicon, order), row.scopes);
  for (const { column, cell, effect } of row.dateCells) {
    const read = withEffects(cell, effect, beside, column.role as EventName);
    if (read === null) {
      loseCell(row, column, "a note or remark that limits the date and is not read");
      continue;
    }
    if (cell.facts.length > 0 && read.facts.length === 0) result.voided.push(plain(content(column)));
    for (const fact of read.facts) covered.add(fact.event);
    facts.push(...read.facts);
    result.impossible.push(...read.impossible);
    kept.set(column.at, read.kept);
  }
}

/** Dates that may be those of a feature, or hold for some only, as a column says that is passed over. */
function loseNarrowed(row: OpenRow, by: Narrowing): void {
  for (const dated of row.dateCells) loseCell(row, dated.column, whyNarrowed(by));
}

/** The same of the cell of the stage, with the day that it may give. */
function loseStage(row: OpenRow, by: Narrowing): void {
  const column = row.columnOf("stage");
  const isOfStage = ({ says }: Fact): boolean => says === "stage" || says === "date";
  if (!column || !row.facts.some(isOfStage)) return;
  row.facts = row.facts.filter((fact) => !isOfStage(fact));
  loseCell(row, column, whyNarrowed(by));
}

type Narrowing = { column: Column; text: string };

const whyNarrowed = ({ column, text }: Narrowing): string =>
  `"${text.slice(0, 60)}" under "${column.title.slice(0, 60)}" may say of what or for whom it holds`;

const withScopes = (effect: Effect, scopes: Fact[]): Effect =>
  scopes.length === 0 || effect?.kind === "unread"
    ? effect
    : { kind: "facts", facts: [...(effect?.facts ?? []), ...scopes] };

/** Whether so many cells do not fit their columns that they may be those of other columns. */
const isShifted = ({ result, dateCells }: OpenRow): boolean =>
  result.unread.length >= 2 && dateCells.length + result.unread.length >= 2;

/** One report in place of those of the cells. */
function holdShifted(row: OpenRow): void {
  const { result, content, cells, table, kept } = row;
  result.unread = [
    {
      title: "",
      message: `row left out: ${result.unread.length} of its cells do not fit their columns, so they may have moved`,
      value: plain(content(subjectColumn(row))),
    },
  ];
  markUnread(cells, table, kept);
}

/** The date of a row whose subject is blank; null for every other row. */
function datedWithoutModel(row: OpenRow): string | null {
  const { table, cells, content } = row;
  const isFilled = (cell: InlineContent): boolean => !isBlank(plain(cell), table.lexicon);
  const dated = table.columns.find(({ at, role }) => isEvent(role) && isFilled(cells[at]?.content ?? []));
  return dated && !isFilled(content(subjectColumn(row))) ? plain(content(dated)) : null;
}

/** Other ids of the one model of a row. */
function aliasesOf(names: readonly SubjectName[], own: readonly SubjectName[]): Fact[] {
  const [only, ...more] = own;
  if (!only || more.length > 0) return [];
  return names
    .filter(({ text }) => text.toLowerCase() !== only.text.toLowerCase())
    .map(({ text }) => ({ says: "alias", model: text }));
}

/** A model is not its own replacement. */
function withoutItself(facts: Fact[], names: Name[], result: RowRead): Fact[] {
  const [own, ...others] = names;
  if (!own || others.length > 0) return facts;
  const itself = facts.find(
    (fact) =>
      fact.says === "replacement" &&
      fact.model.toLowerCase() === own.model.toLowerCase() &&
      (own.version === null || fact.version === null || fact.version === own.version),
  );
  if (!itself) return facts;
  result.unread.push({
    title: "",
    message: "replacement left out: the page replaces the model by itself",
    value: itself.says === "replacement" ? itself.model : "",
  });
  return facts.filter((fact) => fact !== itself);
}
