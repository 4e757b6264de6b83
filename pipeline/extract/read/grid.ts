/** Expands row and column spans into a full grid. */

import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import type { Cell } from "./document.ts";

export interface Spanned {
  cell: Cell;
  columns: number;
  rows: number;
}

/**
 * A grid in which every row has as many cells as the widest. A cell with spans is repeated in every place it covers;
 * places right of the first are marked `isSpan`. Spans are cut at the grid's bounds, so a colspan of 10^9 costs nothing.
 * Throws PageError where the grid has too many cells.
 */
export function fullGrid(rows: Spanned[][], lines: number[]): Cell[][] {
  const width = Math.min(
    limits.columns,
    rows.reduce(
      (most, row) =>
        Math.max(
          most,
          row.reduce((sum, each) => sum + Math.max(1, Math.min(each.columns, limits.columns)), 0),
        ),
      0,
    ),
  );
  if (width * rows.length > limits.cells)
    throw new PageError(
      `table at line ${lines[0] ?? 1} has ${rows.length} rows of ${width} cells; the limit is ${limits.cells} cells`,
      "too-large",
    );
  const grid: (Cell | undefined)[][] = rows.map(() => new Array<Cell | undefined>(width).fill(undefined));
  rows.forEach((row, at) => {
    let column = 0;
    for (const { cell, columns, rows: down } of row) {
      while (column < width && grid[at]?.[column]) column += 1;
      const right = Math.min(width, column + Math.max(1, columns));
      const bottom = Math.min(rows.length, at + Math.max(1, down));
      for (let y = at; y < bottom; y += 1)
        for (let x = column; x < right; x += 1) {
          const line = grid[y];
          if (line && !line[x])
            line[x] = {
              content: cell.content,
              line: lines[y] ?? cell.line,
              ...(x > column || cell.isSpan ? { isSpan: true } : {}),
            };
        }
      column = right;
    }
  });
  return grid.map((row, at) => row.map((cell) => cell ?? { content: [], line: lines[at] ?? 1 }));
}
