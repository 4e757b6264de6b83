/** Markdown pages as blocks: tables with pipes are taken apart, the rest stays as it is. */

import type { InlineContent } from "../../../pipeline/extract/read/document.ts";
import { readDocument } from "../../../pipeline/extract/read/read-document.ts";
import { htmlForm, htmlOf } from "./html-form.ts";
import type { Form, Page, PageRow, TableBlock } from "./page.ts";

const isDelimiter = (line: string): boolean => line.includes("-") && line.includes("|") && /^[\s|:-]+$/.test(line);
const isRow = (line = ""): boolean => /^\s{0,3}\|.*\|\s*$/.test(line);
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

/** The blocks of a Markdown page. */
export function markdownPage(text: string): Page {
  const lines = text.split(/\r?\n/);
  const page: Page = [];
  let plain: string[] = [];
  let fence: string | null = null;
  const flush = (): void => {
    if (plain.length > 0) page.push({ type: "lines", lines: plain });
    plain = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const opener = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (opener && fence === null) fence = opener;
    else if (opener?.startsWith(fence ?? "-")) fence = null;
    const heading = fence === null ? /^(#{1,6})\s+(.*)$/.exec(line) : null;
    if (heading) {
      flush();
      page.push({ type: "heading", level: heading[1]?.length ?? 1, text: heading[2] ?? "", lines: [line] });
      continue;
    }
    const end = fence === null && isRow(line) && isDelimiter(lines[at + 1] ?? "") ? tableEnd(lines, at) : at;
    if (end <= at + 2 || cellsOf(line).length !== cellsOf(lines[at + 1] ?? "").length) {
      plain.push(line);
      continue;
    }
    flush();
    page.push(tableBlock(lines.slice(at, end)));
    at = end - 1;
  }
  flush();
  return page;
}

function tableEnd(lines: string[], at: number): number {
  let end = at + 2;
  while (isRow(lines[end])) end += 1;
  return end;
}

function tableBlock(raw: string[]): TableBlock {
  const [header = "", , ...rows] = raw;
  return {
    type: "table",
    header: cellsOf(header),
    rows: rows.map((row): PageRow => ({ cells: cellsOf(row).map((text) => ({ text })) })),
    raw,
  };
}

/** Inline Markdown as HTML. */
export function markdownToHtml(text: string): string {
  const [block] = readDocument(`\n${text}\n`, "markdown").blocks;
  const content: InlineContent = block && "content" in block ? block.content : [{ text }];
  return htmlOf(content);
}

const covers = {
  hidden: ["<div hidden>", "</div>"],
  style: ['<div style="display: none">', "</div>"],
  class: ['<div class="hidden">', "</div>"],
  comment: ["<!--", "-->"],
  template: ["```", "```"],
  struck: ["<del>", "</del>"],
} as const;

export const markdownForm: Form = {
  name: "markdown",
  code: (id) => `\`${id}\``,
  heading: (level, text) => ["", `${"#".repeat(level)} ${text}`, ""],
  paragraph: (text) => ["", text, ""],
  dressed: (text, dress) => {
    const lines = {
      paragraph: [text],
      item: [`- ${text}`],
      quote: [`> ${text}`],
      callout: ["> [!IMPORTANT]", `> ${text}`],
      bold: [`**${text}**`],
    };
    return ["", ...lines[dress], ""];
  },
  footnote: (mark, text) => (/^\w+$/.test(mark) ? ["", `[^${mark}]: ${text}`, ""] : ["", `${mark} ${text}`, ""]),
  mark: (mark) => (/^\w+$/.test(mark) ? `[^${mark}]` : mark),
  struck: (text) => (text === "" ? "" : `~~${text}~~`),
  cover: (kind) => {
    const [open, close] = covers[kind];
    return [
      ["", open, ""],
      ["", close, ""],
    ];
  },
  accordion: (title) => [
    ["", "<details>", `<summary>${title}</summary>`, ""],
    ["", "</details>", ""],
  ],
  table: (table) => (table.isHtml ? htmlTable(table) : pipeTable(table)),
  plain: (text) =>
    text
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[`*\\]|<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
};

/** A table with pipes, apart from what is around it. */
function pipeTable({ header, rows, caption }: TableBlock): ReturnType<Form["table"]> {
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  const label = caption === undefined ? [] : [`**${caption}**`, ""];
  const lines = ["", ...label, line(header), line(header.map(() => "---"))];
  const places = rows.map(({ cells, before = [], after = [] }): [number, number] => {
    const from = lines.length;
    lines.push(...before, line(cells.map(({ text }) => text)), ...after);
    return [from, lines.length - 1];
  });
  return { lines: [...lines, ""], rows: places };
}

function htmlTable(table: TableBlock): ReturnType<Form["table"]> {
  return htmlForm.table({
    ...table,
    header: table.header.map(markdownToHtml),
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, text: markdownToHtml(cell.text) })),
    })),
  });
}
