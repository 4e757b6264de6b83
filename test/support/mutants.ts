/** Damages real pages in the ways that pages are damaged: every mutant is a function of its seed. */

import { roleOfTitle } from "./english-reader.ts";

export type Random = () => number;

/** Mulberry32: a small generator with a 32-bit seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const below = (random: Random, count: number): number => Math.floor(random() * count);
const pick = <T>(random: Random, all: readonly T[]): T | undefined => all[below(random, all.length)];

export interface TableLines {
  header: number;
  /** First and one past the last body line. */
  from: number;
  to: number;
}

const isDelimiter = (line: string): boolean => line.includes("-") && line.includes("|") && /^[\s|:-]+$/.test(line);

export function tablesOf(lines: string[]): TableLines[] {
  return lines.flatMap((line, at) => {
    if (at === 0 || !isDelimiter(line) || !(lines[at - 1] ?? "").includes("|")) return [];
    let to = at + 1;
    while (to < lines.length && (lines[to] ?? "").includes("|")) to += 1;
    return to > at + 1 ? [{ header: at - 1, from: at + 1, to }] : [];
  });
}

export const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/);
export const rowOf = (cells: string[]): string => `|${cells.join("|")}|`;

type Damage = (lines: string[], random: Random) => void;

/** Titles that say nothing: what a column that is not about lifecycle may be called. */
const dull = ["Data", "Remarks", "Info", "Notes", "X", "更新日"];
const titles = [
  ...dull,
  "Timeline",
  "Release date",
  "Deprecation date",
  "Retirement date",
  "Model",
  "Recommended replacement",
  "Status",
  "Version",
  "Legacy date",
  "モデル",
];
const newTitle = (random: Random, old: string): string =>
  ` ${pick(random, roleOfTitle(old.trim()) === "ignore" ? dull : titles)} `;

function withTable(lines: string[], random: Random, damage: (table: TableLines) => void): void {
  const table = pick(random, tablesOf(lines));
  if (table) damage(table);
}

function editHeader(lines: string[], table: TableLines, edit: (cells: string[]) => string[]): void {
  lines[table.header] = rowOf(edit(cellsOf(lines[table.header] ?? "")));
}

function editRows(lines: string[], { from, to }: TableLines, edit: (cells: string[]) => string[]): void {
  for (let at = from; at < to; at += 1) lines[at] = rowOf(edit(cellsOf(lines[at] ?? "")));
}

function swap<T>(all: T[], a: number, b: number): T[] {
  const copy = [...all];
  const [one, other] = [copy[a], copy[b]];
  if (one !== undefined && other !== undefined) [copy[a], copy[b]] = [other, one];
  return copy;
}

function twoColumns(lines: string[], table: TableLines, random: Random): [number, number] {
  const width = cellsOf(lines[table.header] ?? "").length;
  const a = below(random, width);
  return [a, (a + 1 + below(random, Math.max(1, width - 1))) % width];
}

const shiftCentury = (text: string, by: number): string =>
  text.replace(/\b20(\d\d)(?=\b|[-/])/g, (_, rest: string) => `${20 + by}${rest}`);

