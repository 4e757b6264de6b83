/** Document → what it says, in the page's own order: lifecycle tables, statements, and passages left unread. */

import type { ColumnRole } from "../../domain/schema.ts";
import type { Document } from "../read/document.ts";
import type { PageAnalysis } from "./analysis.ts";
import { finishPage } from "./page/finish-page.ts";
import { labelAbove } from "./page/labels.ts";
import { visitList } from "./page/lists.ts";
import { visitHeading } from "./page/page-headings.ts";
import { type BlockTrace, newPageState, type PageState } from "./page/page-state.ts";
import { visitParagraph } from "./page/paragraphs.ts";
import { reportUnread } from "./page/reports.ts";
import { visitTable } from "./page/tables.ts";

/** What the page says. `overrides`: roles of misleading column titles, from the source definition. */
export function analyzeDocument(
  document: Document,
  overrides: Record<string, ColumnRole> = {},
  trace?: BlockTrace[],
): PageAnalysis {
  const page = newPageState(document, overrides, trace);
  for (const at of page.document.blocks.keys()) visitBlock(page, at);
  return finishPage(page);
}

function visitBlock(page: PageState, at: number): void {
  const { blocks } = page.document;
  const [previous, block, next] = [blocks[at - 1], blocks[at], blocks[at + 1]];
  if (!block) return;
  page.doubt = page.doubtNext;
  page.doubtNext = false;
  if (block.type === "heading") visitHeading(page, block, next);
  else if (block.type === "table") visitTable(page, block, labelAbove(previous, block), page.notesAt(at));
  else if (block.type === "paragraph") visitParagraph(page, block, previous, next);
  else visitList(page, block, previous, next);
  if (block.type !== "paragraph") page.pending = null;
  if (block.type !== "paragraph" && page.opened) {
    const { content, place, endLine, entries } = page.opened;
    if (page.result.entries.length === entries) reportUnread(page, content, place, endLine);
    page.opened = null;
  }
  if (block.type === "heading") page.card = null;
}
