/** Markdown (with MDX, DocFX, kramdown and Liquid around it) → Document. */
import type { List as MdList, Table as MdTable, PhrasingContent, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { asFootnoteLink, type Cell, type Document, type InlineContent, type ListItem, Outline } from "./document.ts";
import { fullGrid } from "./grid.ts";
import { readHtmlInto } from "./html.ts";
import { type Prepared, prepareMarkdown } from "./prepare.ts";

/** The parser alone: the yardstick of `npm run bench`. */
export const markdownParser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Depth of headings made from containers (tabs, `<Update label>`): each lies below all real headings outside it. */
const containerDepth = (open: number): number => 7 + (open - 1) * 10;

/** Reads a Markdown page. Throws PageError where a bound is broken. */
export function readMarkdown(text: string): Document {
  const prepared = prepareMarkdown(text);
  const tree = markdownParser.parse(prepared.lines.join("\n"));
  const outline = new Outline();
  new MarkdownWalker(outline, prepared).root(tree);
  return { title: outline.title, blocks: outline.blocks };
}

class MarkdownWalker {
  private openContainers = 0;
  private tab = false;
  private readonly pending: { line: number; run: () => void }[];
  private readonly outline: Outline;
  private readonly lineMap: number[];

  constructor(outline: Outline, prepared: Prepared) {
    this.outline = outline;
    this.lineMap = prepared.lineMap;
    const marks = [...prepared.containers].flatMap(([at, all]) =>
      all.map((what) => ({ line: at + 1, run: () => this.container(what, at + 1) })),
    );
    const tables = prepared.tables.map(({ html, line }) => ({ line, run: () => readHtmlInto(outline, html, line) }));
    this.pending = [...marks, ...tables].sort((a, b) => a.line - b.line);
  }

  root(tree: Root): void {
    for (const node of tree.children) {
      this.runPendingBefore(this.line(node));
      this.block(node);
    }
    this.runPendingBefore(Number.POSITIVE_INFINITY);
  }

  /** Handles the containers and extracted HTML tables that come before this line. */
  private runPendingBefore(line: number): void {
    while ((this.pending[0]?.line ?? Number.POSITIVE_INFINITY) < line) this.pending.shift()?.run();
  }

  private container(what: { open: string } | "close", line: number): void {
    if (what === "close") {
      this.outline.close(containerDepth(this.openContainers));
      this.openContainers = Math.max(0, this.openContainers - 1);
    } else {
      this.openContainers += 1;
      this.outline.heading(containerDepth(this.openContainers), what.open, line);
    }
  }

  private block(node: RootContent): void {
    const { outline } = this;
    const line = this.line(node);
    switch (node.type) {
      case "heading": {
        const text = plainHeading(inline(node.children));
        const isTab = node.children.some((child) => child.type === "link" && child.url.startsWith("#tab/"));
        if (isTab) {
          this.closeTab();
          this.openContainers += 1;
          this.tab = true;
          outline.heading(containerDepth(this.openContainers), text, line);
        } else {
          outline.heading(node.depth + 10 * this.openContainers, text, line);
        }
        break;
      }
      case "thematicBreak":
        this.closeTab();
        break;
      case "paragraph":
        this.paragraph(node.children, line);
        break;
      case "list":
        outline.list(this.items(node), line);
        break;
      case "table":
        outline.table(...this.grid(node), line);
        break;
      case "blockquote":
        for (const child of node.children) this.block(child);
        break;
      case "html":
        readHtmlInto(outline, node.value, line);
        break;
      case "footnoteDefinition":
        this.footnote(node.children, node.identifier, line);
        break;
    }
  }

  private paragraph(children: PhrasingContent[], line: number): void {
    const content = inline(children);
    const first = content[0];
    if (first && /^\s*\[![A-Z]+\]/.test(first.text)) first.text = first.text.replace(/^\s*\[![A-Z]+\]\s*/, "");
    this.outline.paragraph(content, line);
  }

  /** The text of a footnote, with its mark in front as it would be printed. */
  private footnote(children: RootContent[], mark: string, line: number): void {
    const [first, ...rest] = children;
    if (first?.type === "paragraph")
      this.outline.paragraph([{ text: mark, isFootnoteRef: true }, ...inline(first.children)], line);
    else if (first) this.block(first);
    for (const child of rest) this.block(child);
  }

  private closeTab(): void {
    if (!this.tab) return;
    this.outline.close(containerDepth(this.openContainers));
    this.openContainers -= 1;
    this.tab = false;
  }

  private line(node: { position?: { start: { line: number } } | undefined }): number {
    const at = node.position?.start.line ?? 1;
    return this.lineMap[at - 1] ?? at;
  }

  private items(list: MdList): ListItem[] {
    return list.children.map((item) => {
      const content: InlineContent = [];
      const nested: ListItem[] = [];
      for (const child of item.children) {
        if (child.type === "list") for (const inner of this.items(child)) nested.push(inner);
        else if (child.type === "paragraph" || child.type === "heading") {
          if (content.length > 0) content.push({ text: "\n" });
          for (const run of inline(child.children)) content.push(run);
        }
      }
      return { content, items: nested, line: this.line(item) };
    });
  }

  private grid(table: MdTable): [Cell[][], Cell[][]] {
    const lines = table.children.map((row) => this.line(row));
    const rows = table.children.map((row, at) =>
      row.children.map((cell) => ({
        cell: { content: inline(cell.children), line: lines[at] ?? 1 },
        columns: 1,
        rows: 1,
      })),
    );
    const [header = [], ...body] = fullGrid(rows, lines);
    return [[header], body];
  }
}

const plainHeading = (rich: InlineContent): string => rich.map((run) => (run.isFootnoteRef ? "" : run.text)).join("");

interface Style {
  href?: string;
  isFootnoteRef?: boolean;
}

/** Inline content as runs. Raw `<br>`, `<sup>` and `<code>` count; every other tag is ignored. */
function inline(nodes: PhrasingContent[], style: Style = {}, depth = 0): InlineContent {
  const runs: InlineContent = [];
  let current = style;
  let code = false;
  if (depth > limits.nesting) throw new PageError(`marks are nested deeper than ${limits.nesting} levels`, "too-deep");
  for (const node of nodes) {
    switch (node.type) {
      case "text":
        runs.push({ ...current, text: node.value, ...(code ? { code: true } : {}) });
        break;
      case "inlineCode":
        runs.push({ ...current, text: node.value, code: true });
        break;
      case "break":
        runs.push({ text: "\n" });
        break;
      case "html": {
        const tag = /^<(\/?)([a-z]+)/i.exec(node.value);
        const name = tag?.[2]?.toLowerCase();
        if (name === "br") runs.push({ text: "\n" });
        else if (name === "sup") current = tag?.[1] ? style : { ...current, isFootnoteRef: true };
        else if (name === "code") code = !tag?.[1];
        break;
      }
      case "link":
        for (const run of inline(node.children, { ...current, href: node.url }, depth + 1))
          runs.push(asFootnoteLink(run));
        break;
      case "linkReference":
      case "strong":
      case "emphasis":
        for (const run of inline(node.children, current, depth + 1)) runs.push(run);
        break;
      case "footnoteReference":
        runs.push({ text: node.identifier, isFootnoteRef: true });
        break;
    }
  }
  return runs;
}