/** Kinds of damage, by name. */
export const damages: Record<string, Damage> = {
  "rename a header": (lines, random) =>
    withTable(lines, random, (table) =>
      editHeader(lines, table, (cells) => cells.map((cell) => (random() < 0.3 ? newTitle(random, cell) : cell))),
    ),
  "rename one header": (lines, random) =>
    withTable(lines, random, (table) => {
      const at = below(random, cellsOf(lines[table.header] ?? "").length);
      editHeader(lines, table, (cells) => cells.map((cell, column) => (column === at ? newTitle(random, cell) : cell)));
    }),
  "rename that header everywhere": (lines, random) => {
    const tables = tablesOf(lines);
    const old = pick(
      random,
      tables.flatMap(({ header }) => cellsOf(lines[header] ?? "").map((cell) => cell.trim())),
    );
    const title = newTitle(random, old ?? "");
    for (const table of tables)
      editHeader(lines, table, (cells) => cells.map((cell) => (cell.trim() === old ? title : cell)));
  },
  "rename all headers": (lines, random) => {
    for (const table of tablesOf(lines))
      editHeader(lines, table, (cells) => cells.map((cell) => newTitle(random, cell)));
  },
  "drop rows": (lines, random) =>
    withTable(lines, random, ({ from, to }) => {
      for (let at = to - 1; at >= from; at -= 1) if (random() < 0.4) lines.splice(at, 1);
    }),
  "drop a table": (lines, random) => withTable(lines, random, ({ header, to }) => lines.splice(header, to - header)),
  "drop all tables": (lines) => {
    for (const { header, to } of tablesOf(lines).reverse()) lines.splice(header, to - header);
  },
  "swap two headers": (lines, random) =>
    withTable(lines, random, (table) => {
      const [a, b] = twoColumns(lines, table, random);
      editHeader(lines, table, (cells) => swap(cells, a, b));
    }),
  "swap two columns' cells": (lines, random) =>
    withTable(lines, random, (table) => {
      const [a, b] = twoColumns(lines, table, random);
      editRows(lines, table, (cells) => swap(cells, a, b));
    }),
  "swap two cells of a row": (lines, random) =>
    withTable(lines, random, (table) => {
      const [a, b] = twoColumns(lines, table, random);
      const at = table.from + below(random, table.to - table.from);
      lines[at] = rowOf(swap(cellsOf(lines[at] ?? ""), a, b));
    }),
  "shift a date by a century": (lines, random) =>
    withTable(lines, random, ({ from, to }) => {
      const at = from + below(random, to - from);
      lines[at] = shiftCentury(lines[at] ?? "", random() < 0.5 ? 1 : -1);
    }),
  "shift all dates by a century": (lines, random) => {
    const by = random() < 0.5 ? 1 : -1;
    for (const { from, to } of tablesOf(lines))
      for (let at = from; at < to; at += 1) lines[at] = shiftCentury(lines[at] ?? "", by);
  },
  "merge two cells of a row": (lines, random) =>
    withTable(lines, random, ({ from, to }) => {
      const at = from + below(random, to - from);
      const cells = cellsOf(lines[at] ?? "");
      const first = below(random, Math.max(1, cells.length - 1));
      cells.splice(first, 2, `${cells[first] ?? ""}${random() < 0.5 ? " " : ""}${cells[first + 1] ?? ""}`);
      lines[at] = rowOf(cells);
    }),
  "merge two columns": (lines, random) =>
    withTable(lines, random, (table) => {
      const first = below(random, Math.max(1, cellsOf(lines[table.header] ?? "").length - 1));
      editRows(lines, table, (cells) => cells.toSpliced(first, 2, `${cells[first] ?? ""} ${cells[first + 1] ?? ""}`));
    }),
  "shift the cells of a row": (lines, random) =>
    withTable(lines, random, ({ from, to }) => {
      const at = from + below(random, to - from);
      const cells = cellsOf(lines[at] ?? "");
      lines[at] = rowOf(random() < 0.5 ? [" ", ...cells] : cells.slice(1));
    }),
  "lose a header row": (lines, random) => withTable(lines, random, ({ header }) => lines.splice(header, 1)),
  "lose a delimiter row": (lines, random) => withTable(lines, random, ({ header }) => lines.splice(header + 1, 1)),
  "cut the page off": (lines, random) => {
    const at = below(random, lines.length);
    const line = lines[at] ?? "";
    lines.splice(at, lines.length - at, line.slice(0, below(random, line.length + 1)));
  },
  "replace the page by a login form": (lines) => {
    lines.splice(
      0,
      lines.length,
      "# Sign in",
      "",
      "Enter your e-mail address to continue.",
      "",
      "- [Forgot password](/forgot)",
      "",
    );
  },
  "replace the page by an error": (lines) => {
    lines.splice(
      0,
      lines.length,
      "<html><head><title>502 Bad Gateway</title></head>",
      "<body><h1>502 Bad Gateway</h1></body></html>",
    );
  },
};

/** A damaged page and what was done to it. */
export function mutant(page: string, seed: number): { kind: string; text: string } {
  const random = seeded(seed);
  const kinds = Object.keys(damages);
  const kind = kinds[seed % kinds.length] ?? "";
  const lines = page.split("\n");
  damages[kind]?.(lines, random);
  return { kind, text: lines.join("\n") };
}
