/** What a flat table is. Every tabular format is made from the same definitions, so that all of them hold the same. */
import type { ExportData } from "../export-data.ts";

/** `day` is YYYY-MM-DD; a less precise date is text. */
export type ColumnType = "text" | "integer" | "boolean" | "day";
export type Value = string | number | boolean | null;

export interface Column {
  name: string;
  type: ColumnType;
  about: string;
  /** Never null. */
  isRequired: boolean;
}

export interface Table {
  name: string;
  about: string;
  columns: readonly Column[];
  /** Names of the columns that tell a row from all others. */
  key: readonly string[];
  /** Columns that name a row of another table by its only key column. */
  references: readonly Reference[];
  /** The rows in their order, a value for each column. */
  rows: (data: ExportData) => Value[][];
}

interface Reference {
  column: string;
  table: string;
}

/** A column that takes its value from what a row is made of. */
export interface ColumnOf<R> extends Column {
  value: (row: R) => Value;
}

interface Definition<R> extends Omit<Table, "columns" | "rows" | "references"> {
  references?: readonly Reference[];
  source: (data: ExportData) => readonly R[];
  columns: readonly ColumnOf<R>[];
}

/** A table of its definition. */
export function tableOf<R>({ source, columns, references = [], ...rest }: Definition<R>): Table {
  return {
    ...rest,
    references,
    columns: columns.map(({ value: _value, ...column }) => column),
    rows: (data) => source(data).map((row) => columns.map((column) => plain(column, column.value(row)))),
  };
}

/** A column of a type that may be null. */
export function column<R>(name: string, type: ColumnType, about: string, value: (row: R) => Value): ColumnOf<R> {
  return { name, type, about, isRequired: false, value };
}

/** A column of a type that is never null. */
export function required<R>(
  name: string,
  type: ColumnType,
  about: string,
  value: (row: R) => NonNullable<Value>,
): ColumnOf<R> {
  return { name, type, about, isRequired: true, value };
}

/** Formats differ in what they make of half a character, and of an empty text where there may be none. */
function plain({ isRequired }: Column, value: Value): Value {
  if (typeof value !== "string") return value;
  return value === "" && !isRequired ? null : value.toWellFormed();
}
