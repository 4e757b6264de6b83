/** Prose: states what it claims, and reports what could not be read. */

import { type Block, type InlineContent, type ListItem, plain } from "../../read/document.ts";
import { type Claim, type Context, noContext } from "../clauses/claims.ts";
import { isOnTable, mayConcernTable, mayLimitLead } from "../follow-ups.ts";
import { has, type Lexed, lexText, type Token } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { keyOf } from "../section-key.ts";
import { type Prose, readProse } from "../sentences.ts";
import { applyLimit } from "./limits.ts";
import type { PageState, Place } from "./page-state.ts";
import { addStatement, reportUnread, warnOfWords } from "./reports.ts";
import { dayOfSection, isLifecycleNear } from "./sections.ts";
import { listOf, stateFacts } from "./subjects.ts";
import { isAdvice } from "./unread-advice.ts";

function contextFor(page: PageState, section: string[]): Context {
  const last = page.last?.section === section ? page.last.context : noContext;
  // Once the list that was announced is read, it is what the section is about.
  const isListed = last.subject?.kind === "following" && page.listed?.section === section;
  const before = isListed ? { ...last, subject: { kind: "section" } as const } : last;
  return { ...before, day: dayOfSection(page, section), when: null, announced: null, opensList: false };
}

/** Where a passage is, and what stands below it. */
interface Passage {
  content: InlineContent;
  place: Place;
  endLine: number;
  next: Block | ListItem[] | undefined;
  /** A paragraph may speak of the one before; an item of a list is about itself. */
  isParagraph?: boolean;
  /** Whether a table is right above or below it. */
  isByTable?: boolean;
}

/** Reads prose, states what it claims, and reports what it could not account for. */
export function visitProse(page: PageState, lexed: Lexed, passage: Passage, lexicon: Lexicon): Prose {
  const { content, place, endLine, next } = passage;
  const { section, line } = place;
  const text = plain(content);
  const announces = (token: Token): boolean => has(token, "headings-announce");
  if (lexed.tokens.some(announces) && lexText(text.slice(0, 400), lexicon).some(announces))
    addStatement(page, { models: null, facts: [{ says: "headings", give: "announced" }], section, line });
  const opensList = listOf(next) && /[,:：，]$/.test(text);
  const goesOn = page.last?.section === section && page.last.context.event !== null;
  const prose = readProse(
    lexed,
    page.names.known,
    { ...contextFor(page, section), opensList },
    isLifecycleNear(page, section),
  );
  page.trace?.push({ line, endLine, sentences: prose.trace });
  if (prose.limitsEarlier && passage.isParagraph) voidEarlier(page, place);
  for (const sentence of prose.unread) applyLimit(page, sentence, place);
  if (isAdvice(lexed.tokens) && !prose.claims.some(({ fact }) => fact.says === "replacement")) page.advice.push(place);
  const isBesideTable =
    page.lifecycleSections.has(keyOf(section)) &&
    prose.trace.some(({ rules, chunks }) => rules.length === 0 && mayConcernTable(chunks, passage.isByTable === true));
  const isOnDates = isBesideTable && prose.trace.some(({ rules, chunks }) => rules.length === 0 && isOnTable(chunks));
  if (isOnDates) addStatement(page, { models: null, facts: [{ says: "void", event: null }], section, line });
  const isLead = /[:：]$/.test(text) && prose.claims.length === 0;
  if (passage.isParagraph && isLead)
    page.doubtNext = prose.trace.some(({ rules, chunks }) => rules.length === 0 && mayLimitLead(chunks));
  const isStated = page.doubt && prose.claims.length > 0 ? false : stateClaims(page, prose.claims, passage);
  // A page that says of itself that it moved or is not kept up is for a person, whatever else it says.
  const isEnded = lexed.tokens.some((token) => has(token, "page-ended"));
  const isUnread = prose.unread.length > 0 || !isStated || isEnded || isOnDates;
  const { subject, event, claimed, gap } = prose.context;
  if (page.pending === null && subject?.kind === "following" && event !== null && listOf(next))
    page.pending = { facts: [], event };
  if (isUnread) reportUnread(page, content, place, endLine);
  else if (isBesideTable) warnOfWords(page, place, endLine);
  page.last = subject
    ? { section, context: { ...noContext, subject, claimed, gap, event: opensList || goesOn ? event : null } }
    : null;
  const waits = opensList && prose.claims.length === 0 && event !== null;
  if (waits && subject?.kind === "names" && !isUnread)
    page.opened = { content, place, endLine, entries: page.result.entries.length };
  return prose;
}

/** Takes back what the passage before claims: one that was not read may limit it. */
function voidEarlier(page: PageState, place: Place): void {
  const subject = page.last?.section === place.section ? page.last.context.subject : null;
  if (subject) stateFacts(page, subject, [{ says: "void", event: null }], place, undefined);
}

/** States the claims of each subject; false where it is not known whom some of them are about. */
function stateClaims(page: PageState, claims: readonly Claim[], { content, place, endLine, next }: Passage): boolean {
  let isStated = true;
  for (const own of Map.groupBy(claims, ({ subject }) => JSON.stringify(subject)).values()) {
    const [first] = own;
    const before = page.result.entries.length;
    const facts = own.map(({ fact }) => fact);
    if (first && !stateFacts(page, first.subject, facts, place, next)) isStated = false;
    if (page.rollout?.line === place.line) page.rollouts.push({ content, place, endLine });
    for (const entry of page.result.entries.slice(before))
      if (entry.type === "statement" && entry.statement.models === null)
        page.ofSection.push({ statement: entry.statement, content, place, endLine });
  }
  return isStated;
}
