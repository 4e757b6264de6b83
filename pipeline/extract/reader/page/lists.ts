/** Lists: names that wait for facts, cards, sentences, and lists inside them. */

import type { EventName } from "../../../domain/schema.ts";
import { type Block, type InlineContent, type List, type ListItem, plain } from "../../read/document.ts";
import { chunksOf } from "../chunks/chunks-of.ts";
import { eventOf } from "../chunks/events.ts";
import type { Claim } from "../clauses/claims.ts";
import { type Lexed, lex, lexText, type Token } from "../lex.ts";
import { isModelCode } from "../names.ts";
import { loneCode } from "../page-names.ts";
import type { Fact } from "../statements.ts";
import { readCardList } from "./cards.ts";
import { describedNames, itemNames } from "./item-names.ts";
import { labelAbove } from "./labels.ts";
import { toName } from "./model-names.ts";
import type { PageState, Place } from "./page-state.ts";
import { headingFacts, labelFacts, newModelFacts, type Pending } from "./pending-facts.ts";
import { visitProse } from "./prose.ts";
import { addStatement, reportUnread } from "./reports.ts";
import { dayOfSection, isLifecycleNear } from "./sections.ts";
import { readSnapshotLine } from "./snapshot-lines.ts";

/** Reads a list: lines of a snapshot, a card, or items that share the facts of what stands above them. */
export function visitList(page: PageState, block: List, previous: Block | undefined, next: Block | undefined): void {
  if (next?.type === "table" && labelAbove(block, next) !== null) return;
  if (block.items.every((item) => readSnapshotLine(page, item, block))) return;
  const label = previous?.type === "paragraph" ? plain(previous.content) : "";
  const pending =
    page.pending ??
    labelFacts(page, label, block.section) ??
    headingFacts(page, block.section, previous) ??
    newModelFacts(page, block.section, label);
  if (readCardList(page, block)) return;
  visitItems(page, block.items, block.section, pending, label);
}

/** Items of a list: names that wait for facts, cards, sentences, and lists inside them. */
function visitItems(
  page: PageState,
  items: readonly ListItem[],
  section: string[],
  pending: Pending | null,
  label: string,
): void {
  if (pending !== null) {
    const read = items.map((item) =>
      pending.described ? describedNames(page, item) : itemNames(page, item, pending.strict === true, label),
    );
    const names = read.flatMap((each) => each ?? []);
    const dated = items.some((item) => dayOfItem(page, item, pending.event) !== null);
    if (names.length > 0 && !(pending.strict && read.includes(null)) && pending.facts.length > 0) {
      addStatement(page, { models: names, facts: pending.facts, section, line: items[0]?.line ?? 1 });
      page.listed = { section, names };
      for (const [at, item] of items.entries()) if (read[at] === null) visitOrReport(page, item, section, pending);
      return;
    }
    if (pending.event !== null && !dated && names.length > 0 && pending.facts.length === 0) {
      reportUnread(
        page,
        items.flatMap((item) => [...item.content, { text: " " }]),
        { section, line: items[0]?.line ?? 1 },
        items.at(-1)?.line ?? 1,
      );
      return;
    }
  }
  const announces = pending?.described === true || promisesEvents(page, label);
  const before = page.result.entries.length;
  for (const item of items) (announces ? visitOrReport : visitItem)(page, item, section, pending);
  if (page.result.entries.length === before) reportBareIds(page, items, section);
}

/** What stands in a list of deprecations or new models and is not read is reported, whatever it is. */
function visitOrReport(page: PageState, item: ListItem, section: string[], pending: Pending | null): void {
  const before = page.result.entries.length;
  visitItem(page, item, section, pending);
  if (page.result.entries.length === before && item.items.length === 0)
    reportUnread(page, item.content, { section, line: item.line }, item.line);
}

/** A list of nothing but ids, in an entry or section on lifecycles, of which nothing that was read says anything. */
function reportBareIds(page: PageState, items: readonly ListItem[], section: string[]): void {
  if (items.length === 0 || !items.every(({ content }) => isBareId(content))) return;
  if (dayOfSection(page, section) === null && !isLifecycleNear(page, section)) return;
  const place = { section, line: items[0]?.line ?? 1 };
  reportUnread(
    page,
    items.flatMap(({ content }) => [...content, { text: " " }]),
    place,
    items.at(-1)?.line ?? 1,
  );
}

