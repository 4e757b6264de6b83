/** Markdown (with MDX, DocFX, kramdown and Liquid around it) → Document. */
import type { List as MdList, Table as MdTable, PhrasingContent, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type Cell, type Document, type InlineContent, type ListItem, Outline } from "./document.ts";
import { fullGrid, parted } from "./grid.ts";
import { readHtmlInto } from "./html.ts";
import { withoutMarkdown } from "./markdown-cells.ts";
import { inline } from "./markdown-inline.ts";
import { prepareMarkdown } from "./prepare.ts";
import type { Prepared } from "./prepared.ts";

/** The parser alone, as the baseline of `npm run bench`. */
export const markdownParser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Reads a Markdown page. Throws PageError if a limit is exceeded. */
export function readMarkdown(text: string): Document {
  const prepared = prepareMarkdown(text);
  const tree = markdownParser.parse(prepared.lines.join("\n"));
  const outline = new Outline();
  new MarkdownWalker(outline, prepared).root(tree);
  const { frontMatter } = prepared;
  return {
    title: outline.title,
    blocks: outline.blocks,
    ...(Object.keys(frontMatter).length > 0 && { frontMatter }),
  };
}

class MarkdownWalker {
  private tab = false;
  private readonly pending: { line: number; run: () => void }[];
  /** How many of `pending` were handled. */
  private handled = 0;
  private readonly outline: Outline;
  private readonly lineMap: number[];

  constructor(outline: Outline, prepared: Prepared) {
    this.outline = outline;
    this.lineMap = prepared.lineMap;
    const marks = [...prepared.containers].flatMap(([at, all]) =>
      all.map((what) => ({ line: at + 1, run: () => this.container(what, at + 1) })),
    );
    const parse = (markdown: string): RootContent[] => markdownParser.parse(markdown).children;
    const pieces = prepared.html.map(({ html, line }) => ({
      line,
      run: () => readHtmlInto(outline, withoutMarkdown(html, parse), line),
    }));
    this.pending = [...marks, ...pieces].sort((a, b) => a.line - b.line);
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
    while ((this.pending[this.handled]?.line ?? Number.POSITIVE_INFINITY) < line) {
      this.pending[this.handled]?.run();
      this.handled += 1;
    }
  }

  private container(what: { open: string } | "close", line: number): void {
    if (what === "close") this.outline.close();
    else this.outline.open(what.open, line);
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
          this.tab = true;
          outline.open(text, line);
        } else {
          outline.heading(node.depth, text, line);
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
        if (holdsBlock(node)) this.mixedList(node);
        else outline.list(this.items(node), line);
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
    this.outline.close();
    this.tab = false;
  }

  private line(node: { position?: { start: { line: number } } | undefined }): number {
    const at = node.position?.start.line ?? 1;
    return this.lineMap[at - 1] ?? at;
  }

  private items(list: MdList): ListItem[] {
    return list.children.map((item) => this.item(item.children, this.line(item)));
  }

  private item(children: RootContent[], line: number): ListItem {
    const content: InlineContent = [];
    const nested: ListItem[] = [];
    for (const child of children) {
      if (child.type === "list") for (const inner of this.items(child)) nested.push(inner);
      else if (child.type === "paragraph" || child.type === "heading") {
        if (content.length > 0) content.push({ text: "\n" });
        for (const run of inline(child.children)) content.push(run);
      }
    }
    return { content, items: nested, line };
  }

  /** A list that contains tables or quotes, as items and blocks in the order of the page. */
  private mixedList(list: MdList): void {
    for (const item of list.children) {
      let own: RootContent[] = [];
      const flush = (): void => {
        if (own[0]) this.outline.list([this.item(own, this.line(own[0]))], this.line(own[0]));
        own = [];
      };
      for (const child of item.children) {
        if (holdsBlock(child)) {
          flush();
          this.block(child);
        } else own.push(child);
      }
      flush();
    }
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
    return parted(fullGrid(rows, lines), 1);
  }
}

/** Whether a node is or contains what is not text of an item: a table, a quote, HTML with words. */
function holdsBlock(node: RootContent): boolean {
  if (node.type === "html") return node.value.replace(/<[^<>]*>/g, "").trim() !== "";
  if (node.type === "table" || node.type === "blockquote") return true;
  if (node.type === "list") return node.children.some((item) => item.children.some(holdsBlock));
  return false;
}

const plainHeading = (rich: InlineContent): string => rich.map((run) => (run.isFootnoteRef ? "" : run.text)).join("");
