/** Prose: states what it claims, and reports what could not be read. */

import { type Block, type InlineContent, type ListItem, plain } from "../../read/document.ts";
import { type Context, noContext } from "../clauses/claims.ts";
import { has, type Lexed, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { type Prose, readProse } from "../sentences.ts";
import { applyLimit } from "./limits.ts";
import type { PageState, Place } from "./page-state.ts";
import { addStatement, reportUnread } from "./reports.ts";
import { dayOfSection, isLifecycleNear } from "./sections.ts";
import { listOf, stateFacts } from "./subjects.ts";

function contextFor(page: PageState, section: string[]): Context {
  const last = page.last?.section === section ? page.last.context : noContext;
  // Once the list that was announced is read, it is what the section is about.
  const isListed = last.subject?.kind === "following" && page.listed?.section === section;
  const before = isListed ? { ...last, subject: { kind: "section" } as const } : last;
  return { ...before, day: dayOfSection(page, section), when: null, announced: null, opensList: false };
}

/** Reads prose, states what it claims, and reports what it could not account for. */
export function visitProse(
  page: PageState,
  lexed: Lexed,
  content: InlineContent,
  place: Place,
  next: Block | ListItem[] | undefined,
  endLine: number,
  lexicon: Lexicon,
): Prose {
  const text = plain(content);
  if (lexText(text.slice(0, 400), lexicon).some((token) => has(token, "headings-announce")))
    addStatement(page, {
      models: null,
      facts: [{ says: "headings", give: "announced" }],
      section: place.section,
      line: place.line,
    });
  const opensList = listOf(next) && /[,:：，]$/.test(text);
  const goesOn = page.last?.section === place.section && page.last.context.event !== null;
  const prose = readProse(
    lexed,
    page.names.known,
    { ...contextFor(page, place.section), opensList },
    isLifecycleNear(page, place.section),
  );
  page.trace?.push({ line: place.line, endLine, sentences: prose.trace });
  let isUnread = prose.unread.length > 0;
  for (const sentence of prose.unread) applyLimit(page, sentence, place);
  const bySubject = Map.groupBy(prose.claims, ({ subject }) => JSON.stringify(subject));
  for (const claims of bySubject.values()) {
    const [first] = claims;
    const stated = page.result.entries.length;
    if (
      first &&
      !stateFacts(
        page,
        first.subject,
        claims.map(({ fact }) => fact),
        place,
        next,
      )
    )
      isUnread = true;
    if (page.rollout?.line === place.line) page.rollouts.push({ content, place, endLine });
    for (const entry of page.result.entries.slice(stated))
      if (entry.type === "statement" && entry.statement.models === null)
        page.ofSection.push({ statement: entry.statement, content, place, endLine });
  }
  if (
    page.pending === null &&
    prose.context.subject?.kind === "following" &&
    prose.context.event !== null &&
    listOf(next)
  )
    page.pending = { facts: [], event: prose.context.event };
  if (isUnread) reportUnread(page, content, place, endLine);
  page.last = prose.context.subject
    ? {
        section: place.section,
        context: {
          ...noContext,
          subject: prose.context.subject,
          claimed: prose.context.claimed,
          gap: prose.context.gap,
          event: opensList || goesOn ? prose.context.event : null,
        },
      }
    : null;
  const waits = opensList && prose.claims.length === 0 && prose.context.event !== null;
  if (waits && prose.context.subject?.kind === "names" && !isUnread)
    page.opened = { content, place, endLine, entries: page.result.entries.length };
  return prose;
}
