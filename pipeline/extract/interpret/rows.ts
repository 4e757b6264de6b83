/** Reads the rows of a lifecycle table. A row with a cell that does not fit its column is left out as a whole. */

import type { Diagnostic, EventName, Stage } from "../../domain/schema.ts";
import { eventNames } from "../../domain/schema.ts";
import type { Covered } from "../extraction.ts";
import { limits } from "../page-limits.ts";
import { type Cell, type InlineContent, plain, type Table } from "../read/document.ts";
import { everyoneWords, limitingPattern, modelNounPattern, stageNouns, stageOfWord } from "../vocabulary/index.ts";
import {
  type About,
  isIdLike,
  type Reading,
  readReplacements,
  readStage,
  readSubjects,
  readVersions,
  type Subjects,
  saysNothing,
  toName,
} from "./cells.ts";
import { type Column, isEvent } from "./columns.ts";
import { type DateCell, readDateCell } from "./date-cells.ts";
import { type DateOrder, findDates } from "./dates.ts";
import { type Fact, factText, type Name, unreadMark } from "./facts.ts";
import { type Effect, effectOf, effectOfMarks, type Notes, noteOf } from "./footnotes.ts";

export interface LifecycleTable {
  block: Table;
  columns: Column[];
  /** Stage that the table's own label states. */
  stage: Stage | null;
  section: string[];
  about: About;
  /** Footnotes that its marks can mean. */
  notes: Notes;
  /** A caption that is no label: a remark on all dates of the table, or nothing. */
  remark: string;
}

export interface Row {
  names: Name[];
  facts: Fact[];
  training: boolean;
  covered: Set<Covered>;
  /** Words of a region or deployment column, which become the scope where rows of one model differ. */
  qualifier: string | null;
  /** True where that column names the one region or deployment that the row is about. */
  qualified: boolean;
  /** The heading right above, once the tables are brought together. */
  home?: string;
  row: number;
  line: number;
}

export interface ReadTable {
  rows: Row[];
  problems: Diagnostic[];
  /** For each body row, column → text a snapshot keeps in place of the cell's own. */
  kept: Map<number, string>[];
}

/** Words that state a stage in a status cell and say nothing in a heading ("Current models", "Live models"). */
const looseWords = new Set(["current", "available", "live", "supported", "production", "offline", "unavailable"]);

