/** Expands row and column spans into a full grid. */

import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import type { Cell } from "./document.ts";
import { plain } from "./document.ts";

export interface Spanned {
  cell: Cell;
  columns: number;
  rows: number;
}

/**
 * A grid in which every row has as many cells as the widest. A cell with spans is repeated in every place it covers;
 * places right of the first are marked `isSpan`. Spans are cut at the grid's bounds, so a colspan of 10^9 costs nothing.
 * Places that no cell covers are marked `isMissing`. All cells of a row are marked `misaligned` where a value may be in
 * the wrong column: the row is wider than its header (the first `headers` rows), two spans overlap, or a rowspan runs
 * past the last row.
 * Throws PageError where the grid has too many cells.
 */
export function fullGrid(rows: Spanned[][], lines: number[], headers = 1): Cell[][] {
  const { grid, starts, misaligned } = place(rows, lines);
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  if (width * rows.length > limits.cells) throw tooLarge(rows.length, width, lines);
  const header = grid.slice(0, headers).reduce((most, row) => Math.max(most, row.length), 0);
  for (const at of widerThan(header, starts, headers)) misaligned.add(at);
  return grid.map((row, at) =>
    Array.from({ length: width }, (_, column): Cell => {
      const cell = row[column] ?? { content: [], line: lines[at] ?? 1, isMissing: true };
      return misaligned.has(at) ? { ...cell, misaligned: true } : cell;
    }),
  );
}

interface Placed {
  /** Rows end with their last cell; a place that nothing covers is undefined. */
  grid: (Cell | undefined)[][];
  /** For each row, the columns in which its own cells begin. */
  starts: number[][];
  misaligned: Set<number>;
}

function place(rows: Spanned[][], lines: number[]): Placed {
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  const misaligned = new Set<number>();
  let visited = 0;
  const starts = rows.map((row, at) => {
    let column = 0;
    return row.map(({ cell, columns, rows: down }) => {
      while (grid[at]?.[column]) column += 1;
      const start = column;
      const right = Math.min(limits.columns, start + Math.max(1, columns));
      const bottom = Math.min(rows.length, at + Math.max(1, down));
      visited += Math.max(1, right - start) * (bottom - at);
      if (visited > limits.cells) throw tooLarge(rows.length, right, lines);
      for (let y = at; y < bottom; y += 1) {
        if (at + down > rows.length || start >= limits.columns) misaligned.add(y);
        for (let x = start; x < right; x += 1) {
          const line = grid[y];
          if (line?.[x]) misaligned.add(y);
          else if (line)
            line[x] = {
              content: cell.content,
              line: lines[y] ?? cell.line,
              ...(x > start || cell.isSpan ? { isSpan: true } : {}),
            };
        }
      }
      column = Math.max(start, right);
      return start;
    });
  });
  return { grid, starts, misaligned };
}

const tooLarge = (rows: number, width: number, lines: number[]): PageError =>
  new PageError(
    `table at line ${lines[0] ?? 1} has ${rows} rows of ${width} cells; the limit is ${limits.cells} cells`,
    "too-large",
  );

/**
 * The body rows with a cell beyond the header. Where every row has one, and all by the same number of columns, the
 * header is short and the rows are in order. Rows that are one cell across the table do not count.
 */
function widerThan(header: number, starts: number[][], headers: number): number[] {
  const beyond = starts.map((row) => Math.max(0, (row.at(-1) ?? 0) + 1 - header));
  const body = starts.flatMap((row, at) => (at >= headers && row.length > 1 ? [at] : []));
  const isShortHeader = body.length > 1 && new Set(body.map((at) => beyond[at])).size === 1;
  return isShortHeader ? [] : body.filter((at) => (beyond[at] ?? 0) > 0);
}

/**
 * Splits a grid into header and body. Where the header is empty (Markdown requires one, and converters write one in
 * HTML), the first body row is the header if it looks like one: all cells filled, no code, no year.
 */
export function parted(grid: Cell[][], headers: number): [header: Cell[][], body: Cell[][]] {
  const header = grid.slice(0, headers);
  const [first, ...rest] = grid.slice(headers);
  const isTitle = ({ content, misaligned }: Cell): boolean =>
    !misaligned && plain(content) !== "" && !/\d{4}/.test(plain(content)) && !content.some((run) => run.code);
  const isEmpty = header.every((row) => row.every(({ content }) => plain(content) === ""));
  return isEmpty && first && rest.length > 0 && first.every(isTitle) ? [[first], rest] : [header, grid.slice(headers)];
}
