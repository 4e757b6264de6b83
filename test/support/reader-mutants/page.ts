/** A page as blocks that can be changed and printed again, in Markdown or HTML. */

export interface PageCell {
  /** In the syntax of the form. */
  text: string;
  rowspan?: number;
  colspan?: number;
}
export interface PageRow {
  cells: PageCell[];
  /** Attributes of the row, in HTML. */
  attributes?: string;
  /** Lines right above the row, and right below it. */
  before?: string[];
  after?: string[];
}
export interface TableBlock {
  type: "table";
  header: string[];
  rows: PageRow[];
  /** As the page has it; undefined once it was changed. */
  raw?: string[] | undefined;
  /** Lines around the table, such as a tag that hides it. */
  before?: string[];
  after?: string[];
  /** Printed as an HTML table in Markdown too, for what a Markdown table cannot have. */
  isHtml?: boolean;
  caption?: string;
}
export interface HeadingBlock {
  type: "heading";
  level: number;
  text: string;
  lines: string[];
}
export interface LinesBlock {
  type: "lines";
  lines: string[];
}
export type PageBlock = TableBlock | HeadingBlock | LinesBlock;
export type Page = PageBlock[];

/** How blocks are written. */
export interface Form {
  name: "markdown" | "html";
  /** An id, as code. */
  code(id: string): string;
  heading(level: number, text: string): string[];
  paragraph(text: string): string[];
  /** A paragraph in other clothes: item of a list, quote, callout, bold. */
  dressed(text: string, dress: Dress): string[];
  footnote(mark: string, text: string): string[];
  mark(mark: string): string;
  struck(text: string): string;
  /** Lines before and after something that the page then does not show or has struck through. */
  cover(kind: Cover): [before: string[], after: string[]];
  /** Lines before and after the content of an accordion. */
  accordion(title: string): [before: string[], after: string[]];
  table(table: TableBlock): { lines: string[]; rows: [from: number, to: number][] };
  /** Plain text of cell text. */
  plain(text: string): string;
}

export const dresses = ["paragraph", "item", "quote", "callout", "bold"] as const;
export type Dress = (typeof dresses)[number];
export const covers = ["hidden", "style", "class", "comment", "template", "struck"] as const;
export type Cover = (typeof covers)[number];

export interface Printed {
  text: string;
  /** Lines of blocks and rows, 1-based, first and last. */
  lines: Map<PageBlock | PageRow, [from: number, to: number]>;
}

/** The text of a page, and where its blocks and rows are in it. */
export function print(page: Page, form: Form): Printed {
  const out: string[] = [];
  const places: Printed["lines"] = new Map();
  for (const block of page) {
    const from = out.length + 1;
    const { lines, rows } = linesOf(block, form);
    out.push(...lines);
    places.set(block, [from, out.length]);
    if (block.type === "table")
      for (const [at, [first, last]] of rows.entries()) {
        const row = block.rows[at];
        if (row) places.set(row, [from + first, from + last]);
      }
  }
  return { text: `${out.join("\n")}\n`, lines: places };
}

function linesOf(block: PageBlock, form: Form): { lines: string[]; rows: [number, number][] } {
  if (block.type !== "table") return { lines: block.lines, rows: [] };
  if (block.raw) return { lines: block.raw, rows: block.rows.map((_, at) => [at + 2, at + 2]) };
  const before = block.before ?? [];
  const { lines, rows } = form.table(block);
  return {
    lines: [...before, ...lines, ...(block.after ?? [])],
    rows: rows.map(([first, last]) => [first + before.length, last + before.length]),
  };
}

/** Marks a table as changed, so that it is printed from its cells. */
export function edit(table: TableBlock): TableBlock {
  table.raw = undefined;
  return table;
}

export const isTable = (block: PageBlock | undefined): block is TableBlock => block?.type === "table";

/** Level of the heading above a block; 1 where there is none. */
export function levelAbove(page: Page, at: number): number {
  for (let above = at - 1; above >= 0; above -= 1) {
    const block = page[above];
    if (block?.type === "heading") return block.level;
  }
  return 1;
}

/** Index after the last block that a heading of `level` at index `at` would be over. */
export function sectionEnd(page: Page, at: number, level: number): number {
  const end = page.findIndex((block, index) => index >= at && block.type === "heading" && block.level <= level);
  return end < 0 ? page.length : end;
}
