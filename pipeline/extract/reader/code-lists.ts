/** Lists that a page prints without list marks: ids alone on the lines, or in the paragraphs, below what leads to them. */
import { type Block, type InlineContent, type List, type ListItem, type Paragraph, plain } from "../read/document.ts";
import { loneCode } from "./page-names.ts";

/** Blocks with each run of such ids as one list. */
export function withCodeLists(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const parts = block.type === "paragraph" ? splitLines(block, result.at(-1)) : [block];
    for (const part of parts) {
      const before = result.at(-1);
      const item = part.type === "paragraph" ? itemOf(part) : null;
      const list = item && before ? openList(before, part as Paragraph, result) : null;
      if (item && list) list.items.push(item);
      else result.push(part);
    }
  }
  return result.flatMap((block) => (isShort(block) ? [paragraphOf(block)] : [block]));
}

const made = new WeakSet<Block>();

/** The list that a lone id goes on, or begins below a line that ends in a colon or dash; null where it may be a card's. */
function openList(before: Block, { section, line }: Paragraph, result: Block[]): List | null {
  if (before.type === "list" && made.has(before) && before.section === section) return before;
  if (before.type !== "paragraph" || before.section !== section || !leads(plain(before.content))) return null;
  const list: List = { type: "list", section, line, items: [] };
  made.add(list);
  result.push(list);
  return list;
}

/** One id below a colon is the value of a label: "Model ID:". */
const isShort = (block: Block): block is List => block.type === "list" && made.has(block) && block.items.length < 2;
const paragraphOf = ({ items, section, line }: List): Paragraph => ({
  type: "paragraph",
  section,
  line,
  content: items[0]?.content ?? [],
});

const leads = (text: string): boolean => /[:：–—-]$/.test(text);

function itemOf({ content, line }: Paragraph): ListItem | null {
  return loneCode(content) === null ? null : { content, items: [], line };
}

/** A paragraph whose last lines are ids alone: the lines in front, if any, and a paragraph for each id. */
function splitLines(block: Paragraph, before: Block | undefined): Paragraph[] {
  const lines = linesOf(block.content);
  const from = lines.findLastIndex((line) => loneCode(line) === null) + 1;
  const lead = from > 0 ? lines[from - 1] : before?.type === "paragraph" ? before.content : undefined;
  if (lines.length - from < 2 || !leads(plain(lead ?? []))) return [block];
  const head = lines.slice(0, from).flatMap((line, at): InlineContent => (at === 0 ? line : [{ text: "\n" }, ...line]));
  const at = (offset: number, content: InlineContent): Paragraph => ({
    type: "paragraph",
    section: block.section,
    line: block.line + offset,
    content,
  });
  return [...(from > 0 ? [at(0, head)] : []), ...lines.slice(from).map((line, index) => at(from + index, line))];
}

/** The lines of a block that are set apart by line breaks. */
export function linesOf(content: InlineContent): InlineContent[] {
  const lines: InlineContent[] = [[]];
  for (const run of content) {
    const [first = "", ...more] = run.code ? [run.text] : run.text.split("\n");
    if (first !== "") lines.at(-1)?.push({ ...run, text: first });
    for (const text of more) lines.push(text === "" ? [] : [{ ...run, text }]);
  }
  return lines;
}
