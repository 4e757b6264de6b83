/**
 * Prepares lines for the Markdown parser: removes what is not Markdown (front matter, MDX, Liquid, DocFX and kramdown
 * syntax, component tags) and repairs tables that GFM would not recognize.
 * Positions stay correct: `lineMap` maps every line to its line of the page.
 */

import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { markAccordions } from "./accordions.ts";
import { cleanLines } from "./clean-lines.ts";
import { dropComments } from "./comments.ts";
import { assertSimpleMarkdown } from "./complexity.ts";
import { cutHtml } from "./cut-html.ts";
import { dropLines } from "./drop-lines.ts";
import { takeFrontMatter } from "./front-matter.ts";
import { normalizeTables } from "./normalize-tables.ts";
import type { Prepared } from "./prepared.ts";
import { promotePseudoHeadings } from "./pseudo-headings.ts";
import { blankUnseen } from "./unseen.ts";

/** Lines of a page, prepared for the Markdown parser. Throws PageError if a limit is exceeded. */
export function prepareMarkdown(text: string): Prepared {
  const lines = text.split(/\r\n|\r|\n/);
  for (const [at, line] of lines.entries()) {
    if (line.length > limits.lineLength)
      throw new PageError(
        `line ${at + 1} has ${line.length} characters; the limit is ${limits.lineLength}`,
        "too-large",
      );
  }
  assertComplete(lines);
  const prepared: Prepared = {
    frontMatter: takeFrontMatter(lines),
    lines,
    lineMap: lines.map((_, at) => at + 1),
    containers: new Map(),
    html: [],
  };
  dropComments(prepared);
  dropLines(prepared, blankUnseen(prepared.lines));
  prepared.html = cutHtml(prepared.lines, prepared.lineMap);
  markAccordions(prepared);
  cleanLines(prepared);
  promotePseudoHeadings(prepared.lines);
  normalizeTables(prepared);
  assertSimpleMarkdown(prepared);
  return prepared;
}

/** Throws where the page ends inside a table row while the rows above are complete: its last cell may be cut off. */
function assertComplete(lines: string[]): void {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const isClosed = (line = ""): boolean => /^\s*\|.*\|\s*$/.test(line);
  if (
    /^\s*\|/.test(lines[last] ?? "") &&
    !isClosed(lines[last]) &&
    isClosed(lines[last - 1]) &&
    isClosed(lines[last - 2])
  )
    throw new PageError(`the page ends in the middle of a table row at line ${last + 1}`, "truncated");
}
