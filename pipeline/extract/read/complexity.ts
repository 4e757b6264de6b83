/**
 * Rejects text on which a parser's time grows with the square of its size. The limits are far above those of real pages:
 * the longest paragraph seen has 17 lines, the largest tag 20 attributes.
 */
import { PageError } from "../page-error.ts";
import { fencedLines } from "./fences.ts";

/** Of one paragraph, or of one row of a table. */
const maxMarks = 3_000;
const maxLines = 500;
/** Of one tag. */
const maxAttributes = 1_000;

const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const bullet = /^[ \t]*[-*+][ \t]+\S/;
const ordered = /^[ \t]*(\d{1,9})[.)][ \t]+\S/;

/** Throws a PageError on Markdown that is too complex for its parser. `lineMap` leads a line to its number on the page. */
export function assertSimpleMarkdown({
  lines,
  lineMap,
}: {
  lines: readonly string[];
  lineMap: readonly number[];
}): void {
  const fenced = fencedLines(lines);
  const refuse = (at: number, what: string): never => {
    throw new PageError(`line ${lineMap[at] ?? at + 1}: ${what}`, "too-complex");
  };
  let block: Block = noBlock;
  let [marks, length] = [0, 0];
  for (const [at, line] of lines.entries()) {
    const text = line.replace(/^[ \t]*(?:>[ \t]?)+/, "");
    const next = fenced[at] || text.trim() === "" ? noBlock : blockAfter(block, text);
    if (next.isNew || next === noBlock) [marks, length] = [0, 0];
    block = next;
    if (block === noBlock) continue;
    length += 1;
    for (const _ of text.matchAll(/[[\]*_~`]|<[!?]/g)) marks += 1;
    if (marks > maxMarks) refuse(at, `more than ${maxMarks} marks of emphasis, links and code in one paragraph or row`);
    if (length > maxLines) refuse(at, `more than ${maxLines} lines in one paragraph`);
  }
}

/** What the lines since the last blank one are, as far as it decides where a paragraph ends. */
interface Block {
  inList: boolean;
  inTable: boolean;
  /** Whether the last line begins a paragraph or row. */
  isNew: boolean;
}
const noBlock: Block = { inList: false, inTable: false, isNew: false };

function blockAfter({ inList, inTable }: Block, text: string): Block {
  // An underline makes a heading of the paragraph above, which ends with it.
  if (/^ {0,3}#/.test(text) || underline.test(text)) return { inList: false, inTable: false, isNew: true };
  // Numbers other than 1 interrupt no paragraph: https://spec.commonmark.org/0.31.2/#list-items
  const number = ordered.exec(text)?.[1];
  if (bullet.test(text) || number === "1" || (inList && number !== undefined))
    return { inList: true, inTable: false, isNew: true };
  const isRow = text.includes("|");
  return { inList, inTable: isRow && (inTable || /^[ \t|:-]+$/.test(text)), isNew: isRow && inTable };
}

/** One attribute as an HTML tokenizer takes it: https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state */
const attribute = /[\s/]*(?:=?[^\s/>=]+|=)(?:\s*=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s>]*))?/y;

/** The index at which the attributes end of a tag whose name ends at `from`. Throws a PageError where there are too many. */
export function endOfAttributes(html: string, from: number): number {
  attribute.lastIndex = from;
  let end = from;
  for (let count = 0; attribute.test(html); count += 1) {
    if (count >= maxAttributes) throw new PageError(`a tag has more than ${maxAttributes} attributes`, "too-complex");
    end = attribute.lastIndex;
  }
  return end;
}
