/** HTML → Document, by cheerio. Also used for raw HTML inside Markdown. */
import { type CheerioAPI, load } from "cheerio";
import type { AnyNode, Element, ParentNode } from "domhandler";
import { normalizeText } from "../../text/sanitize.ts";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { endOfAttributes } from "./complexity.ts";
import { type Document, type InlineContent, Outline } from "./document.ts";
import { isAbsent, isTable } from "./html-elements.ts";
import { blockElements, hasBlocks, inline, titleText } from "./html-inline.ts";
import { definitionsOf, elements, holdsBlocks, isList, itemsOf } from "./html-list.ts";
import { gridOf, holdsTable, rowsOf } from "./html-table.ts";
import { type Tabs, tabsOf } from "./html-tabs.ts";

const mainCandidates: ((element: Element) => boolean)[] = [
  ({ name }) => name === "main",
  ({ attribs }) => attribs.role === "main",
  ({ name }) => name === "article",
  ({ attribs }) => attribs.id === "content" || attribs.id === "main-content",
  ({ attribs }) => /(?:^|\s)markdown-body(?:\s|$)/.test(attribs.class ?? ""),
];

/** How many elements may be open at once. Pages that omit closing tags stay far below; recursion over more would overflow the stack. */
const maxDepth = 1_000;

/** Reads an HTML page. `main` is a CSS selector for the content, where it cannot be detected. */
export function readHtml(text: string, main?: string): Document {
  assertShallowMarkup(text);
  const $ = load(text, { sourceCodeLocationInfo: true });
  assertShallowTree($.root()[0] as ParentNode);
  const outline = new Outline();
  const tabs = tabsOf($, text);
  for (const root of contentRoots($, main)) new HtmlWalker(outline, 0, tabs).children(root, 0);
  return { title: outline.title ?? titleOf($), blocks: outline.blocks };
}

function titleOf($: CheerioAPI): string | null {
  const title = $.root().children("html").children("head").children("title").first().text();
  return normalizeText(title).replace(/\s+/g, " ").trim().slice(0, 300) || null;
}

/** Appends the blocks of an HTML fragment that starts at `line` of its page. */
export function readHtmlInto(outline: Outline, html: string, line: number): void {
  if (!/<[a-z]/i.test(html)) return;
  assertShallowMarkup(html);
  const $ = load(html, { sourceCodeLocationInfo: true }, false);
  assertShallowTree($.root()[0] as ParentNode);
  new HtmlWalker(outline, line - 1, tabsOf($, html)).nodes($.root()[0]?.children ?? [], 0);
}

/** Elements that HTML closes implicitly, or that are void: leaving them open adds no depth. */
const neverNesting = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "param",
  "source",
  "track",
  "wbr",
  "p",
  "li",
  "td",
  "th",
  "tr",
  "tbody",
  "thead",
  "tfoot",
  "colgroup",
  "dt",
  "dd",
  "option",
  "optgroup",
  "rt",
  "rp",
  "html",
  "head",
  "body",
]);
/** Elements whose content is not markup, and what ends each. */
const rawText = new Map([
  ["script", /<\/script/gi],
  ["style", /<\/style/gi],
  ["textarea", /<\/textarea/gi],
  ["title", /<\/title/gi],
  ["!--", /--!?>/g],
]);

/** Throws on deeply nested markup before the parser sees it: parsing time grows with the square of the depth. One pass. */
function assertShallowMarkup(text: string): void {
  const tag = /<(\/?)(!--(?:-?>)?|[a-z][a-z0-9-]{0,60})/gi;
  const open = new Map<string, number>();
  let depth = 0;
  for (let match = tag.exec(text); match; match = tag.exec(text)) {
    const name = (match[2] ?? "").toLowerCase();
    const closes = match[1] === "/";
    if (!name.startsWith("!")) tag.lastIndex = endOfAttributes(text, tag.lastIndex);
    const end = closes ? undefined : rawText.get(name);
    if (end !== undefined) {
      end.lastIndex = tag.lastIndex;
      if (!end.test(text)) return;
      tag.lastIndex = end.lastIndex;
    } else if (!name.startsWith("!") && !neverNesting.has(name)) {
      const count = open.get(name) ?? 0;
      if (closes && count === 0) continue;
      open.set(name, count + (closes ? -1 : 1));
      depth += closes ? -1 : 1;
      if (depth > maxDepth) throw new PageError(`the markup is nested deeper than ${maxDepth} elements`, "too-deep");
    }
  }
}

/** The same for the parsed tree, which stray closing tags can make deeper than the markup. */
function assertShallowTree(root: ParentNode): void {
  let level: ParentNode[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 2 * maxDepth)
      throw new PageError(`the markup is nested deeper than ${2 * maxDepth} elements`, "too-deep");
    const below: ParentNode[] = [];
    for (const node of level)
      for (const child of node.children) if ("children" in child && child.children.length > 0) below.push(child);
    level = below;
  }
}

