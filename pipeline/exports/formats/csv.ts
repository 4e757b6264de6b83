/** Tables as CSV, for spreadsheets. */
import { stringify } from "csv-stringify/sync";
import type { Table, Value } from "../tables/table.ts";

/**
 * Rows as RFC 4180 has it. A text that a spreadsheet would run as a formula gets an apostrophe before it
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvText(header: readonly string[], rows: readonly (readonly Value[])[]): string {
  return stringify([header, ...rows], {
    record_delimiter: "windows",
    escape_formulas: true,
    cast: { boolean: (value) => String(value) },
  });
}

/** A table with its header; null is an empty cell. */
export function csvOfTable({ columns }: Table, rows: readonly (readonly Value[])[]): string {
  return csvText(
    columns.map(({ name }) => name),
    rows,
  );
}
