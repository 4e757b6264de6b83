/** Inline content of an HTML page as runs. */

import type { AnyNode, Element } from "domhandler";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { asFootnoteLink, type InlineContent, plain } from "./document.ts";

import { isAbsent, isTable } from "./html-elements.ts";

export const blockElements = new Set([
  "address",
  "article",
  "blockquote",
  "body",
  "center",
  "dd",
  "details",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figure",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "html",
  "li",
  "main",
  "ol",
  "p",
  "pre",
  "section",
  "summary",
  "table",
  "ul",
]);

/** Whether an inline element contains blocks, as custom elements do. */
export function hasBlocks(node: Element): boolean {
  return node.children.some(
    (child) =>
      child.type === "tag" &&
      (blockElements.has(child.name) || isTable(child) || (child.name.includes("-") && hasBlocks(child))),
  );
}

interface Style {
  href?: string;
  isFootnoteRef?: boolean;
  code?: boolean;
}

/** Content of an element. */
export function inline(node: Element, style: Style, depth: number): InlineContent {
  return node.children.flatMap((child) => inlineNode(child, style, depth + 1));
}

/** Content of a node, including its own style. */
export function inlineNode(node: AnyNode, style: Style, depth: number): InlineContent {
  if (node.type === "text") return [{ ...style, text: node.data.replace(/\s+/g, " ") }];
  if (node.type !== "tag" || isAbsent(node)) return [];
  if (depth > limits.nesting * 4)
    throw new PageError(`text is nested deeper than ${limits.nesting * 4} elements`, "too-deep");
  switch (node.name) {
    case "br":
      return [{ text: "\n" }];
    case "sup":
      return inline(node, { ...style, isFootnoteRef: true }, depth);
    case "code":
    case "kbd":
    case "samp":
    case "tt":
      return inline(node, { ...style, code: true }, depth);
    case "a": {
      const href = node.attribs.href;
      return href === undefined
        ? inline(node, style, depth)
        : inline(node, { ...style, href }, depth).map(asFootnoteLink);
    }
    case "img":
      return [];
    default: {
      const own = inline(node, style, depth);
      return blockElements.has(node.name) ? [{ text: "\n" }, ...own, { text: "\n" }] : own;
    }
  }
}

/** The text of a heading. Where the heading is only a button that opens what is below, the text of the button. */
export function titleText(node: Element, depth: number): string {
  const own = plain(inline(node, {}, depth)).replace(/\n/g, " ");
  return own === "" ? textWithin(node).replace(/\s+/g, " ").trim() : own;
}

function textWithin(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === "text") return child.data;
      return child.type === "tag" && (child.name === "button" || !isAbsent(child)) ? textWithin(child) : "";
    })
    .join("");
}

/** The number of runs up to the end of a cell's first element; 0 where text comes before it. */
export function leadingRuns(cell: Element, depth: number): number {
  let runs = 0;
  for (const child of cell.children) {
    const own = inlineNode(child, {}, depth + 1);
    runs += own.length;
    if (plain(own) !== "") return child.type === "tag" ? runs : 0;
  }
  return 0;
}
