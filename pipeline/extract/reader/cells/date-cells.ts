/** Cells of a column of dates. */

import type { Bound, EventName } from "../../../domain/schema.ts";
import { limits } from "../../page-limits.ts";
import { type InlineContent, plain } from "../../read/document.ts";
import type { Chunk } from "../chunks/chunk.ts";
import { chunksOf } from "../chunks/chunks-of.ts";
import { eventOf } from "../chunks/events.ts";
import { type Claim, noContext } from "../clauses/claims.ts";
import { readClauses } from "../clauses/read-clauses.ts";
import type { DateOrder } from "../dates.ts";
import { has, lex, type Token } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { sentencesOf } from "../sentences.ts";
import { type Fact, factText, isUnreadMark, marked, readFacts } from "../statements.ts";
import { type CellResult, isBlank, unread } from "./cell.ts";

export type DateFact = Extract<Fact, { says: "date" | "relative" }>;

export interface DateCell {
  facts: DateFact[];
  /** Dates that are written well and cannot be: reported, and no reason to doubt the row. */
  impossible: string[];
  /** The cell as a snapshot keeps it: its own words where they are few, our wording where they are a sentence. */
  kept: string;
}

/** A cell of more words than this is a sentence and is kept in our own wording. */
const fewWords = 8;

/** What a cell in the column of `event` says. `bound` and `scope` are what the column's title does to its plain dates. */
export function readDateCell(
  content: InlineContent,
  event: EventName,
  lexicon: Lexicon,
  order: DateOrder | null,
  bound: Bound = "on",
  scope: string | null = null,
  legend: ReadonlyMap<string, string> = new Map(),
): CellResult<DateCell> {
  const text = plain(content);
  if (isUnreadMark(text)) return unread("left unread");
  if (text.length > limits.valueLength) return unread("too long for a date");
  const { tokens, text: printed } = lex(content, lexicon, order);
  const dates = tokens.filter(({ kind }) => kind === "date");
  if (isBlank(text, lexicon))
    return dates.length > 0
      ? unread("a date beside words that say there is none")
      : { ok: true, value: { facts: [], impossible: [], kept: text.replace(/\s+/g, " ").slice(0, 60) } };
  const own = snapshotCell(content, text) ?? explainedCell(legend.get(text.trim()), event);
  if (own) return { ok: true, value: own };
  if (dates.length === 0) return readUndated(text, tokens, event);
  const faulty = faultyDates(text, tokens, dates);
  if (faulty) return faulty;
  // "March 5 (withdrawn)": the model, or its date.
  const last = tokens.findLastIndex(({ kind }) => kind === "date");
  if (tokens.slice(last).some((token) => has(token, "undone"))) return unread("words that may take back the date");
  const claims = claimsOfCell(tokens, printed, event);
  if (!claims.ok) return claims;
  const found = dateFactsOf(claims.value);
  if (!found) return unread("words on something else beside the date");
  const facts = found.map((fact): DateFact => {
    const named = event === "training-retired" && fact.event === "retired" ? { ...fact, event } : fact;
    return named.says === "date"
      ? { ...named, bound: named.bound === "on" ? bound : named.bound, scope: named.scope ?? scope }
      : named;
  });
  if (facts.filter(({ says }) => says === "date").length === 0) return unread("no date of the row's model");
  if (contradicts(facts)) return unread("several dates that nothing tells apart");
  return { ok: true, value: keptCell(text, tokens, facts) };
}

/** A cell in the fixed wording of a snapshot; null for any other. */
function snapshotCell(content: InlineContent, text: string): DateCell | null {
  const facts = readFacts(marked(content).replace(/\n/g, " "));
  if (!facts?.every((fact): fact is DateFact => fact.says === "date" || fact.says === "relative")) return null;
  return {
    facts: facts.map((fact) => (fact.says === "date" ? { ...fact, text: factText(fact) } : fact)),
    impossible: [],
    kept: text,
  };
}

/** A code that the legend of the page explains; null where it does not. */
function explainedCell(meaning: string | undefined, event: EventName): DateCell | null {
  if (meaning === undefined) return null;
  const fact: DateFact = { says: "relative", event, text: meaning.replaceAll('"', "'").slice(0, 160) };
  return { facts: [fact], impossible: [], kept: factText(fact) };
}

/** What a cell with a date comes to that is ambiguous, lacks its year or cannot be; null where all its dates are sound. */
function faultyDates(text: string, tokens: readonly Token[], dates: readonly Token[]): CellResult<DateCell> | null {
  const impossible = dates.filter(({ date }) => date?.fault === "impossible").map((token) => token.text);
  const wrong = dates.find(({ date }) => date?.fault === "ambiguous" || date?.fault === "yearless");
  if (wrong)
    return unread(wrong.date?.fault === "ambiguous" ? "day and month cannot be told apart" : "a date without a year");
  if (impossible.length === 0) return null;
  const words = tokens.filter(
    (token) => token.kind !== "mark" && token.kind !== "clock" && !has(token, "time", "weekday", "filler"),
  );
  return words.length === 1
    ? { ok: true, value: { facts: [], impossible, kept: text.replace(/\s+/g, " ") } }
    : unread("a date that cannot be, among others");
}

