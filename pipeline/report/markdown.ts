/** The report as a Markdown tree, written out by a serializer that escapes; words of pages stand in it as code. */
import type { BlockContent, List, PhrasingContent, Root, Table } from "mdast";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { foreign } from "./foreign.ts";

/** A piece of text: our own words, or a node of the tree. */
export type Inline = string | PhrasingContent;
export type Block = Root["children"][number];

// "-" for lists: git and people read the text as it is. No padding: a table of many pages is not made of spaces.
const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: "-", rule: "-" })
  .freeze();

/** The blocks as GitHub Flavored Markdown, one newline at the end. */
export function markdown(blocks: readonly Block[]): string {
  return writer.stringify({ type: "root", children: [...blocks] });
}

/** Words of a page, or of anything else from outside, as inert code of bounded length. */
export function quoted(text: string, longest?: number): PhrasingContent {
  return { type: "inlineCode", value: foreign(text, longest) };
}

/** Something to be copied as it is: a command or path of ours. */
export function code(text: string): PhrasingContent {
  return { type: "inlineCode", value: text };
}

/** A heading; the first line of a report is its title, so sections have depth 2. */
export function heading(depth: 2 | 3, ...content: readonly Inline[]): Block {
  return { type: "heading", depth, children: content.map(inline) };
}

/** A paragraph: its parts follow each other without a space. */
export function paragraph(...content: readonly Inline[]): BlockContent {
  return { type: "paragraph", children: content.map(inline) };
}

/** A list, an item a line. */
export function list(items: readonly (readonly Inline[])[]): List {
  return {
    ...{ type: "list", ordered: false, spread: false },
    children: items.map((item) => ({ type: "listItem", spread: false, children: [paragraph(...item)] })),
  };
}

/** A table whose first row is its header. */
export function table(rows: readonly (readonly Inline[])[]): Table {
  return {
    type: "table",
    children: rows.map((row) => ({
      type: "tableRow",
      children: row.map((cell) => ({ type: "tableCell", children: [inline(cell)] })),
    })),
  };
}

/** As many of the items as may be shown, and a last one that counts the rest. */
export function atMost<T>(most: number, values: readonly T[], tell: (value: T) => Inline[], rest: Inline[] = []): List {
  const more = values.length - most;
  const items = values.slice(0, most).map(tell);
  return list(more > 0 ? [...items, [`and ${more} more`, ...rest]] : items);
}

function inline(content: Inline): PhrasingContent {
  return typeof content === "string" ? { type: "text", value: content } : content;
}
