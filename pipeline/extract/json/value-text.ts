/** A value of a record as the text of a cell. */
import type { RecordColumn } from "../../domain/schema.ts";
import { normalizeText } from "../../text/sanitize.ts";
import { limits } from "../page-limits.ts";
import { unreadMark } from "../reader/statements.ts";
import { dayText } from "./day-text.ts";
import type { Scalar } from "./select.ts";

export type Value = Pick<RecordColumn, "none" | "values">;
const asItIs: Value = { none: [], values: {} };

/**
 * One line of text, with the values that mean "none" empty and others replaced as the definition says. With `isDate`,
 * timestamps become days. An object, and text too long for a value, becomes a mark that the reader reports.
 */
export function valueText(scalar: Scalar, { none, values }: Value = asItIs, isDate = false): string {
  if (typeof scalar === "object") return unreadMark(scalar.unreadable);
  const text = normalizeText(String(scalar)).replace(/\s+/g, " ").trim();
  if (Object.hasOwn(values, text)) return values[text] ?? "";
  const value = isDate ? dayText(text) : text;
  if (scalar === false || none.includes(text) || none.includes(value)) return "";
  return value.length > limits.valueLength ? unreadMark(value) : value;
}