/** The claims of the sentences of a cell, each with the scope of the label in front of it. */
function claimsOfCell(tokens: readonly Token[], printed: string, event: EventName): CellResult<Claim[]> {
  const claims: Claim[] = [];
  const context = { ...noContext, subject: { kind: "section" } as const, event };
  let label: string | null = null;
  for (const sentence of sentencesOf(tokens)) {
    const chunks = chunksOf(sentence, printed);
    const [only, ...more] = chunks;
    if (only?.type === "scope" && more.length === 0) {
      label = only.text;
      continue;
    }
    if (chunks.every(saysNothing)) continue;
    if (chunks.some(({ type }) => type === "names")) return unread("another model's name beside the date");
    const outcome = readClauses(chunks, context);
    if (!outcome.ok) {
      const words = outcome.leftover.map((token) => token.text).join(" ");
      return unread(`words beside the date: ${words.slice(0, 80) || outcome.wanted}`);
    }
    const scope = label;
    claims.push(...outcome.reading.claims.map((claim) => scoped(claim, scope)));
    label = null;
  }
  return { ok: true, value: claims };
}

const saysNothing = (chunk: Chunk): boolean =>
  chunk.type === "word" &&
  (has(chunk.token, "filler", "time") || chunk.token.kind === "mark" || chunk.token.kind === "clock");

const scoped = (claim: Claim, label: string | null): Claim =>
  label !== null && claim.fact.says === "date" && claim.fact.scope === null
    ? { ...claim, fact: { ...claim.fact, scope: label } }
    : claim;

/** The dates among claims on the row itself; null where a claim is on another model or is no date or state. */
export function dateFactsOf(claims: readonly Claim[]): DateFact[] | null {
  if (claims.some(({ subject, fact }) => subject.kind !== "section" || (fact.says !== "date" && fact.says !== "stage")))
    return null;
  return claims.flatMap(({ fact }) => (fact.says === "date" ? [fact] : []));
}

function contradicts(facts: readonly DateFact[]): boolean {
  const seen = new Set<string>();
  return facts.some((fact) => fact.says === "date" && seen.size === seen.add(`${fact.event} ${fact.scope}`).size);
}

/** Its own words where they are few and read the same again, else our wording. */
function keptCell(text: string, tokens: readonly Token[], facts: DateFact[]): DateCell {
  let tidy = text;
  for (const { date } of tokens.toReversed())
    if (date && date.end - date.start > date.text.length)
      tidy = tidy.replace(text.slice(date.start, date.end), date.text);
  tidy = tidy.replace(/\s+/g, " ");
  const short = tidy.split(" ").length <= fewWords && !text.includes("\n") && facts.length === 1;
  if (short) return { facts: facts.map((fact) => ({ ...fact, text: tidy })), impossible: [], kept: tidy };
  const own = facts.map((fact) => ({ ...fact, text: factText(fact) }));
  return { facts: own, impossible: [], kept: own.map(factText).join("; ") };
}

/** "To be announced" and the like say nothing; "One year after training retirement" says a date by another. */
function readUndated(text: string, tokens: readonly Token[], event: EventName): CellResult<DateCell> {
  const tidy = text.replace(/\s+/g, " ");
  const words = tokens.filter((token) => token.kind !== "mark" && !has(token, "filler"));
  const noDate =
    words.length > 0 &&
    words.every(
      (token) =>
        has(
          token,
          "none",
          "negation",
          "noun.date",
          "aux.past",
          "aux.present",
          "event.announced.state",
          "aux.future",
          "bound.on",
        ) || eventOf(token) !== null,
    ) &&
    words.some((token) => has(token, "negation", "none"));
  if (noDate)
    return { ok: true, value: { facts: [], impossible: [], kept: tidy.split(" ").length <= fewWords ? tidy : "-" } };
  const relates =
    words.some((token) => has(token, "relative", "bound.after", "bound.not-before")) ||
    words.some((token) => eventOf(token) !== null);
  const names = words.some((token) => eventOf(token) !== null || has(token, "replace.noun"));
  if (
    relates &&
    names &&
    tidy.split(" ").length <= 14 &&
    !/[.;]\s/.test(tidy) &&
    !words.some((token) => has(token, "negation", "undone", "condition"))
  )
    return {
      ok: true,
      value: {
        facts: [{ says: "relative", event, text: tidy.replaceAll('"', "'").slice(0, 160) }],
        impossible: [],
        kept: tidy,
      },
    };
  return unread("no date");
}
