/** Markdown as a tree, written by a serializer that escapes: text from a page can never become markup. */
import type { BlockContent, List, PhrasingContent, Root, Table } from "mdast";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

/** A piece of text: plain, or a node of the tree. */
export type Inline = string | PhrasingContent;
export type Block = Root["children"][number];

export interface Builders {
  inline(content: Inline): PhrasingContent;
  /** The title of a file has depth 1. */
  heading(depth: 1 | 2 | 3, ...content: readonly Inline[]): Block;
  /** Joins its parts without spaces. */
  paragraph(...content: readonly Inline[]): BlockContent;
  /** One line for each item. */
  list(items: readonly (readonly Inline[])[]): List;
  /** The first row is the header; a cell is a list of parts. */
  table(rows: readonly (readonly (readonly Inline[])[])[]): Table;
}

// "-" for lists, as people read the text without rendering. No padding, which would fill large tables with spaces.
const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: "-", rule: "-" })
  .freeze();

/** The blocks as GitHub Flavored Markdown (https://github.github.com/gfm/), one newline at the end. */
export function markdown(blocks: readonly Block[]): string {
  return writer.stringify({ type: "root", children: [...blocks] });
}

/** Builders of blocks in which plain text is passed through `clean`. */
export function builders(clean: (text: string) => string): Builders {
  const inline = (content: Inline): PhrasingContent =>
    typeof content === "string" ? { type: "text", value: clean(content) } : content;
  const paragraph = (...content: readonly Inline[]): BlockContent => ({
    type: "paragraph",
    children: content.map(inline),
  });
  return {
    inline,
    paragraph,
    heading: (depth, ...content) => ({ type: "heading", depth, children: content.map(inline) }),
    list: (items) => ({
      type: "list",
      ordered: false,
      spread: false,
      children: items.map((item) => ({ type: "listItem", spread: false, children: [paragraph(...item)] })),
    }),
    table: (rows) => ({
      type: "table",
      children: rows.map((row) => ({
        type: "tableRow",
        children: row.map((cell) => ({ type: "tableCell", children: cell.map(inline) })),
      })),
    }),
  };
}
