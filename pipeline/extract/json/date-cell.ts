/** The cell of a date column: the day alone, or our own statements where dates are soft or hold for a part only. */
import type { JSONValue } from "json-p3";
import { isDay } from "../../domain/days.ts";
import type { Bound, EventName, RecordColumn } from "../../domain/schema.ts";
import { factText, readFacts, unreadMark } from "../reader/statements.ts";
import { type Scalar, scalarsAt, select } from "./select.ts";
import { valueText } from "./value-text.ts";

/**
 * The text of the cell; empty where the record gives no date. A plain date stays as it is, so that the reader reports it
 * where it cannot be one. A mark that the reader reports takes the place of dates whose bound or scope it would lose.
 */
export function dateCell(event: EventName, column: RecordColumn, record: JSONValue): string {
  const dates = [...plainDates(column, record), ...scopedDates(column, record)];
  const bound = boundOf(column, record);
  if (dates.length === 0 || (bound === "on" && dates.every(({ scope }) => scope === null)))
    return dates.map(({ date }) => date).join("\n");
  if (bound === null || !dates.every(({ date }) => isDay(date)))
    return unreadMark(JSON.stringify([dates, boundValue(column, record)]));
  return dates.map(({ date, scope }) => factText({ says: "date", event, date, bound, scope })).join("; ");
}

interface ScopedDate {
  date: string;
  scope: string | null;
}

function plainDates(column: RecordColumn, record: JSONValue): ScopedDate[] {
  return column.path === undefined ? [] : datesAt(column.path, record, column).map((date) => ({ date, scope: null }));
}

/** One date for each element that gives one, for what the element names. */
function scopedDates(column: RecordColumn, record: JSONValue): ScopedDate[] {
  const { each } = column;
  if (!each) return [];
  return select(each.list, record).flatMap(({ value }) => {
    const [scope] = scalarsAt(each.scope, value);
    return datesAt(each.path, value, column).map((date) => ({ date, scope: scopeText(scope) }));
  });
}

/** A scope that is not named still keeps its date from holding for all. */
const scopeText = (scope: Scalar | undefined): string =>
  (scope === undefined ? "" : valueText(scope)).replaceAll(";", ",").slice(0, 100) || "a part that is not named";

const datesAt = (path: string, value: JSONValue, column: RecordColumn): string[] =>
  scalarsAt(path, value)
    .map((scalar) => valueText(scalar, column, true))
    .filter((text) => text !== "")
    // Our own wording says which event it is; only we may write it.
    .map((text) => (readFacts(text) === null ? text : unreadMark(text)));

/** How firm the dates of a record are; null for a value that the definition does not know. */
function boundOf(column: RecordColumn, record: JSONValue): Bound | null {
  const value = boundValue(column, record);
  if (value === "" || column.bound === undefined) return "on";
  return (Object.hasOwn(column.bound.is, value) ? column.bound.is[value] : undefined) ?? null;
}

/** What the record says of how firm its dates are; empty for nothing. */
function boundValue({ bound }: RecordColumn, record: JSONValue): string {
  return bound === undefined
    ? ""
    : scalarsAt(bound.path, record)
        .map((scalar) => valueText(scalar))
        .join(", ");
}

/** Values that say how firm the dates of records are and that the definition does not know, each once. */
export function unknownBounds(column: RecordColumn, records: readonly JSONValue[]): string[] {
  const unknown = records.filter((record) => boundOf(column, record) === null);
  return [...new Set(unknown.map((record) => boundValue(column, record)))];
}
