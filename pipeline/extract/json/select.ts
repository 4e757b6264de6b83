/** Values at a JSONPath (RFC 9535). */
import { compile, JSONPathError, type JSONPathNode, type JSONPathQuery, type JSONValue } from "json-p3";
import { PageError } from "../page-error.ts";

const compiled = new Map<string, JSONPathQuery>();

/** The nodes at a path, in document order. Throws a PageError if the path is not valid. */
export function select(path: string, value: JSONValue): JSONPathNode[] {
  try {
    const query = compiled.get(path) ?? compile(path);
    compiled.set(path, query);
    return query.query(value).nodes;
  } catch (error) {
    if (error instanceof JSONPathError)
      throw new PageError(`"${path}" in source.yaml is not a JSONPath that can be read: ${error.message}`, "bad-path");
    throw error;
  }
}

/** The strings, numbers and booleans at a path, in order; a list gives its elements. An object is its own text. */
export function scalarsAt(path: string, value: JSONValue): Scalar[] {
  return select(path, value).flatMap((node) => scalarsOf(node.value));
}

export type Scalar = string | number | boolean | { unreadable: string };

function scalarsOf(value: JSONValue): Scalar[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(scalarsOf);
  return typeof value === "object" ? [{ unreadable: JSON.stringify(value) }] : [value];
}
