/** Finds the records in an answer that no definition describes. */
import type { JSONValue } from "json-p3";
import type { Location } from "./parse-data.ts";

export type JsonObject = { [name: string]: JSONValue };

export interface RecordList {
  /** Each record with its place in the list. */
  records: [place: string | number, record: JsonObject][];
  location: Location;
  /** The list as a JSONPath. */
  path: string;
}

/** The first list of objects: the answer itself or one of its members; else the one object that it is. */
export function listIn(value: JSONValue): RecordList | null {
  const own = recordsOf(value);
  if (own) return { records: own, location: [], path: "$[*]" };
  if (!isObject(value)) return null;
  for (const [key, held] of Object.entries(value)) {
    const records = recordsOf(held);
    if (records && !isNamed(value)) return { records, location: [key], path: `$.${key}[*]` };
  }
  return isNamed(value) ? { records: [["", value]], location: [], path: "$" } : byId(value);
}

/** An object of objects: its keys are the ids. */
function byId(value: JsonObject): RecordList | null {
  const records = Object.entries(value).flatMap(([id, held]): RecordList["records"] =>
    isObject(held) ? [[id, { id, ...held }]] : [],
  );
  return records.length > 1 ? { records, location: [], path: "$[*]" } : null;
}

const isNamed = ({ id, name }: JsonObject): boolean => typeof id === "string" || typeof name === "string";

function recordsOf(value: JSONValue): RecordList["records"] | null {
  return Array.isArray(value) && value.length > 0 && value.every(isObject)
    ? value.map((record, at) => [at, record as JsonObject])
    : null;
}

const isObject = (value: JSONValue): value is JsonObject =>
  value !== null && typeof value === "object" && !Array.isArray(value);
