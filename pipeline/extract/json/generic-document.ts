/** An answer of a provider without a definition: a list of objects as a table whose titles are made from the keys. */
import type { JSONValue } from "json-p3";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { type Cell, type Document, Outline } from "../read/document.ts";
import { lexiconFor } from "../reader/lexicon/index.ts";
import { isEvent, readTitle } from "../reader/titles.ts";
import type { Data, Location } from "./parse-data.ts";
import { scalarsAt } from "./select.ts";
import { valueText } from "./value-text.ts";

type JsonObject = { [name: string]: JSONValue };

/** More keys than this are no columns of a list of models. */
const mostColumns = 60;

/** The table of the first list of objects, at most one key deep. Throws a PageError where there is none. */
export function genericDocument({ value, lineOf }: Data): Document {
  const list = listIn(value);
  if (!list)
    throw new PageError("there is no list of objects; use --provider, with records in its source.yaml", "no-records");
  const keys = [...new Set(list.records.flatMap((record) => Object.keys(record)))].slice(0, mostColumns);
  if (list.records.length * keys.length > limits.cells)
    throw new PageError(`there are ${list.records.length} records; the limit is ${limits.cells} cells`, "too-large");
  const columns = keys.map((key) => ({ key, ...titleOf(key) }));
  const outline = new Outline();
  outline.heading(2, ["$", ...list.location, "[*]"].join("").replace(/^\$(?=\w)/, "$."), 1);
  const header = columns.map(({ title }): Cell => ({ content: [{ text: title }], line: 1 }));
  const body = list.records.map((record, at) => {
    const line = lineOf([...list.location, at]);
    return columns.map(({ key, isDate, isName }): Cell => {
      const held = Object.hasOwn(record, key) ? record[key] : null;
      const isDeep = held !== null && typeof held === "object" && !Array.isArray(held);
      const texts = isDeep ? [] : scalarsAt("$", held ?? null).map((scalar) => valueText(scalar, undefined, isDate));
      const code = isName ? { code: true } : {};
      return { content: texts.flatMap((text, n) => [...(n > 0 ? [{ text: ", " }] : []), { text, ...code }]), line };
    });
  });
  outline.table([header], body, lineOf(list.location));
  return { title: null, blocks: outline.blocks };
}

/** "deprecation_date", "deprecationDate" → "Deprecation date". */
function titleOf(key: string): { title: string; isDate: boolean; isName: boolean } {
  const words = key
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .replace(/[_\-\s.]+/g, " ")
    .trim()
    .toLowerCase()
    .slice(0, 100);
  const title = words === "id" ? "Model ID" : words.charAt(0).toUpperCase() + words.slice(1);
  const { role } = readTitle(title, lexiconFor([]));
  return { title, isDate: isEvent(role), isName: role === "id" || role === "name" || role === "replacement" };
}

function listIn(value: JSONValue): { records: JsonObject[]; location: Location } | null {
  const own = recordsOf(value);
  if (own) return { records: own, location: [] };
  if (!isObject(value)) return null;
  for (const [key, held] of Object.entries(value)) {
    const records = recordsOf(held);
    if (records) return { records, location: [key] };
  }
  return null;
}

function recordsOf(value: JSONValue): JsonObject[] | null {
  return Array.isArray(value) && value.length > 0 && value.every(isObject) ? (value as JsonObject[]) : null;
}

const isObject = (value: JSONValue): value is JsonObject =>
  value !== null && typeof value === "object" && !Array.isArray(value);
