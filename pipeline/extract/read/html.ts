/** HTML → Document, by cheerio. Also used for raw HTML inside Markdown. */
import { type CheerioAPI, load } from "cheerio";
import type { AnyNode, Element, ParentNode } from "domhandler";
import { normalizeText } from "../../text/sanitize.ts";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { asFootnoteLink, type Document, type InlineContent, type ListItem, Outline, plain } from "./document.ts";
import { fullGrid, type Spanned } from "./grid.ts";

const ignoredElements = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "nav",
  "header",
  "footer",
  "aside",
  "form",
  "button",
  "iframe",
  "select",
  "textarea",
  "input",
  "dialog",
  "menu",
  "head",
  "math",
  "object",
  "canvas",
  "video",
  "audio",
  "del",
  "s",
  "strike",
]);
const blockElements = new Set([
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
  for (const root of contentRoots($, main)) new HtmlWalker(outline, 0).children(root, 0);
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
  new HtmlWalker(outline, line - 1).nodes($.root()[0]?.children ?? [], 0);
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

  constructor(outline: Outline, offset: number) {
    this.outline = outline;
    this.offset = offset;
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
      this.pendingLine ||= this.line(node);
      this.pending.push({ text: node.data.replace(/\s+/g, " ") });
    } else if (node.type === "tag") {
      if (isHidden(node)) return;
      if (depth > limits.nesting * 3)
        throw new PageError(`line ${this.line(node)} is nested deeper than ${limits.nesting * 3} elements`, "too-deep");
      if (blockElements.has(node.name) || hasBlocks(node)) this.block(node, depth);
      else {
        this.pendingLine ||= this.line(node);
        for (const run of inline(node, {}, depth)) this.pending.push(run);
      }
    } else if (node.type === "root" || node.type === "cdata") {
      this.nodes(node.children, depth + 1);
    }
  }

  private block(node: Element, depth: number): void {
    this.flush();
    const line = this.line(node);
    const heading = /^h([1-6])$/.exec(node.name)?.[1];
    if (heading) this.outline.heading(Number(heading), plain(inline(node, {}, depth)).replace(/\n/g, " "), line);
    else if (node.name === "table") this.table(node, depth);
    else if (node.name === "ul" || node.name === "ol") this.outline.list(this.items(node, depth), line);
    else if (node.name === "pre") return;
    else {
      this.nodes(node.children, depth + 1);
      this.flush();
    }
  }

  private flush(): void {
    if (this.pending.length > 0) this.outline.paragraph(this.pending, this.pendingLine || 1);
    this.pending = [];
    this.pendingLine = 0;
  }

  private items(list: Element, depth: number): ListItem[] {
    if (depth > limits.nesting * 3)
      throw new PageError(`line ${this.line(list)} is nested deeper than ${limits.nesting * 3} elements`, "too-deep");
    return elements(list, "li").map((item) => {
      const nested = elements(item, "ul", "ol").flatMap((inner) => this.items(inner, depth + 2));
      const own = item.children.filter(
        (child) => !(child.type === "tag" && (child.name === "ul" || child.name === "ol")),
      );
      return {
        content: own.flatMap((child) => inlineNode(child, {}, depth + 1)),
        items: nested,
        line: this.line(item),
      };
    });
  }

  private table(table: Element, depth: number): void {
    const rows = tableRows(table);
    if (rows.some((row) => elements(row, "td", "th").some(holdsTable))) {
      // A layout table: only the tables inside it count.
      for (const cell of rows.flatMap((row) => elements(row, "td", "th"))) {
        this.nodes(cell.children, depth + 1);
        this.flush();
      }
      return;
    }
    const caption = elements(table, "caption").flatMap((each) => inline(each, {}, depth));
    const spanned = rows.map((row) =>
      elements(row, "td", "th").map(
        (cell): Spanned => ({
          cell: { content: inline(cell, {}, depth), line: this.line(cell) },
          columns: span(cell, "colspan"),
          rows: span(cell, "rowspan"),
        }),
      ),
    );
    const lines = rows.map((row) => this.line(row));
    const heads = headerRows(rows);
    const grid = fullGrid(spanned, lines);
    if (grid.length > heads) this.outline.table(grid.slice(0, heads), grid.slice(heads), this.line(table), caption);
  }

  private line(node: AnyNode): number {
    return (node.sourceCodeLocation?.startLine ?? 1) + this.offset;
  }
}

function elements(parent: Element, ...names: string[]): Element[] {
  return parent.children.filter(
    (child): child is Element => child.type === "tag" && names.includes(child.name) && !isHidden(child),
  );
}

function holdsTable(node: Element): boolean {
  return node.children.some((child) => child.type === "tag" && (child.name === "table" || holdsTable(child)));
}

function tableRows(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (child.type !== "tag") return [];
    if (child.name === "tr") return [child];
    return ["thead", "tbody", "tfoot"].includes(child.name) ? elements(child, "tr") : [];
  });
}

/** The number of leading header rows, at least one. */
function headerRows(rows: Element[]): number {
  const isHead = (row: Element): boolean =>
    (row.parent?.type === "tag" && row.parent.name === "thead") ||
    (elements(row, "td").length === 0 && elements(row, "th").length > 1);
  const first = rows.findIndex((row) => !isHead(row));
  return Math.max(1, first < 0 ? 1 : first);
}

function span(cell: Element, name: string): number {
  const value = Number.parseInt(cell.attribs[name] ?? "1", 10);
  return Number.isFinite(value) && value > 0 ? Math.min(value, 65_534) : 1;
}

function isHidden(node: Element): boolean {
  if (ignoredElements.has(node.name)) return true;
  const { attribs } = node;
  if ("hidden" in attribs) return true;
  return (
    /display\s*:\s*none/i.test(attribs.style ?? "") || (attribs["aria-hidden"] === "true" && node.name !== "table")
  );
}

function hasBlocks(node: Element): boolean {
  return node.children.some(
    (child) =>
      child.type === "tag" && (blockElements.has(child.name) || (child.name.includes("-") && hasBlocks(child))),
  );
}

interface Style {
  href?: string;
  isFootnoteRef?: boolean;
  code?: boolean;
}

function inline(node: Element, style: Style, depth: number): InlineContent {
  return node.children.flatMap((child) => inlineNode(child, style, depth + 1));
}

function inlineNode(node: AnyNode, style: Style, depth: number): InlineContent {
  if (node.type === "text") return [{ ...style, text: node.data.replace(/\s+/g, " ") }];
  if (node.type !== "tag" || isHidden(node)) return [];
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
