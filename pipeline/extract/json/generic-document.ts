/** An answer of a provider without a definition: a list of objects as a table whose titles are made from the keys. */
import type { JSONValue } from "json-p3";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { type Cell, type Document, Outline } from "../read/document.ts";
import { type KeyTitle, titleOf } from "./key-title.ts";
import type { Data } from "./parse-data.ts";
import { type JsonObject, listIn } from "./record-list.ts";
import { scalarsAt } from "./select.ts";
import { unreadFields } from "./unread-fields.ts";
import { valueText } from "./value-text.ts";

/** More keys than this are no columns of a list of models. */
const mostColumns = 60;

type Column = KeyTitle & { key: string };

/**
 * The table of the first list of objects. Fields about lifecycle that are no column, because they are deeper or their key is
 * not understood, are problems of the document. Throws a PageError where there is no list.
 */
export function genericDocument({ value, lineOf }: Data): Document {
  const list = listIn(value);
  if (!list)
    throw new PageError("there is no list of objects; use --provider, with records in its source.yaml", "no-list");
  const { records, location, path } = list;
  const keys = [...new Set(records.flatMap(([, record]) => Object.keys(record)))].slice(0, mostColumns);
  if (records.length * keys.length > limits.cells)
    throw new PageError(`there are ${records.length} records; the limit is ${limits.cells} cells`, "too-large");
  const columns = keys.map((key): Column => ({ key, ...titleOf(key) }));
  const header = columns.map(({ title }): Cell => ({ content: [{ text: title }], line: 1 }));
  const body = records.map(([at, record]) => rowOf(record, columns, lineOf([...location, at])));
  const outline = new Outline();
  outline.heading(2, path, 1);
  outline.table([header], body, lineOf(location));
  return {
    title: null,
    blocks: outline.blocks,
    problems: unreadFields(
      path,
      records.map(([, record]) => record),
    ),
  };
}

function rowOf(record: JsonObject, columns: readonly Column[], line: number): Cell[] {
  return columns.map(({ key, isDate, isName }) => {
    const value = Object.hasOwn(record, key) ? (record[key] ?? null) : null;
    const texts = isDeep(value) ? [] : scalarsAt("$", value).map((scalar) => valueText(scalar, undefined, isDate));
    const code = isName ? { code: true } : {};
    return { content: texts.flatMap((text, at) => [...(at > 0 ? [{ text: ", " }] : []), { text, ...code }]), line };
  });
}

const isDeep = (value: JSONValue): boolean =>
  value !== null &&
  typeof value === "object" &&
  (!Array.isArray(value) || value.some((each) => typeof each === "object"));