/** Stage of a heading, label or separator that is nothing but a stage ("Retired models", "Deprecated:"); else null. */
export function stageOfLabel(label: string): Stage | null {
  if (label.length > 60) return null;
  const bare = label
    .replace(/[:*_]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  const nouns = ["", ...stageNouns].filter((noun) => bare.endsWith(noun));
  for (const noun of nouns) {
    const word = bare.slice(0, bare.length - noun.length).trim();
    const stage = stageOfWord.get(word);
    if (stage && !looseWords.has(word)) return stage;
  }
  return null;
}

/** Reads all rows of a table. `order` is the order of slashed dates on the page. */
export function readRows(table: LifecycleTable, order: DateOrder | null): ReadTable {
  const result: ReadTable = { rows: [], problems: unknownColumns(table), kept: [] };
  const remarks = noteRows(table);
  const odd = oddIds(table);
  let stage = table.stage;
  let above: Subjects | null = null;
  for (const [at, cells] of table.block.body.entries()) {
    const kept = new Map<number, string>();
    result.kept.push(kept);
    const label = labelOf(cells, table.columns);
    if (label !== null) {
      stage = stageOfLabel(label) ?? (/\s/.test(label) ? null : stage);
      continue;
    }
    if (cells.every((cell) => saysNothing(plain(cell.content)))) continue;
    const read: { ok: true; value: ReadRow } | Unfit = odd.has(at)
      ? oddId(table, cells)
      : readRow({ cells, table, order, stage, above, kept, remarks });
    if (!read.ok) {
      result.problems.push(
        problem("unfit-cell", cells, `row left out: column "${read.column}": ${read.why}`, read.value),
      );
      continue;
    }
    above = read.value.subjects;
    if (read.value.names.length > 0)
      result.rows.push({ ...read.value, row: at + 1, line: cells[0]?.line ?? table.block.line });
    else if (read.value.nameless !== null)
      result.problems.push(
        problem("no-model", cells, "row left out: it gives a date and names no model", read.value.nameless),
      );
    for (const value of read.value.impossible)
      result.problems.push(problem("impossible-date", cells, `the date "${value}" cannot be and is left out`, value));
  }
  return result;
}

/** Rows whose id looks like none where nearly all others of the column do: a cell of another column slipped in. */
function oddIds({ columns, block }: LifecycleTable): Set<number> {
  const id = columns.find(({ role }) => role === "id");
  if (!id) return new Set();
  const texts = block.body.map((cells) => ({
    cell: cells[id.at],
    text: plain(cells[id.at]?.content ?? []).replace(/[*†‡]+$/, ""),
  }));
  const filled = texts
    .map(({ cell, text }, at) => ({ at, text, coded: cell?.content.some((run) => run.code) ?? false }))
    .filter(({ text }) => !saysNothing(text));
  const odd = filled.filter(({ text, coded }) => !coded && !isIdLike(text));
  return odd.length * 5 <= filled.length && filled.length >= 4
    ? new Set(odd.filter(({ text }) => /\s/.test(text) || /^\p{Lu}/u.test(text)).map(({ at }) => at))
    : new Set();
}

function oddId({ columns }: LifecycleTable, cells: Cell[]): Unfit {
  const id = columns.find(({ role }) => role === "id");
  return {
    ok: false,
    why: "unlike the other ids of its column",
    column: id?.title ?? "",
    value: plain(cells[id?.at ?? 0]?.content ?? []),
  };
}

const problem = (rule: string, cells: Cell[], message: string, value: string): Diagnostic => ({
  rule,
  severity: "error",
  line: cells[0]?.line ?? null,
  message,
  value: shortOrHash(value),
});

/** Columns of dates that no title explains: a lifecycle column under a new name looks like this. */
function unknownColumns({ block, columns }: LifecycleTable): Diagnostic[] {
  return columns
    .filter((column) => column.unknown && isDates(block, column.at))
    .map(({ title }) => ({
      rule: "unknown-column",
      severity: "warning",
      line: block.line,
      message: "a column of dates whose title is not understood is left out",
      value: shortOrHash(title),
    }));
}

/** True where most filled cells of a column are dates. */
export function isDates(block: Table, at: number): boolean {
  const texts = block.body.map((row) => plain(row[at]?.content ?? [])).filter((text) => !saysNothing(text));
  return (
    texts.length > 0 &&
    texts.filter((text) => text.length < 60 && findDates(text).some(({ date }) => date !== null)).length * 2 >
      texts.length
  );
}

interface Remarks {
  notes: Notes;
  /** What a row without a mark says of all dates of its table. */
  all: Effect;
}

/** Rows that are notes: with a mark they explain it, without one they speak of the whole table. */
function noteRows({ block, columns, notes, remark }: LifecycleTable): Remarks {
  const remarks: Remarks = { notes: new Map(notes), all: effectOf(remark) };
  for (const cells of block.body) {
    const label = labelOf(cells, columns);
    if (label === null || stageOfLabel(label) !== null || label.split(/\s+/).length < 3) continue;
    const note = noteOf(cells.find((cell) => plain(cell.content) !== "")?.content ?? []);
    if (note) remarks.notes.set(note.mark, note.text);
    else remarks.all ??= effectOf(label);
  }
  return remarks;
}

/** A value as a report and a snapshot print it: its words where they are few, a mark with a hash where they are prose. */
export function shortOrHash(value: string): string {
  const line = value.replace(/\s*\n\s*/g, " ");
  return line.length <= 120 ? line : unreadMark(line);
}

/** Text of a row that labels the rows below instead of naming a model; null for every other row. */
function labelOf(cells: Cell[], columns: Column[]): string | null {
  const filled = cells.filter((cell) => !cell.isSpan && plain(cell.content) !== "");
  const [only] = filled;
  if (!only || filled.length > 1) return null;
  const text = plain(only.content);
  const spans = cells.length > 1 && cells.slice(1).every((cell) => cell.isSpan);
  const inSubject = columns.some(({ at, role }) => (role === "id" || role === "name") && cells[at] === only);
  const named = isIdLike(text) || only.content.some((run) => run.code);
  const inDates = columns.some(({ at, role }) => isEvent(role) && cells[at] === only);
  const passedOver = columns.some(({ at, role }) => role === "ignore" && cells[at] === only);
  if (!spans && (inDates || passedOver)) return null;
  if (spans || stageOfLabel(text) !== null) return text;
  return inSubject && named ? null : text;
}

type Unfit = { ok: false; why: string; column: string; value: string };
type ReadRow = Omit<Row, "row" | "line"> & {
  subjects: Subjects;
  impossible: string[] /** The cell of a row that has facts and no model. */;
  nameless: string | null;
};

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

function readRow({ cells, table, order, stage, above, kept, remarks }: RowInput): { ok: true; value: ReadRow } | Unfit {
  const { columns } = table;
  const content = (column: Column | undefined): InlineContent => (column ? (cells[column.at]?.content ?? []) : []);
  const fail = (column: Column | undefined, why: string, value = plain(content(column))): Unfit => ({
    ok: false,
    why,
    column: column?.title ?? "",
    value,
  });
  const of = (role: string): Column | undefined => columns.find((column) => column.role === role);

  const subject = of("id") ?? of("name");
  const versionColumn = of("version");
  const subjects = subjectsOf(
    content(of("id")),
    content(of("name")),
    of("id") !== undefined,
    above,
    versionColumn ? plain(content(versionColumn)) : "",
  );
  if (!subjects.ok) return fail(subject, subjects.why);
  const versions = versionColumn ? readVersions(content(versionColumn)) : ({ ok: true, value: [null] } as const);
  if (!versions.ok) return fail(versionColumn, versions.why);

  const facts: Fact[] = [];
  const impossible: string[] = [];
  const covered = new Set<Covered>();
  const marked = [content(of("id")), content(of("name")), content(versionColumn)];
  for (const column of columns) {
    if (isEvent(column.role)) {
      covered.add(column.role);
      const read = readDateCell(content(column), column.role, column.order ?? order, column.bound, column.scope);
      if (!read.ok) return fail(column, read.why);
      const heads = table.block.header.map((row) => row[column.at]?.content ?? []);
      const effect = effectOfMarks([content(column), ...heads, ...marked], remarks.notes) ?? remarks.all;
      if (effect === "limits" && read.value.facts.length > 0) {
        // The mark does not reach the snapshot: what it leaves unread must not be read there either.
        const left = unreadMark(plain(content(column)));
        kept.set(column.at, left);
        return fail(column, "a footnote that limits the date", left);
      }
      const { facts: found, kept: words } =
        effect === null || effect === "limits" ? read.value : softenedBy(read.value, effect);
      for (const fact of found) covered.add(fact.event);
      facts.push(...found);
      impossible.push(...read.value.impossible);
      kept.set(column.at, words);
    } else if (column.role === "stage") {
      covered.add("stage");
      const read = stageCell(content(column), order);
      if (!read.ok) return fail(column, read.why);
      if (read.value.stage) facts.push({ says: "stage", stage: read.value.stage });
      facts.push(...read.value.dates.facts);
      impossible.push(...read.value.dates.impossible);
    } else if (column.role === "replacement") {
      covered.add("replacement");
      for (const { model, version, url } of readReplacements(content(column)))
        facts.push({ says: "replacement", model, version, url: safeUrl(url) });
    }
  }
  const dated = columns.find(({ at, role }) => isEvent(role) && !saysNothing(plain(cells[at]?.content ?? [])));
  const nameless = dated && plain(content(subject)) === "" ? plain(content(dated)) : null;
  const stated = facts.some(({ says }) => says === "stage");
  if (!stated && stage !== null) facts.push({ says: "stage", stage });
  const title = subject?.title ?? "";
  const names = subjects.value.names.flatMap(({ text, display, version }) =>
    versions.value.map((own) => toName(text, display, own ?? version, title, table.about)),
  );
  const qualifier = plain(content(of("qualifier"))).replace(/\s*\n\s*/g, ", ") || null;
  const qualified =
    qualifier !== null &&
    !saysNothing(qualifier) &&
    !everyoneWords.has(qualifier.toLowerCase()) &&
    (limitingPattern.test(qualifier) || !/s$/i.test(of("qualifier")?.title.trim() ?? ""));
  return {
    ok: true,
    value: {
      names,
      facts,
      training: subjects.value.training,
      covered,
      qualifier,
      qualified,
      subjects: subjects.value,
      impossible,
      nameless,
    },
  };
}

/** A date cell whose footnote says that its plain dates are soft. */
function softenedBy({ facts, impossible }: DateCell, bound: Exclude<Effect, "limits" | null>): DateCell {
  const soft = facts.map((fact) => {
    const own = fact.says === "date" && fact.bound === "on" ? { ...fact, bound } : fact;
    return { ...own, text: factText(own) };
  });
  return { facts: soft, impossible, kept: [...soft.map(factText), ...impossible].join("; ") };
}

/** Ids from the id column with the name beside it; the name where no id is printed; the row above's where a version alone goes on. */
function subjectsOf(
  id: InlineContent,
  name: InlineContent,
  hasId: boolean,
  above: Subjects | null,
  version: string,
): Reading<Subjects> {
  if (!hasId) {
    const read = readSubjects(name);
    if (!read.ok || read.value.names.length > 0 || plain(name) !== "") return read;
    return above && /^v?\d/i.test(version) ? { ok: true, value: above } : read;
  }
  const ids = readSubjects(id);
  if (!ids.ok) return ids;
  const names = readSubjects(name);
  if (ids.value.names.length === 0) return names;
  const display = names.ok && names.value.names.length === 1 ? (names.value.names[0]?.text ?? null) : null;
  return {
    ok: true,
    value: { ...ids.value, names: ids.value.names.map((each) => ({ ...each, display: each.display ?? display })) },
  };
}

/** A stage, or a stage with the day it began ("Deprecated on 2026-01-05"). */
function stageCell(content: InlineContent, order: DateOrder | null): Reading<{ stage: Stage | null; dates: DateCell }> {
  const none: DateCell = { facts: [], impossible: [], kept: "" };
  const stage = readStage(content);
  if (stage.ok) return { ok: true, value: { stage: stage.value, dates: none } };
  const text = plain(content).slice(0, limits.valueLength);
  const start = text.trimStart().toLowerCase();
  const word =
    [...stageOfWord.keys()]
      .filter((each) => start.startsWith(each) && !/^[\p{L}\p{N}]/u.test(start.slice(each.length)))
      .sort((a, b) => b.length - a.length)[0] ?? "";
  const named = stageOfWord.get(word);
  const event = named === "retired" || named === "deprecated" || named === "legacy" ? named : null;
  if (!event) return stage;
  const dates = readDateCell(
    [
      {
        text: text
          .slice(text.toLowerCase().indexOf(word) + word.length)
          .replace(/^\s*(?:on|since|[:(–-])\s*/i, "")
          .replace(/\)\s*$/, ""),
      },
    ],
    event satisfies EventName,
    order,
    "on",
    null,
  );
  return dates.ok ? { ok: true, value: { stage: named ?? null, dates: dates.value } } : stage;
}

/** Links of a page are hostile input: only https ones are kept, and only when short. */
export function safeUrl(url: string | null): string | null {
  if (url === null || url.length > 500) return null;
  const parsed = URL.parse(url);
  return parsed?.protocol === "https:" && parsed.username === "" ? parsed.href.replaceAll("|", "%7C") : null;
}

/**
 * Whether a table speaks of lifecycle: it names subjects and has a column of their life. Without such a column it must
 * stand right under a stage, and not under that of what is simply on offer ("Available models" above a price list).
 */
export function isLifecycle(
  columns: Column[],
  body: Cell[][],
  label: Stage | null,
  aboutLifecycle: () => boolean,
): boolean {
  const roles = new Set(columns.map(({ role }) => role));
  if (!roles.has("id") && !roles.has("name")) return false;
  if (eventNames.some((event) => event !== "released" && roles.has(event))) return true;
  if (
    roles.has("released") &&
    columns.some(({ role, title }) => (role === "id" || role === "name") && modelNounPattern.test(title))
  )
    return true;
  if (
    roles.has("stage") &&
    !columns.some(({ role, title }) => (role === "id" || role === "name") && modelNounPattern.test(title))
  )
    return body.some((row) => columns.some(({ at, role }) => role === "stage" && endsLife(row[at])));
  return roles.has("stage") || (label !== null && label !== "active") || (roles.has("replacement") && aboutLifecycle());
}

/** A cell that states the end of a life or what leads to it: the least that a table of features or services has to say. */
function endsLife(cell: Cell | undefined): boolean {
  const stage = readStage(cell?.content ?? []);
  return stage.ok && stage.value !== null && stage.value !== "active" && stage.value !== "preview";
}
