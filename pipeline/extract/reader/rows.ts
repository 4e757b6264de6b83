/** Reads the rows of a lifecycle table. A cell that cannot be read costs that cell; a row whose cells may have moved is held. */
import { type Diagnostic, type EventName, eventNames, type Stage } from "../../domain/schema.ts";
import type { Covered } from "../extraction.ts";
import { type Cell, type InlineContent, plain, type Table } from "../read/document.ts";
import {
  type CellResult,
  type DateCell,
  type DateFact,
  isBlank,
  readDateCell,
  readStageCell,
  readSubjects,
  readVersions,
  type SubjectName,
  type Subjects,
  stageOfToken,
} from "./cells.ts";
import { type Column, isDates, isEvent, looksLikeIds } from "./columns.ts";
import type { DateOrder } from "./dates.ts";
import { has, lex, lexText } from "./lex.ts";
import type { Lexicon } from "./lexicon/index.ts";
import type { Concept } from "./lexicon/schema.ts";
import { isCloudRegion, isIdLike, kindByForm } from "./names.ts";
import { type Effect, effectOf, effectOfMarks, type Notes, noteOf } from "./notes.ts";
import { readReplacements } from "./replacements.ts";
import { cellHash, type Fact, factText, markOfValue, type Name, unreadMark } from "./statements.ts";

export interface LifecycleTable {
  block: Table;
  columns: Column[];
  lexicon: Lexicon;
  /** Stage that the table's own label states. */
  stage: Stage | null;
  section: string[];
  /** Whether models are named at all by the headings and titles of the page, and by those of the table. */
  about: { page: boolean; table: boolean };
  /** Footnotes that its marks can mean. */
  notes: Notes;
  /** A caption that is no label: a remark on all dates of the table, or nothing. */
  remark: string;
  /** What codes in date columns stand for. */
  legend: ReadonlyMap<string, string>;
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
  heading?: string;
  row: number;
  line: number;
}

export interface ReadTable {
  rows: Row[];
  problems: Diagnostic[];
  /** For each body row, column → text a snapshot keeps in place of the cell's own. */
  kept: Map<number, string>[];
}

/** A value as a report and a snapshot print it: its words where they are few, a mark with a hash where they are prose. */
export function redactLongText(value: string): string {
  const line = value.replace(/\s*\n\s*/g, " ");
  return line.length <= 120 ? line : unreadMark(line);
}

/** Links of a page are hostile input: only https ones are kept, and only when short. */
export function safeUrl(url: string | null): string | null {
  if (url === null || url.length > 500) return null;
  const parsed = URL.parse(url);
  return parsed?.protocol === "https:" && parsed.username === "" ? parsed.href.replaceAll("|", "%7C") : null;
}

/** Stage of a heading, label or separator that is nothing but a stage ("Retired models", "Deprecated:"); else null. */
export function stageOfLabel(label: string, lexicon: Lexicon): Stage | null {
  if (label.length > 60) return null;
  const tokens = lexText(label, lexicon).filter((token) => token.kind !== "mark" && !has(token, "filler"));
  // "Models that remain active"
  const after = tokens.findIndex((token) => has(token, "that"));
  const isLead =
    tokens.slice(0, after).every((token) => has(token, "noun.model")) &&
    has(tokens[after + 1], "goes-on", "aux.present");
  const [first, ...rest] = after > 0 && isLead ? tokens.slice(after + 2) : tokens;
  if (!first || stageOfToken(first) === null || !rest.every((token) => has(token, "stage.noun", "noun.model")))
    return null;
  return has(first, "stage.loose") ? null : stageOfToken(first);
}

