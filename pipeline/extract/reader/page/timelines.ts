/** Tables of dates and updates below the heading of what they are about. */

import { plain, type Table } from "../../read/document.ts";
import { chunksOf } from "../chunks/chunks-of.ts";
import { readHeading } from "../headings.ts";
import { lastLine } from "../last-line.ts";
import { has, lex, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { kindByForm } from "../names.ts";
import type { LifecycleTable } from "../rows/lifecycle-table.ts";
import type { Fact } from "../statements.ts";
import type { PageState } from "./page-state.ts";
import { addStatement, reportUnread } from "./reports.ts";

/** "Date | Update" below a dated heading: what happens to the thing that the heading names. */
export function readTimeline(
  page: PageState,
  block: Table,
  columns: LifecycleTable["columns"],
  lexicon: Lexicon,
): boolean {
  const date = columns.find(({ role }) => role === "date");
  const update = columns.find(({ role }) => role === "update");
  if (!date || !update) return false;
  const heading = readHeading(block.section.at(-1) ?? "", lexicon);
  const subject = heading.day?.rest ?? "";
  const facts: Fact[] = [];
  for (const row of block.body) {
    const found = lex(row[date.at]?.content ?? [], lexicon).tokens.filter(({ kind }) => kind === "date");
    const events = [
      ...new Set(
        chunksOf(lex(row[update.at]?.content ?? [], lexicon).tokens, plain(row[update.at]?.content ?? [])).flatMap(
          (chunk) => (chunk.type === "event" ? [chunk.event] : []),
        ),
      ),
    ];
    const event = events.includes("announced")
      ? "announced"
      : events.length === 1 && events[0] === "retired"
        ? "retired"
        : null;
    if (found.length === 1 && found[0]?.date?.date && event)
      facts.push({ says: "date", event, date: found[0].date.date, bound: "on", scope: null });
  }
  const tokens = lexText(subject, lexicon);
  if (
    subject === "" ||
    subject.split(" ").length > 4 ||
    facts.length === 0 ||
    tokens.some((token) => has(token, "noun.model", "title.update"))
  ) {
    reportUnread(
      page,
      block.body.flatMap((row) => row.flatMap((cell) => [...cell.content, { text: " " }])),
      block,
      lastLine(block),
    );
    return true;
  }
  addStatement(page, {
    models: [
      { model: subject, version: null, name: null, kind: kindByForm(subject) === "endpoint" ? "endpoint" : "tool" },
    ],
    facts,
    section: block.section,
    line: block.line,
  });
  return true;
}
