/** The document model that every page is read into, whatever its format and provider. */

import type { Diagnostic } from "../../domain/schema.ts";
import { normalizeText } from "../../text/sanitize.ts";
import type { FrontMatter } from "./front-matter.ts";

const plainText = Symbol("plain text");

/** Text of one style. Line breaks inside a cell are "\n" in the text. */
export interface TextRun {
  text: string;
  code?: boolean;
  href?: string;
  /** Whether it refers to a footnote: superscript, and not part of the value beside it. */
  isFootnoteRef?: boolean;
}
export interface InlineContent extends Array<TextRun> {
  /** Its plain text, kept from the first call of `plain`: every stage asks for the same cells. Content is never changed once read. */
  [plainText]?: string;
}

interface Located {
  line: number;
  /** Headings above, outermost first, without the page's title. */
  section: string[];
}

export interface Heading extends Located {
  type: "heading";
  text: string;
}
export interface Paragraph extends Located {
  type: "paragraph";
  content: InlineContent;
}
export interface ListItem {
  content: InlineContent;
  items: ListItem[];
  line: number;
}
export interface List extends Located {
  type: "list";
  items: ListItem[];
}
export interface Cell {
  content: InlineContent;
  line: number;
  /** Whether the cell repeats the one to its left, which spans both columns. */
  isSpan?: boolean;
  /** Whether the row has no cell here: it is shorter than the widest. */
  isMissing?: boolean;
  /** Whether a value of the row may be in the wrong column; set on all its cells. See `fullGrid`. */
  misaligned?: boolean;
}
export interface Table extends Located {
  type: "table";
  /** Full grid: spans are expanded, every row has as many cells as the widest. */
  header: Cell[][];
  body: Cell[][];
  caption?: InlineContent;
}
export type Block = Heading | Paragraph | List | Table;

export interface Document {
  title: string | null;
  /** The front matter of a Markdown page. */
  frontMatter?: FrontMatter;
  blocks: Block[];
  /** What is wrong with the data of a JSON or YAML page. */
  problems?: Diagnostic[];
}

/** The plain text, trimmed and without footnote marks; keeps "\n". */
export function plain(rich: InlineContent): string {
  const known = rich[plainText];
  if (known !== undefined) return known;
  let text = "";
  for (const run of rich) if (!run.isFootnoteRef) text += run.text;
  const clean = normalizeText(text).trim();
  const result = clean.includes("\n") ? clean.replace(/ ?\n ?/g, "\n").trim() : clean;
  rich[plainText] = result;
  return result;
}

/** A link within the page with only a mark as its text ("[1](#notes)") is a footnote reference, not part of the value. */
export function asFootnoteLink(run: TextRun): TextRun {
  return run.href?.startsWith("#") && /^\s*[[(]?(?:\d{1,2}|[a-z]|[*†‡§]{1,3})[\])]?\s*$/.test(run.text)
    ? { ...run, isFootnoteRef: true }
    : run;
}

/** Depth of the title of an outermost part, and what each part adds to the depths of the headings inside it. */
const containerDepth = 7;
const outsideDepth = 10;

/** Collects blocks and tracks the headings above them. */
export class Outline {
  readonly blocks: Block[] = [];
  title: string | null = null;
  private trail: { depth: number; text: string }[] = [];
  private section: string[] = [];
  private containers = 0;

  /** The headings above the next block, outermost first; one array, shared by the blocks of a section. */
  get currentSection(): string[] {
    return this.section;
  }

  /** Adds a heading; `level` is 1 to 6, as in HTML. */
  heading(level: number, raw: string, line: number): void {
    this.headingAt(level + outsideDepth * this.containers, raw, line);
  }

  private headingAt(depth: number, raw: string, line: number): void {
    const text = normalizeText(raw).replace(/\s+/g, " ").trim().slice(0, 300);
    if (text === "") return;
    this.trail = this.trail.filter((above) => above.depth < depth);
    if (depth === 1 && this.title === null) {
      this.title = text;
    } else if (depth !== 1 || text !== this.title) {
      // The title repeated ends all sections: what follows is directly below it again.
      this.trail.push({ depth, text });
    }
    this.updateSection();
    this.blocks.push({ type: "heading", text, line, section: this.section });
  }

  /** Opens a titled part (tab, accordion, `<Update label>`): its title is a heading below all those around it. */
  open(title: string, line: number): void {
    this.headingAt(containerDepth + outsideDepth * this.containers, title, line);
    this.containers += 1;
  }

  /** Closes the innermost titled part. */
  close(): void {
    if (this.containers === 0) return;
    this.containers -= 1;
    const depth = containerDepth + outsideDepth * this.containers;
    this.trail = this.trail.filter((above) => above.depth < depth);
    this.updateSection();
  }

  /** The innermost headings: a snapshot has five levels below its title. */
  private updateSection(): void {
    this.section = this.trail
      .map((above) => above.text)
      .filter((each, at, all) => each !== all[at - 1])
      .slice(-5);
  }

  paragraph(content: InlineContent, line: number): void {
    if (plain(content) !== "") this.blocks.push({ type: "paragraph", content, line, section: this.section });
  }

  list(items: ListItem[], line: number): void {
    if (items.length > 0) this.blocks.push({ type: "list", items, line, section: this.section });
  }

  table(header: Cell[][], body: Cell[][], line: number, caption: InlineContent = []): void {
    this.blocks.push({
      type: "table",
      header,
      body,
      line,
      section: this.section,
      ...(plain(caption) === "" ? {} : { caption }),
    });
  }
}
