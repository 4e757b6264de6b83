/** Inline content of an HTML page as runs. */

import type { AnyNode, Element } from "domhandler";
import { normalizeText } from "../../text/sanitize.ts";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { asFootnoteLink, type InlineContent, plain, type TextRun } from "./document.ts";

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

const codeElements = new Set(["code", "kbd", "samp", "tt"]);

interface Style {
  href?: string;
  isFootnoteRef?: boolean;
  code?: boolean;
}

/** Content of nodes, without the elements that `isLeftOut` names. Throws PageError where they are nested too deep. */
export function inline(
  nodes: readonly AnyNode[],
  depth: number,
  isLeftOut: (element: Element) => boolean = () => false,
): InlineContent {
  const runs: InlineContent = [];
  const addAll = (nodes: readonly AnyNode[], style: Style, depth: number): void => {
    for (const node of nodes) add(node, style, depth);
  };
  const add = (node: AnyNode, style: Style, depth: number): void => {
    if (node.type === "text") runs.push({ ...style, text: normalizeText(node.data.replace(/\s+/g, " ")) });
    if (node.type !== "tag" || isAbsent(node) || isLeftOut(node) || node.name === "img") return;
    if (depth > limits.nesting * 4)
      throw new PageError(`text is nested deeper than ${limits.nesting * 4} elements`, "too-deep");
    const isBlock = blockElements.has(node.name);
    if (isBlock || node.name === "br") runs.push({ text: "\n" });
    const start = runs.length;
    addAll(node.children, styleIn(node, style), depth + 1);
    // An empty item keeps its place beside those of a parallel list.
    if (node.name === "li" && plain(runs.slice(start)) === "") runs.push({ text: "–" });
    if (node.name === "a")
      for (let at = start; at < runs.length; at += 1) runs[at] = asFootnoteLink(runs[at] as TextRun);
    if (isBlock) runs.push({ text: "\n" });
  };
  addAll(nodes, {}, depth);
  return runs;
}

function styleIn({ name, attribs }: Element, style: Style): Style {
  if (name === "sup") return { ...style, isFootnoteRef: true };
  if (codeElements.has(name)) return { ...style, code: true };
  return name === "a" && attribs.href !== undefined ? { ...style, href: attribs.href } : style;
}

/** The text of a heading. Where the heading is only a button that opens what is below, the text of the button. */
export function titleText(node: Element, depth: number): string {
  const own = plain(inline(node.children, depth)).replace(/\n/g, " ");
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
    const own = inline([child], depth + 1);
    runs += own.length;
    if (plain(own) !== "") return child.type === "tag" ? runs : 0;
  }
  return 0;
}
