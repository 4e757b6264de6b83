/** Pages as HTML: any page that can be read is printed as the tags of its blocks, one block or row a line. */

import type { Block, Cell, Document, InlineContent, ListItem } from "../../../pipeline/extract/read/document.ts";
import type { Form, Page, PageBlock, PageCell, TableBlock } from "./page.ts";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Runs as inline HTML. */
export function htmlOf(content: InlineContent): string {
  return content
    .map(({ text, code, href, isFootnoteRef }) => {
      if (text === "\n") return "<br>";
      let html = escaped(text).replaceAll("\n", "<br>");
      if (code) html = `<code>${html}</code>`;
      if (isFootnoteRef) html = `<sup>${html}</sup>`;
      return href === undefined ? html : `<a href="${escaped(href).replaceAll('"', "&quot;")}">${html}</a>`;
    })
    .join("")
    .trim();
}

/** The blocks of a document, with a shell of a page around them. */
export function htmlPage({ title, blocks }: Document): Page {
  const head = `<!doctype html><html><head><title>${escaped(title ?? "")}</title></head><body><main>`;
  return [
    { type: "lines", lines: [head] },
    ...blocks.map((block): PageBlock => blockOf(block)),
    { type: "lines", lines: ["</main></body></html>"] },
  ];
}

function blockOf(block: Block): PageBlock {
  switch (block.type) {
    case "heading": {
      const level = Math.min(6, block.section.length + 1);
      const text = escaped(block.text);
      return { type: "heading", level, text, lines: [`<h${level}>${text}</h${level}>`] };
    }
    case "paragraph":
      return { type: "lines", lines: [`<p>${htmlOf(block.content)}</p>`] };
    case "list":
      return { type: "lines", lines: [listOf(block.items)] };
    case "table":
      return {
        type: "table",
        header: (block.header.at(-1) ?? []).map(({ content }) => htmlOf(content)),
        rows: block.body.map((row) => ({ cells: cellsOf(row) })),
        ...(block.caption && { caption: htmlOf(block.caption) }),
      };
  }
}

/** The cells of a row, each with its span. */
function cellsOf(row: Cell[]): PageCell[] {
  const cells: PageCell[] = [];
  for (const { content, isSpan, isMissing } of row) {
    if (isMissing) continue;
    const last = cells.at(-1);
    if (isSpan && last) last.colspan = (last.colspan ?? 1) + 1;
    else cells.push({ text: htmlOf(content) });
  }
  return cells;
}

const listOf = (items: ListItem[]): string =>
  `<ul>${items.map(({ content, items }) => `<li>${htmlOf(content)}${items.length > 0 ? listOf(items) : ""}</li>`).join("")}</ul>`;

const covers = {
  hidden: ["<div hidden>", "</div>"],
  style: ['<div style="visibility: hidden">', "</div>"],
  class: ['<div class="d-none">', "</div>"],
  comment: ["<!--", "-->"],
  template: ["<template>", "</template>"],
  struck: ['<div style="text-decoration: line-through">', "</div>"],
} as const;

export const htmlForm: Form = {
  name: "html",
  code: (id) => `<code>${id}</code>`,
  heading: (level, text) => [`<h${level}>${text}</h${level}>`],
  paragraph: (text) => [`<p>${text}</p>`],
  dressed: (text, dress) => [
    {
      paragraph: `<p>${text}</p>`,
      item: `<ul><li>${text}</li></ul>`,
      quote: `<blockquote><p>${text}</p></blockquote>`,
      callout: `<div class="admonition" role="note"><p>${text}</p></div>`,
      bold: `<p><strong>${text}</strong></p>`,
    }[dress],
  ],
  footnote: (mark, text) => [/^\w+$/.test(mark) ? `<p><sup>${mark}</sup> ${text}</p>` : `<p>${mark} ${text}</p>`],
  mark: (mark) => (/^\w+$/.test(mark) ? `<sup>${mark}</sup>` : mark),
  struck: (text) => (text === "" ? "" : `<s>${text}</s>`),
  cover: (kind) => {
    const [open, close] = covers[kind];
    return [[open], [close]];
  },
  accordion: (title) => [[`<details><summary>${title}</summary>`], ["</details>"]],
  table: (table) => htmlTable(table),
  plain: (text) =>
    text
      .replace(/<[^>]*>/g, " ")
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&")
      .replace(/\s+/g, " ")
      .trim(),
};

function htmlTable({ header, rows, caption }: TableBlock): ReturnType<Form["table"]> {
  const label = caption === undefined ? "" : `<caption>${caption}</caption>`;
  const titles = header.map((title) => `<th>${title}</th>`).join("");
  const lines = ["", `<table>${label}<thead><tr>${titles}</tr></thead><tbody>`];
  const places = rows.map(({ cells, attributes = "", before = [], after = [] }): [number, number] => {
    const from = lines.length;
    const own = cells.map(
      ({ text, rowspan = 1, colspan = 1 }) =>
        `<td${rowspan > 1 ? ` rowspan="${rowspan}"` : ""}${colspan > 1 ? ` colspan="${colspan}"` : ""}>${text}</td>`,
    );
    lines.push(...before, `<tr${attributes === "" ? "" : ` ${attributes}`}>${own.join("")}</tr>`, ...after);
    return [from, lines.length - 1];
  });
  return { lines: [...lines, "</tbody></table>", ""], rows: places };
}
