/** Markdown as a tree, written out by a serializer that escapes: what a page says can never become markup. */
import type { BlockContent, List, PhrasingContent, Root, Table } from "mdast";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { legible } from "./legible.ts";
import type { Said } from "./said.ts";
import { type Address, twinPath } from "./urls.ts";

/** A piece of text: plain, or a node of the tree. */
export type Inline = string | PhrasingContent;

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: "-", rule: "-" })
  .freeze();

/** The blocks as GitHub Flavored Markdown (https://github.github.com/gfm/), one newline at the end. */
export function markdown(blocks: readonly Root["children"][number][]): string {
  return writer.stringify({ type: "root", children: [...blocks] });
}

/** A heading; the title of a file has depth 1. */
export function heading(depth: 1 | 2, ...content: readonly Inline[]): Root["children"][number] {
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
export function table(rows: readonly (readonly Inline[][])[]): Table {
  return {
    type: "table",
    children: rows.map((row) => ({
      type: "tableRow",
      children: row.map((cell) => ({ type: "tableCell", children: cell.map(inline) })),
    })),
  };
}

/** An id, to be copied as it is. */
export function code(text: string): PhrasingContent {
  return { type: "inlineCode", value: legible(text) };
}

/** A link; anything but an https address, or one of ours, is given as text alone. */
export function link(url: string | null, ...content: readonly Inline[]): PhrasingContent {
  const children = content.map(inline).filter((node) => node.type === "text" || node.type === "inlineCode");
  if (url === null || !/^https?:$/.test(URL.parse(url)?.protocol ?? "")) return { type: "emphasis", children };
  return { type: "link", url, children };
}

/** A sentence with its dates stressed and its models linked to their twins. */
export function said(sentence: Said, address: Address): Inline[] {
  return sentence.map((part) => {
    if (typeof part === "string") return part;
    if ("strong" in part) return { type: "strong", children: [inline(part.strong)] };
    return part.path === null ? code(part.model) : link(address(twinPath(part.path)), code(part.model));
  });
}

/** Spaces at the ends are kept: they part a text from the node beside it. */
function inline(content: Inline): PhrasingContent {
  if (typeof content !== "string") return content;
  const [before = "", after = ""] = [/^\s/.test(content) ? " " : "", /\S\s+$/.test(content) ? " " : ""];
  return { type: "text", value: before + legible(content) + after };
}