/** Reads all rows of a table. `order` is the order of slashed dates on the page. */
export function readRows(table: LifecycleTable, order: DateOrder | null): ReadTable {
  const { lexicon, block } = table;
  const result: ReadTable = { rows: [], problems: unknownColumns(table), kept: [] };
  const remarks = noteRows(table);
  const odd = oddIds(table);
  let stage = table.stage;
  let above: Subjects | null = null;
  for (const [at, cells] of block.body.entries()) {
    const kept = new Map<number, string>();
    result.kept.push(kept);
    const label = labelOf(cells, table);
    if (label !== null) {
      stage = stageOfLabel(label, lexicon) ?? (/\s/.test(label) ? null : stage);
      continue;
    }
    if (cells.every((cell) => isBlank(plain(cell.content), lexicon))) continue;
    const hold = (rule: string, message: string, value: string): void => {
      result.problems.push(problem(rule, cells, message, value));
    };
    if (isMisaligned(cells)) {
      hold(
        "misaligned-row",
        "row left out: it has more or fewer cells than its table, so they may have moved",
        plain(cells[0]?.content ?? []),
      );
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

/** Whether the reader of the document saw that the cells of a row may be under the wrong titles. */
const isMisaligned = (cells: Cell[]): boolean =>
  cells.some((cell) => (cell as Cell & { misaligned?: boolean }).misaligned === true);

/** A held row must not be read from the snapshot either. */
function markUnread(cells: Cell[], { columns }: LifecycleTable, kept: Map<number, string>): void {
  for (const { at, role } of columns)
    if (role === "id" || role === "name") kept.set(at, markOfValue(plain(cells[at]?.content ?? [])));
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
  return [...dates, ...models].map((column) => ({
    rule: "unknown-column",
    severity: "warning",
    line: block.line,
    message: `a column of ${dates.includes(column) ? "dates" : "ids"} with a title that is not understood is left out`,
    value: redactLongText(column.title),
  }));
}

interface Remarks {
  notes: Notes;
  /** What a row without a mark says of all dates of its table. */
  all: Effect;
}

/** Rows that are notes: with a mark they explain it, without one they speak of the whole table. */
function noteRows(table: LifecycleTable): Remarks {
  const { block, notes, remark, lexicon } = table;
  const remarks: Remarks = { notes: new Map(notes), all: effectOf(remark, lexicon) };
  for (const cells of block.body) {
    const label = labelOf(cells, table);
    if (label === null || stageOfLabel(label, lexicon) !== null || label.split(/\s+/).length < 3) continue;
    const note = noteOf(cells.find((cell) => plain(cell.content) !== "")?.content ?? []);
    if (note) remarks.notes.set(note.mark, note.text);
    else remarks.all ??= effectOf(label, lexicon);
  }
  return remarks;
}

/** Text of a row that labels the rows below instead of naming a model; null for every other row. */
function labelOf(cells: Cell[], { columns, lexicon }: LifecycleTable): string | null {
  const filled = cells.filter((cell) => !cell.isSpan && plain(cell.content) !== "");
  const [only] = filled;
  if (!only || filled.length > 1) return null;
  const text = plain(only.content);
  const spans = cells.length > 1 && cells.slice(1).every((cell) => cell.isSpan);
  const inSubject = columns.some(({ at, role }) => (role === "id" || role === "name") && cells[at] === only);
  const named = isIdLike(text) || only.content.some((run) => run.code);
  const inDates = columns.some(({ at, role }) => isEvent(role) && cells[at] === only);
  const passedOver = columns.some(({ at, role }) => (role === "ignore" || role === "notes") && cells[at] === only);
  if (!spans && (inDates || passedOver)) return null;
  if (spans || stageOfLabel(text, lexicon) !== null) return text;
  return inSubject && named ? null : text;
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
  /** The date of a row that names no model. */
  nameless: string | null;
}

function readRow(input: RowInput): RowRead {
  const { cells, table, order, stage, above, kept, remarks } = input;
  const { columns, lexicon } = table;
  const content = (column: Column | undefined): InlineContent => (column ? (cells[column.at]?.content ?? []) : []);
  const of = (role: string): Column | undefined => columns.find((column) => column.role === role);
  const result: RowRead = { row: null, unread: [], impossible: [], nameless: null };
  const lost = (column: Column | undefined, why: string, whole: boolean): void => {
    result.unread.push({
      title: column?.title ?? "",
      message: `${whole ? "row" : "cell"} left out: column "${column?.title ?? ""}": ${why}`,
      value: plain(content(column)),
    });
  };
  const versionColumn = of("version");
  const subject = of("id") ?? of("name");
  const subjects = subjectsOf(
    content(of("id")),
    content(of("name")),
    of("id") !== undefined,
    above,
    versionColumn ? plain(content(versionColumn)) : "",
    lexicon,
  );
  if (!subjects.ok) {
    lost(subject, subjects.why, true);
    return result;
  }
  const versions = versionColumn
    ? readVersions(content(versionColumn), lexicon)
    : ({ ok: true, value: [null] } as const);
  if (!versions.ok) {
    lost(versionColumn, versions.why, true);
    return result;
  }
  const facts: Fact[] = [...subjects.value.facts];
  const covered = new Set<Covered>();
  const marked = [content(of("id")), content(of("name")), content(versionColumn)];
  const dateCells: { column: Column; cell: DateCell; effect: Effect }[] = [];
  for (const column of columns) {
    if (isEvent(column.role)) {
      covered.add(column.role);
      const read =
        parallelDates(content(column), content(of("qualifier")), column.role, table, column.order ?? order) ??
        readDateCell(
          content(column),
          column.role,
          lexicon,
          column.order ?? order,
          column.bound,
          column.scope,
          table.legend,
        );
      if (!read.ok) {
        lost(column, read.why, false);
        kept.set(column.at, markOfValue(plain(content(column))));
        continue;
      }
      const heads = table.block.header.map((row) => row[column.at]?.content ?? []);
      dateCells.push({
        column,
        cell: read.value,
        effect: effectOfMarks([content(column), ...heads, ...marked], remarks.notes, lexicon) ?? remarks.all,
      });
    } else if (column.role === "stage") {
      covered.add("stage");
      const read = readStageCell(content(column), lexicon, order);
      if (!read.ok) {
        lost(column, read.why, false);
        kept.set(column.at, markOfValue(plain(content(column))));
        continue;
      }
      if (read.value.stage) facts.push({ says: "stage", stage: read.value.stage });
      facts.push(...read.value.facts);
    } else if (column.role === "replacement") {
      covered.add("replacement");
      const read = readReplacements(content(column), lexicon);
      if (!read.ok) {
        lost(column, read.why, false);
        kept.set(column.at, markOfValue(plain(content(column))));
        continue;
      }
      for (const { model, version, url } of read.value)
        facts.push({ says: "replacement", model, version, url: safeUrl(url) });
    } else if (column.role === "alias") {
      const read = readSubjects(content(column), lexicon);
      if (read.ok) facts.push(...aliasesOf(read.value.names, subjects.value.names));
      else {
        lost(column, read.why, false);
        kept.set(column.at, markOfValue(plain(content(column))));
      }
    }
  }
  const beside = besideFacts(columns, content, lexicon, order);
  for (const { column, cell, effect } of dateCells) {
    const read = withEffects(cell, effect, beside, column.role as EventName);
    if (read === null) {
      lost(column, "a note or remark that limits the date and is not read", false);
      kept.set(column.at, markOfValue(plain(content(column))));
      continue;
    }
    for (const fact of read.facts) covered.add(fact.event);
    facts.push(...read.facts);
    result.impossible.push(...read.impossible);
    kept.set(column.at, read.kept);
  }
  const shifted = result.unread.length >= 2 && dateCells.length + result.unread.length >= 2;
  if (shifted) {
    result.unread = [
      {
        title: "",
        message: `row left out: ${result.unread.length} of its cells do not fit their columns, so they may have moved`,
        value: plain(content(subject)),
      },
    ];
    markUnread(cells, table, kept);
    return result;
  }
  const dated = columns.find(({ at, role }) => isEvent(role) && !isBlank(plain(cells[at]?.content ?? []), lexicon));
  result.nameless = dated && isBlank(plain(content(subject)), lexicon) ? plain(content(dated)) : null;
  if (!facts.some(({ says }) => says === "stage") && stage !== null) facts.push({ says: "stage", stage });
  const title = subject?.title ?? "";
  const names = subjects.value.names.flatMap(({ text, display, version }) =>
    versions.value.map(
      (own): Name => ({
        model: text,
        version: own ?? version,
        name: display === text ? null : display,
        kind: kindOf(text, title, table),
      }),
    ),
  );
  result.row = {
    names,
    facts: withoutItself(facts, names, result),
    training: subjects.value.training,
    covered,
    ...qualifierOf(content(of("qualifier")), of("qualifier")?.title ?? "", lexicon),
    subjects: subjects.value,
  };
  return result;
}

/** Other ids of the one model of a row. */
function aliasesOf(names: readonly SubjectName[], own: readonly SubjectName[]): Fact[] {
  const [only, ...more] = own;
  if (!only || more.length > 0) return [];
  return names
    .filter(({ text }) => text.toLowerCase() !== only.text.toLowerCase())
    .map(({ text }) => ({ says: "alias", model: text }));
}

/** A list of regions beside a list of as many dates: each date is for its region. Null where the cells are no such lists. */
function parallelDates(
  dates: InlineContent,
  regions: InlineContent,
  event: EventName,
  { lexicon }: LifecycleTable,
  order: DateOrder | null,
): CellResult<DateCell> | null {
  const days = linesOf(dates);
  const places = linesOf(regions);
  if (days.length < 2 || (days.length !== places.length && new Set(days).size > 1)) return null;
  const read = days.map((day) => readDateCell([{ text: day }], event, lexicon, order));
  const byDay = new Map<string, string[]>();
  for (const [at, cell] of read.entries()) {
    if (isBlank(days[at] ?? "", lexicon)) continue;
    const [fact, ...more] = cell.ok ? cell.value.facts : [];
    if (fact?.says !== "date" || fact.bound !== "on" || fact.scope !== null || more.length > 0) return null;
    byDay.set(fact.date, [...(byDay.get(fact.date) ?? []), places[at] ?? ""]);
  }
  const facts = [...byDay].map(
    ([date, scopes]): DateFact => ({
      says: "date",
      event,
      date,
      bound: "on",
      scope: byDay.size === 1 ? null : scopes.join(", ").replaceAll('"', "'"),
    }),
  );
  const own = facts.map((fact) => ({ ...fact, text: factText(fact) }));
  return { ok: true, value: { facts: own, impossible: [], kept: own.map(factText).join("; ") } };
}

const linesOf = (content: InlineContent): string[] =>
  plain(content)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A model is not its own replacement. */
function withoutItself(facts: Fact[], names: Name[], result: RowRead): Fact[] {
  const [own, ...others] = names;
  if (!own || others.length > 0) return facts;
  const itself = facts.find(
    (fact) =>
      fact.says === "replacement" &&
      fact.model.toLowerCase() === own.model.toLowerCase() &&
      (own.version === null || fact.version === own.version),
  );
  if (!itself) return facts;
  result.unread.push({
    title: "",
    message: "replacement left out: the page replaces the model by itself",
    value: itself.says === "replacement" ? itself.model : "",
  });
  return facts.filter((fact) => fact !== itself);
}

/** What kind of thing a name is, by its form, its column's title and what the page is about. */
function kindOf(text: string, title: string, { about, lexicon }: LifecycleTable): Name["kind"] {
  const titled = (concept: Concept): boolean => lexText(title, lexicon).some((token) => has(token, concept));
  if (titled("kind.parameter")) return "parameter";
  if ((!about.table && titled("kind.endpoint") && !isNameInApi(title, lexicon)) || kindByForm(text) === "endpoint")
    return "endpoint";
  if (titled("kind.tool")) return "tool";
  return about.page || isModelNoun(title, lexicon) ? "model" : "tool";
}

/** "API-ID", "name in the API": what something is called there, and no endpoint. */
const isNameInApi = (title: string, lexicon: Lexicon): boolean =>
  lexText(title, lexicon).some((token) => has(token, "title.id", "title.name") && !has(token, "kind.endpoint"));

const isModelNoun = (title: string, lexicon: Lexicon): boolean =>
  lexText(title, lexicon).some((token) => has(token, "noun.model"));

/** What columns beside the dates do to them: words of a "Notes" column, a date that was moved. */
function besideFacts(
  columns: Column[],
  content: (column: Column) => InlineContent,
  lexicon: Lexicon,
  order: DateOrder | null,
): Effect {
  const facts: Fact[] = [];
  for (const column of columns) {
    const text = plain(content(column));
    if (text === "" || isBlank(text, lexicon)) continue;
    if (column.role === "moved") {
      const read = readDateCell(content(column), "retired", lexicon, order);
      if (!read.ok) return { kind: "unread" };
      facts.push({ says: "void", event: "retired" }, ...read.value.facts);
    } else if (column.role === "notes") {
      const moved = movedTo(content(column), lexicon, order);
      if (moved) {
        facts.push({ says: "void", event: "retired" }, moved);
        continue;
      }
      const effect = effectOf(text, lexicon);
      if (effect?.kind === "unread") return effect;
      if (effect) facts.push(...effect.facts.filter(({ says }) => says !== "stage"));
    }
  }
  return facts.length === 0 ? null : { kind: "facts", facts };
}

/** "Postponed to 2030-09-05": the date that takes the other's place. */
function movedTo(content: InlineContent, lexicon: Lexicon, order: DateOrder | null): DateFact | null {
  const { tokens } = lex(content, lexicon, order);
  const [first, second, ...rest] = tokens.filter((token) => !has(token, "filler"));
  if (!first || !has(first, "undone.to") || second?.date?.date === null || second?.date === undefined) return null;
  if (rest.some((token) => token.kind !== "mark")) return null;
  return { says: "date", event: "retired", date: second.date.date, bound: "on", scope: null };
}

/** A date cell under the notes on it; null where a note is not read and may limit its dates. */
function withEffects(cell: DateCell, effect: Effect, beside: Effect, event: EventName): DateCell | null {
  if (effect === null && beside === null) return cell;
  if (cell.facts.length === 0 && cell.impossible.length === 0 && beside === null) return cell;
  if (effect?.kind === "unread" || beside?.kind === "unread") return cell.facts.length === 0 ? cell : null;
  const all = [
    ...(effect?.facts ?? []),
    ...(beside?.facts ?? []).filter((fact) => fact.says !== "date" || fact.event === event),
  ];
  let facts: DateFact[] = cell.facts;
  for (const fact of all) {
    if (fact.says === "void") facts = fact.event === null || fact.event === event ? [] : facts;
    else if (fact.says === "soft")
      facts = facts.map((each) =>
        each.says === "date" && each.bound === "on" ? { ...each, bound: fact.bound } : each,
      );
    else if (fact.says === "only-for")
      facts = facts.map((each) =>
        each.says === "date" && each.scope === null && (fact.event === null || fact.event === event)
          ? { ...each, scope: fact.scope }
          : each,
      );
    else if (fact.says === "date") facts = [...facts, fact];
  }
  const own = facts.map((fact) => ({ ...fact, text: factText(fact) }));
  return {
    facts: own,
    impossible: cell.impossible,
    kept: [...own.map(factText), ...cell.impossible].join("; ") || "-",
  };
}

/** Ids from the id column with the name beside it; the name where no id is printed; the row above's where a version alone goes on. */
function subjectsOf(
  id: InlineContent,
  name: InlineContent,
  hasId: boolean,
  above: Subjects | null,
  version: string,
  lexicon: Lexicon,
): CellResult<Subjects> {
  if (!hasId) {
    const read = readSubjects(name, lexicon);
    if (!read.ok || read.value.names.length > 0 || plain(name) !== "") return read;
    return above && /^v?\d/i.test(version) ? { ok: true, value: above } : read;
  }
  const ids = readSubjects(id, lexicon);
  if (!ids.ok) return ids;
  const names = readSubjects(name, lexicon);
  if (ids.value.names.length === 0) return names;
  const display = names.ok && names.value.names.length === 1 ? (names.value.names[0]?.text ?? null) : null;
  return {
    ok: true,
    value: { ...ids.value, names: ids.value.names.map((each) => ({ ...each, display: each.display ?? display })) },
  };
}

/** The region or deployment of a row, and whether it is the one that the row is about. */
function qualifierOf(content: InlineContent, title: string, lexicon: Lexicon): Pick<Row, "qualifier" | "qualified"> {
  const qualifier = plain(content).replace(/\s*\n\s*/g, ", ") || null;
  if (qualifier === null) return { qualifier, qualified: false };
  const tokens = lexText(qualifier, lexicon);
  const everyone = tokens.length > 0 && tokens.every((token) => has(token, "everyone"));
  const plural = /s$/i.test(title.trim());
  const limited = tokens.some((token) => has(token, "only", "exception"));
  const listed = /,/.test(qualifier) && !limited;
  return {
    qualifier,
    qualified:
      !isBlank(qualifier, lexicon) &&
      !everyone &&
      !listed &&
      (limited || (!plural && !isCloudRegion(qualifier) && tokens.some((token) => has(token, "scope")))),
  };
}

/**
 * Whether a table speaks of lifecycle: it names subjects and has a column of their life. Without such a column it must
 * be right under a stage, and not under that of what is simply on offer ("Available models" above a price list), or under
 * a sentence that dates its models (`isDated`).
 */
export function isLifecycle(
  columns: Column[],
  body: Cell[][],
  label: Stage | null,
  aboutLifecycle: () => boolean,
  lexicon: Lexicon,
  isDated = false,
): boolean {
  const roles = new Set<string>(columns.map(({ role }) => role));
  if (!roles.has("id") && !roles.has("name")) return false;
  if (eventNames.some((event) => event !== "released" && roles.has(event)) || roles.has("moved")) return true;
  const subject = columns.some(({ role, title }) => (role === "id" || role === "name") && isModelNoun(title, lexicon));
  if (isDated && subject) return true;
  if (roles.has("released") && subject) return true;
  if (roles.has("stage") && !subject)
    return body.some((row) => columns.some(({ at, role }) => role === "stage" && endsLife(row[at], lexicon)));
  return roles.has("stage") || (label !== null && label !== "active") || (roles.has("replacement") && aboutLifecycle());
}

/** A cell that states the end of a life or what leads to it: the least that a table of features or services has to say. */
function endsLife(cell: Cell | undefined, lexicon: Lexicon): boolean {
  const stage = readStageCell(cell?.content ?? [], lexicon, null);
  return stage.ok && stage.value.stage !== null && stage.value.stage !== "active" && stage.value.stage !== "preview";
}
