/** Fields of records that speak of lifecycle and are no column of the table. */
import type { JSONValue } from "json-p3";
import type { Diagnostic } from "../../domain/schema.ts";
import { speaksOfLifecycle, titleOf } from "./key-title.ts";

/** Paths enough to see that a definition is needed, and where. */
const mostFields = 20;
const mostValues = 20_000;

/** One problem for each path with a value, such as `$.data[*].model_spec.deprecation.date`. */
export function unreadFields(list: string, records: readonly JSONValue[]): Diagnostic[] {
  const found = new Set<string>();
  const open = records.map((value): [JSONValue, string, boolean] => [value, list, false]);
  for (let at = 0; at < open.length && at < mostValues && found.size < mostFields; at += 1) {
    const [value, path, isTold] = open[at] as [JSONValue, string, boolean];
    if (value === null || value === "" || value === false) continue;
    if (Array.isArray(value))
      for (const each of value) open.push([each, path.endsWith("[*]") ? path : `${path}[*]`, isTold]);
    else if (typeof value === "object")
      for (const [key, held] of Object.entries(value)) {
        const isColumn = path === list && (held === null || typeof held !== "object") && titleOf(key).isKnown;
        if (!isColumn) open.push([held, `${path}.${key}`, isTold || speaksOfLifecycle(key)]);
      }
    else if (isTold || (typeof value === "string" && isKey(value) && speaksOfLifecycle(value))) found.add(path);
  }
  return [...found].map((path) => ({
    rule: "unread-field",
    severity: "warning",
    line: null,
    message: `${path.slice(0, 200)} is about lifecycle and is left out; records in source.yaml can say what it is`,
    value: path.slice(0, 200),
  }));
}

/** Some answers name their fields in values: { "property_id": "planned_deprecation_date", "value": … }. */
const isKey = (value: string): boolean => /^[a-z]+(?:_[a-z]+)+$/.test(value) && value.length < 60;
