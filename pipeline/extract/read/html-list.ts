/** Lists of an HTML page. */

import type { AnyNode, Element } from "domhandler";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { type InlineContent, type ListItem, plain } from "./document.ts";
import { isAbsent, isTable } from "./html-elements.ts";
import { inline } from "./html-inline.ts";

/** The visible children with one of the names. */
export function elements(parent: Element, ...names: string[]): Element[] {
  return parent.children.filter(
    (child): child is Element => child.type === "tag" && names.includes(child.name) && !isAbsent(child),
  );
}

export const isList = ({ name }: Element): boolean => name === "ul" || name === "ol";

/** Whether a list contains tables, headings or accordions, which items cannot hold. */
export function holdsBlocks(node: Element): boolean {
  return node.children.some(
    (child) =>
      child.type === "tag" &&
      !isAbsent(child) &&
      (isTable(child) || /^(?:h[1-6]|details)$/.test(child.name) || holdsBlocks(child)),
  );
}

/** The line of the page on which a node begins. */
export type LineOf = (node: AnyNode) => number;

/** Items of a list. Throws PageError where lists are nested too deep. */
export function itemsOf(list: Element, lineOf: LineOf, depth: number): ListItem[] {
  if (depth > limits.nesting * 3)
    throw new PageError(`line ${lineOf(list)} is nested deeper than ${limits.nesting * 3} elements`, "too-deep");
  return elements(list, "li").map((item) => ({
    content: inline(item.children, depth + 1, isList),
    items: nestedItems(item.children, lineOf, depth + 2),
    line: lineOf(item),
  }));
}

/** The items of the lists below, whatever elements are around them. */
function nestedItems(nodes: AnyNode[], lineOf: LineOf, depth: number): ListItem[] {
  return nodes.flatMap((node) => {
    if (node.type !== "tag" || isAbsent(node)) return [];
    return isList(node) ? itemsOf(node, lineOf, depth) : nestedItems(node.children, lineOf, depth + 1);
  });
}

/**
 * The items of a definition list, as "term: definition". Several definitions of a term are lines of its item; several
 * terms with one definition are an item each.
 */
export function definitionsOf(list: Element, lineOf: LineOf, depth: number): ListItem[] {
  const items: ListItem[] = [];
  let terms: ListItem[] = [];
  let defined = true;
  for (const entry of entriesOf(list)) {
    const content = inline(entry.children, depth + 2, isList);
    if (entry.name === "dt" || terms.length === 0) {
      if (defined) terms = [];
      const item: ListItem = { content, items: [], line: lineOf(entry) };
      terms.push(item);
      items.push(item);
      defined = entry.name === "dd";
    } else {
      for (const term of terms)
        term.content = [...term.content, { text: defined ? "\n" : separator(term.content) }, ...content];
      defined = true;
    }
    if (entry.name === "dd")
      for (const term of terms) term.items.push(...nestedItems(entry.children, lineOf, depth + 2));
  }
  return items;
}

const separator = (term: InlineContent): string => (/[:：]$/.test(plain(term)) ? " " : ": ");

/** Terms and definitions, including those grouped in `<div>`. */
function entriesOf(list: Element): Element[] {
  return elements(list, "dt", "dd", "div").flatMap((each) => (each.name === "div" ? entriesOf(each) : [each]));
}
