/** Records of an answer, by their definition, as a document with one table. */
import type { JSONPathNode, JSONValue } from "json-p3";
import type { Diagnostic, RecordColumn, RecordRole, RecordsDefinition } from "../../domain/schema.ts";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { type Cell, type Document, type InlineContent, Outline } from "../read/document.ts";
import { isUnreadMark, unreadMark } from "../reader/statements.ts";
import { isEvent } from "../reader/titles.ts";
import { dateCell, unknownBounds } from "./date-cell.ts";
import type { Data } from "./parse-data.ts";
import { recordTitles } from "./record-titles.ts";
import { scalarsAt, select } from "./select.ts";
import { valueText } from "./value-text.ts";

type Column = { role: RecordRole; title: string; column: RecordColumn };

/**
 * The table, under the path of its list as heading. Row n is the nth record. Throws a PageError where there are no records,
 * or too many. A column that no record has is a problem of the document.
 */
export function recordsDocument({ value, lineOf }: Data, definition: RecordsDefinition): Document {
  const columns = columnsOf(definition);
  const records = select(definition.list, value);
  if (records.length === 0) throw noRecords(definition.list, value);
  // Models on the next page would look like models that are gone.
  if (definition.more !== undefined && scalarsAt(definition.more, value).some((each) => valueText(each) !== ""))
    throw new PageError(`the answer is only a part of the list: it has ${definition.more}`, "partial-list");
  if (records.length * columns.length > limits.cells)
    throw new PageError(
      `${definition.list} has ${records.length} records; the limit is ${limits.cells} cells`,
      "too-large",
    );
  const body = records.map((record) => rowOf(record, columns, lineOf(record.location)));
  const header = columns.map(({ title }): Cell => ({ content: [{ text: title }], line: 1 }));
  const outline = new Outline();
  outline.heading(2, definition.list, 1);
  outline.table([header], body, lineOf((records[0] as JSONPathNode).location.slice(0, -1)));
  const problems = columns.flatMap((each) => [...missing(each, records), ...unknownValues(each, records)]);
  return { title: null, blocks: outline.blocks, problems };
}

/** The columns in the order of their titles, whatever the order in the file. */
function columnsOf({ columns }: RecordsDefinition): Column[] {
  return (Object.keys(recordTitles) as RecordRole[]).flatMap((role) => {
    const given = columns[role];
    if (given === undefined) return [];
    const column = typeof given === "string" ? { path: given, none: [], values: {}, optional: false } : given;
    return [{ role, title: recordTitles[role], column }];
  });
}

function rowOf({ value }: JSONPathNode, columns: readonly Column[], line: number): Cell[] {
  return columns.map(({ role, column }) => ({ content: contentOf(role, column, value), line }));
}

/** Names are printed as code: each is one name, whatever characters it has. */
function contentOf(role: RecordRole, column: RecordColumn, record: JSONValue): InlineContent {
  if (isEvent(role)) return [{ text: dateCell(role, column, record) }];
  const texts = column.path === undefined ? [] : scalarsAt(column.path, record).map((each) => valueText(each, column));
  const filled = texts.filter((text) => text !== "");
  // One value that cannot be read holds the whole cell back.
  const mark = filled.find(isUnreadMark);
  if (mark !== undefined) return [{ text: mark }];
  if (role === "version" || role === "stage" || role === "qualifier") return [{ text: filled.join("\n") }];
  if (filled.some((text) => noCode.test(text))) return [{ text: unreadMark(filled.join("\n")) }];
  const names = filled.flatMap((text, at) => [...(at > 0 ? [{ text: ", " }] : []), { text, code: true }]);
  const [version] =
    column.version === undefined ? [] : scalarsAt(column.version, record).map((each) => valueText(each));
  return filled.length === 1 && version ? [...names, { text: ` (${version})` }] : names;
}

/** What code in a table of Markdown cannot hold; no name has it. */
const noCode = /[`\\|{}<>]/;

function missing({ role, column }: Column, records: readonly JSONPathNode[]): Diagnostic[] {
  const paths = [column.path, column.each?.list].filter((path) => path !== undefined);
  const isFound = paths.some((path) => records.some(({ value }) => select(path, value).length > 0));
  if (isFound || column.optional) return [];
  const value = paths.join(", ");
  const message = `no record has the ${role} of its definition: the answer has changed, or records.columns in source.yaml is wrong`;
  return [{ rule: "missing-path", severity: "error", line: null, message, value }];
}

function unknownValues({ role, column }: Column, records: readonly JSONPathNode[]): Diagnostic[] {
  const values = unknownBounds(
    column,
    records.map(({ value }) => value),
  );
  const message = `dates left out: records.columns.${role}.bound in source.yaml does not say what this value means`;
  return values
    .slice(0, 20)
    .map((value) => ({ rule: "unknown-value", severity: "error", line: null, message, value: value.slice(0, 100) }));
}

function noRecords(list: string, value: JSONValue): PageError {
  const keys = value !== null && typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [];
  const has =
    keys.length > 0
      ? `; the answer has ${keys
          .slice(0, 10)
          .map((key) => JSON.stringify(key.slice(0, 40)))
          .join(", ")}`
      : "";
  return new PageError(`there are no records at ${list}${has}`, "no-list");
}
