// Row and column spans as a full grid.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PageError } from "../../pipeline/extract/page-error.ts";
import { limits } from "../../pipeline/extract/page-limits.ts";
import { plain } from "../../pipeline/extract/read/document.ts";
import { fullGrid, type Spanned } from "../../pipeline/extract/read/grid.ts";

/** A cell of one word with its spans. */
const cell = (text: string, columns = 1, rows = 1): Spanned => ({
  cell: { content: [{ text }], line: 1 },
  columns,
  rows,
});
const lines = (rows: Spanned[][]): number[] => rows.map((_, at) => at + 1);
const texts = (rows: Spanned[][]): string[][] =>
  fullGrid(rows, lines(rows)).map((row) => row.map(({ content }) => plain(content)));

describe("a full grid", () => {
  test("repeats a cell over all it spans", () => {
    expect(
      texts([
        [cell("a", 1, 2), cell("b", 2)],
        [cell("c"), cell("d")],
        [cell("e"), cell("f"), cell("g")],
      ]),
    ).toEqual([
      ["a", "b", "b"],
      ["a", "c", "d"],
      ["e", "f", "g"],
    ]);
  });

  test("marks what only goes on from the left, not what goes on from above", () => {
    const rows = [
      [cell("a", 2), cell("b", 1, 2)],
      [cell("c"), cell("d")],
    ];
    expect(fullGrid(rows, lines(rows)).map((row) => row.map(({ isSpan }) => isSpan ?? false))).toEqual([
      [false, true, false],
      [false, false, false],
    ]);
  });

  test("fills short rows, cuts spans at its last row and loses no cell", () => {
    expect(texts([[cell("a"), cell("b")], [cell("c", 5, 9)], [cell("d")]])).toEqual([
      ["a", "b", "", "", "", ""],
      ["c", "c", "c", "c", "c", ""],
      ["c", "c", "c", "c", "c", "d"],
    ]);
  });

  test("places each row's cells on the line of that row", () => {
    const rows = [[cell("a", 1, 2), cell("b")], [cell("c")]];
    expect(fullGrid(rows, [7, 9]).map((row) => row.map(({ line }) => line))).toEqual([
      [7, 7],
      [9, 9],
    ]);
  });

  test("marks places that no cell covers", () => {
    const rows = [[cell("a", 1, 2), cell("b"), cell("c")], [cell("d")], [cell("")]];
    expect(fullGrid(rows, lines(rows)).map((row) => row.map(({ isMissing }) => isMissing ?? false))).toEqual([
      [false, false, false],
      [false, false, true],
      [false, true, true],
    ]);
  });

  test("is empty for no rows", () => {
    expect(fullGrid([], [])).toEqual([]);
  });

  test("is a rectangle that holds every cell, or a PageError, whatever the spans", () => {
    const span = fc.oneof(fc.integer({ min: -3, max: 5 }), fc.constantFrom(0, 65_534, 1_000_000_000));
    const row = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), span, span), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (input) => {
        const rows = input.map((cells) => cells.map(([text, columns, down]) => cell(text, columns, down)));
        const grid = fullGrid(rows, lines(rows));
        expect(grid.length).toBe(rows.length);
        expect(new Set(grid.map(({ length }) => length)).size).toBeLessThanOrEqual(1);
        expect((grid[0]?.length ?? 0) * grid.length).toBeLessThanOrEqual(limits.cells);
        const [first = []] = rows;
        if (first[0]) expect(plain(grid[0]?.[0]?.content ?? [])).toBe(plain(first[0].cell.content));
      }),
    );
  });

  test("refuses more cells than a page can have", () => {
    const rows = Array.from({ length: 1_000 }, () => [cell("a", 150)]);
    expect(() => fullGrid(rows, lines(rows))).toThrow(PageError);
  });
});