/** The main content: of the candidates, the first that holds more than half of all rows and headings; else the body. */
function contentRoots($: CheerioAPI, main: string | undefined): Element[] {
  if (main !== undefined) {
    const chosen = $(main)
      .toArray()
      .filter((node): node is Element => node.type === "tag");
    if (chosen.length === 0) throw new PageError(`no element matches the main selector "${main}"`, "main-missing");
    return chosen;
  }
  const body = $.root().children("html").children("body").toArray();
  const weights = new Map<Element, number>();
  const total = body.reduce((sum, node) => sum + contentWeight(node, weights, 0), 0);
  for (const isMain of mainCandidates) {
    const found = [...weights].find(([node, weight]) => weight * 2 > total && isMain(node));
    if (found) return [found[0]];
  }
  return body;
}

const weightedElements = new Set(["tr", "h2", "h3"]);

/** Number of rows and headings in an element; those of candidates for the main content are kept in `weights`. */
function contentWeight(element: Element, weights: Map<Element, number>, depth: number): number {
  if (depth > limits.nesting * 3) return 0;
  let weight = weightedElements.has(element.name) ? 1 : 0;
  for (const child of element.children) if (child.type === "tag") weight += contentWeight(child, weights, depth + 1);
  if (weight > 0 && mainCandidates.some((isMain) => isMain(element))) weights.set(element, weight);
  return weight;
}

class HtmlWalker {
  private pending: InlineContent = [];
  private pendingLine = 0;
  private readonly outline: Outline;
  private readonly offset: number;
  private readonly tabs: Tabs;

  constructor(outline: Outline, offset: number, tabs: Tabs) {
    this.outline = outline;
    this.offset = offset;
    this.tabs = tabs;
  }

  children(element: Element, depth: number): void {
    this.nodes(element.children, depth);
  }

  nodes(nodes: AnyNode[], depth: number): void {
    for (const node of nodes) this.node(node, depth);
    if (depth === 0) this.flush();
  }

  private node(node: AnyNode, depth: number): void {
    if (node.type === "text") {
      this.pendingLine ||= this.lineOf(node);
      this.pending.push({ text: node.data.replace(/\s+/g, " ") });
    } else if (node.type === "tag") {
      const title = this.tabs.titleOf(node);
      // A panel that waits for its tab to be chosen is hidden, and part of the page.
      if ((title === null && isAbsent(node)) || this.tabs.isTab(node)) return;
      if (depth > limits.nesting * 3)
        throw new PageError(
          `line ${this.lineOf(node)} is nested deeper than ${limits.nesting * 3} elements`,
          "too-deep",
        );
      if (title !== null) this.titled(title, node.children, node, depth);
      else if (blockElements.has(node.name) || isTable(node) || hasBlocks(node)) this.block(node, depth);
      else {
        this.pendingLine ||= this.lineOf(node);
        for (const run of inline([node], depth)) this.pending.push(run);
      }
    } else if (node.type === "root" || node.type === "cdata") {
      this.nodes(node.children, depth + 1);
    }
  }

  private block(node: Element, depth: number): void {
    this.flush();
    const line = this.lineOf(node);
    const heading = /^h([1-6])$/.exec(node.name)?.[1];
    if (heading) this.outline.heading(Number(heading), titleText(node, depth), line);
    else if (isTable(node)) this.table(node, depth);
    else if (isList(node) && !holdsBlocks(node)) this.outline.list(itemsOf(node, this.lineOf, depth), line);
    else if (node.name === "dl" && !holdsBlocks(node)) this.outline.list(definitionsOf(node, this.lineOf, depth), line);
    else if (node.name === "details") this.details(node, depth);
    else if (node.name === "pre") return;
    else {
      this.nodes(node.children, depth + 1);
      this.flush();
    }
  }

  /** An accordion: its summary is the heading of what it holds. */
  private details(node: Element, depth: number): void {
    const summary = elements(node, "summary")[0];
    const rest = node.children.filter((child) => child !== summary);
    this.titled(summary ? titleText(summary, depth) : "", rest, node, depth);
  }

  private titled(title: string, children: AnyNode[], node: Element, depth: number): void {
    this.flush();
    this.outline.open(title, this.lineOf(node));
    this.nodes(children, depth + 1);
    this.flush();
    this.outline.close();
  }

  private flush(): void {
    if (this.pending.length > 0) this.outline.paragraph(this.pending, this.pendingLine || 1);
    this.pending = [];
    this.pendingLine = 0;
  }

  private table(table: Element, depth: number): void {
    const rows = rowsOf(table);
    if (rows.some(({ cells }) => cells.some(holdsTable))) {
      // A layout table: only the tables inside it count.
      for (const cell of rows.flatMap(({ cells }) => cells)) {
        this.nodes(cell.children, depth + 1);
        this.flush();
      }
      return;
    }
    const caption = elements(table, "caption").flatMap((each) => inline(each.children, depth));
    const [header, body] = gridOf(rows, this.lineOf, depth);
    if (body.length > 0) this.outline.table(header, body, this.lineOf(table), caption);
  }

  private readonly lineOf = (node: AnyNode): number => (node.sourceCodeLocation?.startLine ?? 1) + this.offset;
}