function isBareId(content: InlineContent): boolean {
  const code = loneCode(content);
  return code !== null && isModelCode(code);
}

/** Whether a label promises models that end: "Deprecated features:". */
function promisesEvents(page: PageState, label: string): boolean {
  return (
    label.length < 200 &&
    lexText(label, page.choose(label)).some((token) => {
      const event = eventOf(token);
      return event !== null && event !== "released" && event !== "announced";
    })
  );
}

/** "November 12:" over ids: their day. */
function dayOfItem(page: PageState, item: ListItem, event: EventName | null): Fact | null {
  if (event === null || item.items.length === 0) return null;
  const lexicon = page.choose(plain(item.content));
  const chunks = chunksOf(lex(item.content, lexicon).tokens, plain(item.content)).filter(
    (chunk) => !(chunk.type === "word" && (chunk.token.kind === "mark" || chunk.token.kind === "break")),
  );
  const [when, ...more] = chunks;
  if (when?.type !== "when" || more.length > 0 || when.bound !== "on") return null;
  const year = page.pendingYear;
  const date = when.date ?? (when.monthDay !== null && year !== null ? `${year}-${when.monthDay}` : null);
  return date === null ? null : { says: "date", event, date, bound: "on", scope: null };
}

function visitItem(page: PageState, item: ListItem, section: string[], pending: Pending | null): void {
  page.pendingYear = dayOfSection(page, section)?.slice(0, 4) ?? null;
  const day = dayOfItem(page, item, pending?.event ?? null);
  if (day !== null) {
    visitItems(page, item.items, section, { facts: [day], event: null }, "");
    return;
  }
  const text = plain(item.content);
  const lexicon = page.choose(text);
  const lexed = lex(item.content, lexicon);
  const place = { line: item.line, section };
  if (pending !== null && readScopedItem(page, lexed, pending, place)) return;
  const before = page.result.entries.length;
  const prose = visitProse(
    page,
    lexed,
    {
      content: item.content,
      place,
      endLine: item.line + text.split("\n").length - 1,
      next: item.items.length > 0 ? item.items : undefined,
    },
    lexicon,
  );
  if (pending !== null && pending.facts.length > 0) {
    const isRead = page.result.entries.length > before;
    addPendingFacts(page, prose.claims, pending.facts, place, isRead);
    if (!isRead && namesModel(lexed.tokens)) reportUnread(page, item.content, place, item.line);
  }
  const waiting = page.pending ?? labelFacts(page, text, section);
  page.pending = null;
  if (item.items.length > 0) visitItems(page, item.items, section, waiting, text);
}

/** "`a` (EU only)": the list's dates hold there alone. */
function readScopedItem(page: PageState, { tokens, text }: Lexed, { facts }: Pending, place: Place): boolean {
  const [names, scope, ...more] = chunksOf(tokens, text, page.names.known);
  if (names?.type !== "names" || scope?.type !== "scope" || more.length > 0) return false;
  if (names.family || names.or || scope.everyone || facts.length === 0 || facts.some(({ says }) => says !== "date"))
    return false;
  const own = facts.map((fact) => (fact.says === "date" ? { ...fact, scope: fact.scope ?? scope.text } : fact));
  addStatement(page, { models: names.names.map((name) => toName(page, name)), facts: own, ...place });
  return true;
}

/** The list's facts for an item that says more of its models than their names. */
function addPendingFacts(page: PageState, claims: readonly Claim[], facts: Fact[], place: Place, read: boolean): void {
  if (!read) return;
  const names = claims.flatMap(({ subject }) => (subject.kind === "names" ? subject.names : []));
  const models = [...new Map(names.map((name) => [name.text, toName(page, name)])).values()];
  const own = claims.map(({ fact }) => fact);
  const added = facts.filter(
    (fact) =>
      !(fact.says === "date" && own.some((each) => each.says === "date" && each.event === fact.event)) &&
      !(fact.says === "stage" && own.some(({ says }) => says === "stage")),
  );
  if (models.length > 0 && added.length > 0) addStatement(page, { models, facts: added, ...place });
}

const namesModel = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, text }) => (kind === "code" || kind === "id") && isModelCode(text));
