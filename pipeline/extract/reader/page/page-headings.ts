/** Headings that state facts, and the entries of a list of releases. */

import { type Block, plain } from "../../read/document.ts";
import { readHeading } from "../headings.ts";
import { idOfName, titleNames } from "../release-entries.ts";
import type { PageState } from "./page-state.ts";
import { addStatement, reportUnread } from "./reports.ts";
import { dayOfSection } from "./sections.ts";

/** States the facts that a heading gives, and reports one that could not be read. */
export function visitHeading(
  page: PageState,
  { text, line, section }: Extract<Block, { type: "heading" }>,
  next: Block | undefined,
): void {
  const { facts, unread } = readHeading(text, page.choose(text));
  if (unread && section.length > 0) page.unreadHeadings.add(reportUnread(page, [{ text }], { section, line }, line));
  if (facts.length > 0 && section.length > 0) addStatement(page, { models: null, facts, section, line });
  addReleaseEntry(page, section, line, next);
}

/** "MiniMax M3" under "June 1, 2031" on a page of releases: what was released that day. */
function addReleaseEntry(page: PageState, section: string[], line: number, next: Block | undefined): void {
  if (!page.isOnReleases || section.length === 0) return;
  const heading = section.at(-1) ?? "";
  const { day, isVoid } = readHeading(heading, page.choose(heading));
  const title = day ? day.rest : heading;
  const date = day?.date ?? dayOfSection(page, section.slice(0, -1));
  const names = titleNames(title, page.choose);
  if (names.length === 0 || date === null || isVoid) return;
  const text = next?.type === "paragraph" ? plain(next.content) : "";
  addStatement(page, {
    models: names.map((name) => {
      const id = idOfName(name, text, page.choose);
      return { model: id ?? name, version: null, name: id === null || id === name ? null : name, kind: "model" };
    }),
    facts: [{ says: "date", event: "released", date, bound: "on", scope: null }],
    section,
    line,
  });
}
