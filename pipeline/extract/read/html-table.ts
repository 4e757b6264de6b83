/** Reads a table in HTML, whether made of table elements or of ARIA roles. */

import type { AnyNode, Element } from "domhandler";
import { type Cell, type InlineContent, plain } from "./document.ts";
import { fullGrid, parted, type Spanned } from "./grid.ts";
import { isAbsent, isShown, isTable } from "./html-elements.ts";
import { inline, leadingRuns } from "./html-inline.ts";

const headerRoles = new Set(["columnheader", "rowheader"]);
const cellRoles = new Set(["cell", "gridcell", ...headerRoles]);

interface HtmlRow {
  element: Element;
  cells: Element[];
  /** Whether the whole row is struck through: it takes part in row spans, but its content does not count. */
  isStruck: boolean;
}

const isRow = ({ name, attribs }: Element): boolean => name === "tr" || attribs.role === "row";
const isHeaderCell = ({ name, attribs }: Element): boolean => name === "th" || headerRoles.has(attribs.role ?? "");
const isCell = (element: Element): boolean =>
  element.name === "td" || isHeaderCell(element) || cellRoles.has(element.attribs.role ?? "");

/** The visible rows of a table, without those of nested tables. */
export function rowsOf(table: Element): HtmlRow[] {
  return nearest(table, isRow, false).map(({ element, struck }) => ({
    element,
    cells: nearest(element, isCell, struck).map((cell) => cell.element),
    isStruck: struck,
  }));
}

/** The nearest visible elements of a kind below a parent, and whether each is inside something struck through. */
function nearest(
  parent: Element,
  isWanted: (element: Element) => boolean,
  above: boolean,
): { element: Element; struck: boolean }[] {
  return parent.children.flatMap((child) => {
    if (child.type !== "tag" || !isShown(child)) return [];
    const struck = above || isAbsent(child);
    if (isWanted(child)) return [{ element: child, struck }];
    return isTable(child) ? [] : nearest(child, isWanted, struck);
  });
}

export const holdsTable = (node: Element): boolean =>
  node.children.some((child) => child.type === "tag" && (isTable(child) || holdsTable(child)));

/** The number of leading header rows, at least one. */
function headerRows(rows: HtmlRow[]): number {
  const isHead = ({ element, cells }: HtmlRow): boolean =>
    (element.parent?.type === "tag" && element.parent.name === "thead") ||
    (cells.length > 1 && cells.every(isHeaderCell));
  const first = rows.findIndex((row) => !isHead(row));
  return Math.max(1, first < 0 ? 1 : first);
}

/** The span of a cell, at least 1. A rowspan of 0 reaches to the end of the table, `left` rows away. */
function span(cell: Element, name: "colspan" | "rowspan", left = 1): number {
  const value = Number.parseInt(cell.attribs[name] ?? cell.attribs[`aria-${name}`] ?? "1", 10);
  if (value === 0) return Math.max(1, left);
  return Number.isFinite(value) && value > 0 ? Math.min(value, 65_534) : 1;
}

/**
 * The content of a cell without the label that is shown on narrow screens: its first element, where that repeats a
 * title of the column and something follows.
 */
function withoutLabel(
  content: InlineContent,
  cell: Element | undefined,
  titles: string[],
  depth: number,
): InlineContent {
  const text = plain(content);
  if (
    !cell ||
    !titles.some((title) => title !== "" && text.length > title.length && text.startsWith(title.slice(0, 3)))
  )
    return content;
  const lead = leadingRuns(cell, depth);
  const label = withoutColon(plain(content.slice(0, lead)));
  const [first, ...rest] = content.slice(lead);
  if (!first || plain([first, ...rest]) === "" || !titles.some((title) => title !== "" && title === label))
    return content;
  return [{ ...first, text: first.text.replace(/^\s*[:：]\s*/, "") }, ...rest];
}

const withoutColon = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/ ?[:：]$/, "")
    .trim();

/** Header and body of a table, without what is struck through. */
export function gridOf(rows: HtmlRow[], lineOf: (node: AnyNode) => number, depth: number): [Cell[][], Cell[][]] {
  const elementOf = new Map<InlineContent, Element>();
  const spanned = rows.map(({ cells }, at) =>
    cells.map((cell): Spanned => {
      const content = isAbsent(cell) ? [] : inline(cell.children, depth);
      elementOf.set(content, cell);
      return {
        cell: { content, line: lineOf(cell) },
        columns: span(cell, "colspan"),
        rows: span(cell, "rowspan", rows.length - at),
      };
    }),
  );
  const lines = rows.map(({ element }) => lineOf(element));
  const heads = headerRows(rows);
  const [header, body] = parted(fullGrid(spanned, lines, heads), heads);
  const titles = (header[0] ?? []).map((_, column) =>
    header.map((row) => withoutColon(plain(row[column]?.content ?? []))),
  );
  const kept = body.filter((_, at) => !rows[rows.length - body.length + at]?.isStruck);
  for (const row of kept)
    for (const [column, cell] of row.entries())
      cell.content = withoutLabel(cell.content, elementOf.get(cell.content), titles[column] ?? [], depth);
  return [header, kept];
}
