/** Columns and cells that move, come and go. */

import { daysAfter, onlyDate } from "../dates.ts";
import { isFull, type Mutation, type Mutator } from "../mutation.ts";
import { edit, type PageCell, type TableBlock } from "../page.ts";
import { otherColumns, otherDateColumns } from "../words/titles.ts";

/** Changes all rows that have a cell for every column; false where others have spans over the column. */
function changeColumns(table: TableBlock, change: <T>(cells: T[], isHeader: boolean, row: number) => T[]): boolean {
  if (table.rows.some((_, row) => !isFull(table, row))) return false;
  table.rows.forEach((row, at) => {
    row.cells = change(row.cells, false, at);
  });
  table.header = change(table.header, true, -1);
  edit(table);
  return true;
}

const swapped = <T>(cells: T[], a: number, b: number): T[] =>
  cells.map((cell, at) => (at === a ? (cells[b] ?? cell) : at === b ? (cells[a] ?? cell) : cell));

const swapColumns: Mutator = (mutation) => {
  const target = mutation.table();
  if (!target || target.table.header.length < 2) return false;
  const [a = 0, b = 1] = mutation.draw.shuffled([...target.table.header.keys()]);
  return changeColumns(target.table, (cells) => swapped(cells, a, b));
};

/** Columns in another order, as a page that was laid out anew has them. */
const shuffleColumns: Mutator = (mutation) => {
  const target = mutation.table();
  if (!target || target.table.header.length < 3) return false;
  const order = mutation.draw.shuffled([...target.table.header.keys()]);
  return changeColumns(target.table, (cells) => order.flatMap((at) => cells.slice(at, at + 1)));
};

function insertColumn(mutation: Mutation, title: string, cellOf: () => string): boolean {
  const target = mutation.table();
  if (!target) return false;
  const at = mutation.draw.below(target.table.header.length + 1);
  const added = <T>(cells: T[], isHeader: boolean): T[] =>
    cells.toSpliced(at, 0, (isHeader ? title : ({ text: cellOf() } satisfies PageCell)) as T);
  return changeColumns(target.table, added);
}

const insertOtherColumn: Mutator = (mutation) => {
  const [title, cells] = mutation.draw.pick(otherColumns);
  return insertColumn(mutation, title, () => mutation.draw.pick(cells));
};

const insertOtherDates: Mutator = (mutation) =>
  insertColumn(mutation, mutation.draw.word(otherDateColumns), () => mutation.written(mutation.day()));

const insertUntitledDates: Mutator = (mutation) => insertColumn(mutation, "", () => mutation.written(mutation.day()));

/** A cell too many or too few at the front of a row. */
const shiftRow: Mutator = (mutation) => {
  const target = mutation.table();
  const found = target && mutation.row(target);
  if (!found) return false;
  const { row } = found;
  const isRight = mutation.draw.chance(0.5);
  row.cells = isRight ? [{ text: "" }, ...row.cells] : row.cells.slice(1);
  return true;
};

/** A cell of a row that stands there twice. */
const raggedRow: Mutator = (mutation) => {
  const target = mutation.table();
  const found = target && mutation.row(target);
  if (!found) return false;
  const at = mutation.draw.below(found.row.cells.length);
  const { text = "" } = found.row.cells[at] ?? {};
  const date = onlyDate(text);
  found.row.cells.splice(at, 0, { text: date ? mutation.written(daysAfter(date.iso, -90)) : text });
  return true;
};

/** A row that ends before its last cell. */
const shortRow: Mutator = (mutation) => {
  const target = mutation.table();
  const found = target && mutation.row(target);
  if (!target || !found || found.row.cells.length < 3) return false;
  const column = found.row.cells.length - 1;
  mutation.affect(mutation.original.ofCell(target.at, found.at, column), "open");
  found.row.cells.pop();
  return true;
};

/** A cell of a row that is gone from its middle: what follows stands one column too far left. */
const lostCell: Mutator = (mutation) => {
  const target = mutation.table();
  const found = target && mutation.row(target);
  if (!target || !found || found.row.cells.length < 3) return false;
  const filled = [...found.row.cells.keys()].filter((at) => at > 0 && at < found.row.cells.length - 1);
  const at = mutation.draw.pick(filled);
  mutation.affect(mutation.original.ofCell(target.at, found.at, at), "open");
  found.row.cells.splice(at, 1);
  return true;
};

/** Two rows below each other that say the same in a column say it in one cell. */
const sharedCell: Mutator = (mutation) => {
  const target = mutation.table();
  if (!target) return false;
  const { table } = edit2(target);
  const pairs = table.rows.flatMap((row, at) =>
    row.cells.flatMap((cell, column) =>
      isFull(table, at) &&
      isFull(table, at + 1) &&
      cell.text !== "" &&
      table.rows[at + 1]?.cells[column]?.text === cell.text
        ? [[at, column] as const]
        : [],
    ),
  );
  if (pairs.length === 0) return false;
  const [at, column] = mutation.draw.pick(pairs);
  const cell = table.rows[at]?.cells[column];
  if (cell) cell.rowspan = 2;
  table.rows[at + 1]?.cells.splice(column, 1);
  return true;
};

/** A cell that reaches into the row below, which has all its own cells. */
const spanTooLong: Mutator = (mutation) => {
  const target = mutation.table();
  if (!target) return false;
  const { table } = edit2(target);
  const rows = [...table.rows.keys()].filter((at) => isFull(table, at) && isFull(table, at + 1));
  if (rows.length === 0) return false;
  const cell = mutation.draw.pick(table.rows[mutation.draw.pick(rows)]?.cells ?? []);
  cell.rowspan = 2;
  return true;
};

/** A table whose cells can have spans: printed as HTML. */
function edit2({ table }: { table: TableBlock }): { table: TableBlock } {
  edit(table).isHtml = true;
  return { table };
}

/** The titles once more in the middle of a table, as where it was printed on two pages. */
const titlesTwice: Mutator = (mutation) => {
  const target = mutation.table();
  if (!target || target.table.rows.length < 3) return false;
  const { table } = target;
  const at = 1 + mutation.draw.below(table.rows.length - 1);
  edit(table).rows.splice(at, 0, { cells: table.header.map((text) => ({ text })) });
  return true;
};

export const structure: Record<string, Mutator> = {
  "two columns swapped": swapColumns,
  "columns in another order": shuffleColumns,
  "a column about something else": insertOtherColumn,
  "a column of other dates": insertOtherDates,
  "a column of dates without a title": insertUntitledDates,
  "a row shifted by a cell": shiftRow,
  "a row with a cell twice": raggedRow,
  "a row without its last cell": shortRow,
  "a row without an inner cell": lostCell,
  "a rowspan over equal cells": sharedCell,
  "a rowspan over a full row": spanTooLong,
  "titles repeated between rows": titlesTwice,
};
