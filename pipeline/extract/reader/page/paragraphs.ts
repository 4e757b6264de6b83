/** Paragraphs: labels, notes, the id of a card, values of a card, and prose. */

import { type Block, type Paragraph, plain } from "../../read/document.ts";
import { lex } from "../lex.ts";
import { isUnexplained, marksOf, noteOf } from "../notes.ts";
import { loneCode } from "../page-names.ts";
import { stageOfLabel } from "../rows/stage-labels.ts";
import { readCardValue } from "./cards.ts";
import type { PageState } from "./page-state.ts";
import { visitProse } from "./prose.ts";
import { skipPassage, warnOfWords } from "./reports.ts";

/** Reads a paragraph as what it is: a broken table, a label, a footnote, the id or a value of a card, else prose. */
export function visitParagraph(
  page: PageState,
  block: Paragraph,
  previous: Block | undefined,
  next: Block | undefined,
): void {
  const text = plain(block.content);
  page.pending = null;
  const rows = text.split("\n");
  const broken = rows.find((line, at) => isRow(line) && isRow(rows[at + 1] ?? ""));
  if (broken !== undefined) skipPassage(page, "broken-table", broken, block, block.line + rows.length);
  const lexicon = page.choose(text);
  if (text.length < 80 && !/[.!?]$/.test(text)) page.entryLabel = { section: block.section, text };
  const note = noteOf(block.content);
  if (note !== null && isFootnote(page, note.mark, block.section)) {
    if (isUnexplained(note.text, lexicon)) warnOfWords(page, block, block.line + rows.length - 1);
    return;
  }
  const code = loneCode(block.content);
  if (code !== null) {
    page.card = { section: block.section, id: code };
    return;
  }
  if (stageOfLabel(text, lexicon) !== null && next?.type === "list") return;
  if (readCardValue(page, block, previous, lexicon)) return;
  const lexed = lex(block.content, lexicon);
  visitProse(
    page,
    lexed,
    {
      content: block.content,
      place: block,
      endLine: block.line + rows.length - 1,
      next,
      isParagraph: true,
      isByTable: next?.type === "table" || previous?.type === "table",
    },
    lexicon,
  );
}

/** Whether a table of the section bears the mark of a note: then the note is that of its cells, not of the section. */
function isFootnote(page: PageState, mark: string, section: string[]): boolean {
  return page.document.blocks.some(
    (block) =>
      block.type === "table" &&
      block.section === section &&
      [...block.header, ...block.body].some((row) => row.some((cell) => marksOf(cell.content).includes(mark))),
  );
}

const isRow = (line: string): boolean => line.split("|", 3).length > 2;
