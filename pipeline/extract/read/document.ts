/** One model for every page: it knows no format and no provider. */

import { normalizeText } from "../../text/sanitize.ts";

const plainText = Symbol("plain text");

/** A stretch of text of one kind. Line breaks inside a cell are "\n" in the text. */
export interface Run {
  text: string;
  code?: boolean;
  href?: string;
  /** A footnote mark: superscript, no part of the value it stands at. */
  mark?: boolean;
}
export interface Rich extends Array<Run> {
  /** Its plain text, once somebody asked: every stage asks for the same cells. Rich text is never changed once read. */
  [plainText]?: string;
}

interface Placed {
  line: number;
  /** Trail of headings above, without the page's title. */
  section: string[];
}

export interface Heading extends Placed {
  type: "heading";
  text: string;
}
export interface Paragraph extends Placed {
  type: "paragraph";
  content: Rich;
}
export interface Item {
  content: Rich;
  items: Item[];
  line: number;
}
export interface List extends Placed {
  type: "list";
  items: Item[];
}
export interface Cell {
  content: Rich;
  line: number;
  /** True where the cell only continues another one by colspan. */
  continued?: boolean;
}
export interface Table extends Placed {
  type: "table";
  /** Full grid: spans are expanded, every row has as many cells as the widest. */
  header: Cell[][];
  body: Cell[][];
  caption?: Rich;
}
export type Block = Heading | Paragraph | List | Table;

export interface Document {
  title: string | null;
  blocks: Block[];
}

/** Plain text of rich text, footnote marks left out, trimmed; keeps "\n". */
export function plain(rich: Rich): string {
  const known = rich[plainText];
  if (known !== undefined) return known;
  let text = "";
  for (const run of rich) if (!run.mark) text += run.text;
  const clean = normalizeText(text).trim();
  const result = clean.includes("\n") ? clean.replace(/ ?\n ?/g, "\n").trim() : clean;
  rich[plainText] = result;
  return result;
}

/** A link within the page whose words are but a mark ("[1](#notes)") is a footnote mark, not part of the value. */
export function asFootnoteLink(run: Run): Run {
  return run.href?.startsWith("#") && /^\s*[[(]?(?:\d{1,2}|[a-z]|[*†‡§]{1,3})[\])]?\s*$/.test(run.text)
    ? { ...run, mark: true }
    : run;
}

/** Collects blocks and knows the trail of headings at each point. */
export class Outline {
  readonly blocks: Block[] = [];
  title: string | null = null;
  private trail: { depth: number; text: string }[] = [];
  private section: string[] = [];

  /** Current trail; shared between the blocks of a section. */
  get here(): string[] {
    return this.section;
  }

  heading(depth: number, raw: string, line: number): void {
    const text = normalizeText(raw).replace(/\s+/g, " ").trim().slice(0, 300);
    if (text === "") return;
    this.trail = this.trail.filter((above) => above.depth < depth);
    if (depth === 1 && this.title === null) {
      this.title = text;
    } else if (depth !== 1 || text !== this.title) {
      // The title once more leaves all sections: what follows stands right under it again.
      this.trail.push({ depth, text });
    }
    this.settle();
    this.blocks.push({ type: "heading", text, line, section: this.section });
  }

  /** Leaves every heading of this depth or deeper. */
  close(depth: number): void {
    this.trail = this.trail.filter((above) => above.depth < depth);
    this.settle();
  }

  /** The innermost headings: a snapshot has five levels below its title. */
  private settle(): void {
    this.section = this.trail
      .map((above) => above.text)
      .filter((each, at, all) => each !== all[at - 1])
      .slice(-5);
  }

  paragraph(content: Rich, line: number): void {
    if (plain(content) !== "") this.blocks.push({ type: "paragraph", content, line, section: this.section });
  }

  list(items: Item[], line: number): void {
    if (items.length > 0) this.blocks.push({ type: "list", items, line, section: this.section });
  }

  table(header: Cell[][], body: Cell[][], line: number, caption: Rich = []): void {
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
