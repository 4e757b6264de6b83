/** Sections with dates of which nothing is read. */

import { type Block, type InlineContent, type ListItem, plain } from "../../read/document.ts";
import { type Entry, sectionOf } from "../analysis.ts";
import { readHeading } from "../headings.ts";
import { lastLineAt } from "../last-line.ts";
import { lex } from "../lex.ts";
import { keyOf, keysAround } from "../section-key.ts";
import type { PageState } from "./page-state.ts";
import { reportUnread } from "./reports.ts";
import { dayOfSection, isLifecycleNear } from "./sections.ts";

/** Reports each section on lifecycles that gives a date, or is the entry of a day, and of which nothing was read or reported. */
export function reportUnreadSections(page: PageState): void {
  const { blocks } = page.document;
  const { entries } = page.result;
  const read = new Set(entries.filter(givesFacts).flatMap((entry) => keysAround(sectionOf(entry))));
  const reported = new Set(entries.filter(({ type }) => type === "unread").map((entry) => keyOf(sectionOf(entry))));
  for (const { heading, own } of sectionsOf(blocks)) {
    const { section, line, text } = heading;
    if (section.length === 0 || own.length === 0 || read.has(keyOf(section)) || !isLifecycleNear(page, section))
      continue;
    const { day, lifecycle } = readHeading(text, page.choose(text));
    const isEntry = day !== null || (lifecycle && dayOfSection(page, section) !== null);
    if (!isEntry && !own.some((block) => hasDate(page, block))) continue;
    // Where a passage of the section is reported, the heading is what is missing.
    const isReported = reported.has(keyOf(section));
    const end = isReported ? line : lastLineAt(blocks, own.at(-1)?.line ?? line);
    const hash = reportUnread(page, [{ text }], { section, line }, end);
    const entry = entries.pop();
    // A snapshot says below its heading that the heading was not read.
    const isKnown = entries.some((each) => each.type === "unread" && each.unread.hash === hash);
    if (entry?.type === "unread" && !isKnown)
      insertInPlace(entries, { ...entry, again: day !== null && isReported }, line);
  }
}

/** Each heading with the blocks up to the next one. */
function sectionsOf(blocks: readonly Block[]): { heading: Heading; own: Block[] }[] {
  const sections: { heading: Heading; own: Block[] }[] = [];
  for (const block of blocks)
    if (block.type === "heading") sections.push({ heading: block, own: [] });
    else sections.at(-1)?.own.push(block);
  return sections;
}

/** Entries are in the order of the page. */
function insertInPlace(entries: Entry[], own: Entry, line: number): void {
  const below = entries.findIndex((entry) => lineOf(entry) > line);
  entries.splice(below < 0 ? entries.length : below, 0, own);
}

function lineOf(entry: Entry): number {
  if (entry.type === "table") return entry.table.block.line;
  if (entry.type === "statement") return entry.statement.line;
  return entry.type === "unread" ? entry.unread.line : entry.skipped.line;
}

type Heading = Extract<Block, { type: "heading" }>;

/** True for what says something of models; false for limits of dates, and for what was not read. */
const givesFacts = (entry: Entry): boolean =>
  entry.type === "table" ||
  entry.type === "skipped" ||
  (entry.type === "statement" &&
    entry.statement.facts.some(({ says }) => says === "date" || says === "stage" || says === "replacement"));

function hasDate(page: PageState, block: Block): boolean {
  const isDated = (content: InlineContent): boolean =>
    lex(content, page.choose(plain(content))).tokens.some(({ date }) => date?.date);
  const inItems = (items: readonly ListItem[]): boolean =>
    items.some((item) => isDated(item.content) || inItems(item.items));
  if (block.type === "paragraph") return isDated(block.content);
  if (block.type === "list") return inItems(block.items);
  return block.type === "table" && block.body.some((row) => row.some((cell) => isDated(cell.content)));
}
