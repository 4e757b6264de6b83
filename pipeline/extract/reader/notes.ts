/** Footnotes: which marks a cell bears, and what the notes below the table do to its dates. */

import { type Document, type InlineContent, type ListItem, plain } from "../read/document.ts";
import { chunksOf } from "./chunks/chunks-of.ts";
import { noContext } from "./clauses/claims.ts";
import { readClauses } from "./clauses/read-clauses.ts";
import { linesOf } from "./code-lists.ts";
import { pointsElsewhere } from "./follow-ups.ts";
import { has, isScope, lex, type Token, textOf } from "./lex.ts";
import type { Lexicon } from "./lexicon/index.ts";
import { denying, retracting, softening } from "./lexicon/limiting.ts";
import { oncePerPage } from "./lexicon/per-page.ts";
import type { Concept } from "./lexicon/schema.ts";
import { sentencesOf } from "./sentences.ts";
import type { Fact } from "./statements.ts";

/** Mark → text of its note. */
export type Notes = Map<string, string>;

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const symbols = "*†‡§";
const endMarks = new RegExp(`([${symbols}]{1,3}|[${superscripts}]{1,2}|\\[\\^?\\w{1,3}\\])\\s*$`, "u");
const startMark = new RegExp(
  `^\\s*([${symbols}]{1,3}|[${superscripts}]{1,2}|\\[\\^?\\w{1,3}\\]|\\(\\d{1,2}\\))[\\s:.]*(?=\\S)`,
  "u",
);

/** One form for a mark however it is printed: "¹", "[1]" and a superscript 1 are the same. */
const bare = (mark: string): string =>
  [...mark.replace(/[[\](){}^\s:.]/g, "")]
    .map((char) => (superscripts.includes(char) ? String(superscripts.indexOf(char)) : char))
    .join("")
    .toLowerCase();

/** The footnote marks that stand in a cell. */
export function marksOf(content: InlineContent): string[] {
  const marks = content.filter((run) => run.isFootnoteRef).map((run) => bare(run.text));
  let text = plain(content).slice(-60);
  for (let match = endMarks.exec(text); match; match = endMarks.exec(text)) {
    marks.push(bare(match[1] ?? ""));
    text = text.slice(0, match.index);
  }
  return marks.filter((mark) => mark !== "");
}

/** The mark and text of a block that is a footnote; null for any other. */
export function noteOf(content: InlineContent): { mark: string; text: string } | null {
  const first = content.find((run) => run.text.trim() !== "");
  const text = plain(content);
  if (first?.isFootnoteRef) return { mark: bare(first.text), text };
  const mark = startMark.exec(text);
  return mark?.[1] ? { mark: bare(mark[1]), text: text.slice(mark[0].length) } : null;
}

/** The notes of a block: each line that begins with a mark begins one. */
function notesOf(content: InlineContent): { mark: string; text: string }[] {
  const notes: { mark: string; text: string }[] = [];
  for (const line of linesOf(content)) {
    const note = noteOf(line);
    const last = notes.at(-1);
    if (note) notes.push(note);
    else if (last) last.text += `\n${plain(line)}`;
  }
  return notes;
}

/** For a table of a document, by its place among the blocks: the notes that its marks can mean. */
export function notesFor(document: Document): (at: number) => Notes {
  const { blocks } = document;
  const byBlock = blocks.map((block) => {
    const contents = block.type === "paragraph" ? [block.content] : block.type === "list" ? flat(block.items) : [];
    return contents.flatMap(notesOf);
  });
  const counts = new Map<string, number>();
  for (const { mark } of byBlock.flat()) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  /** Whether a table right above a note bears its mark: then the note is for that table. */
  const isOfTable = (at: number, mark: string): boolean => {
    const above = blocks[at - 1];
    return (
      above?.type === "table" &&
      [...above.header, ...above.body].some((row) => row.some((cell) => marksOf(cell.content).includes(mark)))
    );
  };
  /** Marks with one note on the whole page: that is what they mean wherever they stand. */
  const single: Notes = new Map(
    byBlock.flatMap((notes, at) =>
      notes.flatMap(({ mark, text }): [string, string][] =>
        counts.get(mark) === 1 && !isOfTable(at, mark) ? [[mark, text]] : [],
      ),
    ),
  );
  return (at) => {
    const near: Notes = new Map();
    for (let next = at + 1; next < blocks.length && blocks[next]?.type !== "table"; next += 1)
      if (blocks[next]?.section === blocks[at]?.section)
        for (const { mark, text } of byBlock[next] ?? []) if (!near.has(mark)) near.set(mark, text);
    return near.size === 0 ? single : new Map([...single, ...near]);
  };
}

const flat = (items: ListItem[]): InlineContent[] =>
  items.flatMap(({ content, items: inner }) => [content, ...flat(inner)]);

/** What a note says of the dates that bear its mark, or of all dates of a table. `unread` is what no rule reads. */
export type Effect = { kind: "facts"; facts: Fact[] } | { kind: "unread" } | null;

/** Words by which a note that no rule reads may soften, limit or take back a date. */
const weakness: readonly Concept[] = [...denying, ...retracting, ...softening, "only", "scope", "aux.modal"];

/** Reads a note: soft dates, dates for some only, dates that do not hold; null where it has no bearing on a date. */
export function effectOf(text: string, lexicon: Lexicon): Effect {
  const { facts, unread } = readNote(text, lexicon);
  if (unread.some((sentence) => sentence.some((token) => has(token, ...weakness) || token.kind === "date")))
    return { kind: "unread" };
  return facts.length === 0 ? null : { kind: "facts", facts };
}

/** Whether a note has a sentence that no rule reads and that does not only point elsewhere: it may bear on a date. */
export const isUnexplained = (text: string, lexicon: Lexicon): boolean =>
  readNote(text, lexicon).unread.some((sentence) => !pointsElsewhere(sentence));

/** The facts of a note and the sentences of it that no rule reads. */
const readNote = oncePerPage((text: string, lexicon): { facts: Fact[]; unread: Token[][] } => {
  const facts: Fact[] = [];
  const unread: Token[][] = [];
  if (text.trim() === "" || text.length > 4_000) return { facts, unread };
  const lexed = lex([{ text }], lexicon);
  for (const sentence of sentencesOf(lexed.tokens)) {
    const short = shortNote(sentence);
    if (short !== null) {
      facts.push(short);
      continue;
    }
    if (
      has(sentence[0], "otherwise") &&
      facts.some(({ says }) => says === "only-for") &&
      !sentence.some((token) => token.kind === "date")
    )
      continue;
    const outcome = readClauses(chunksOf(sentence, lexed.text), { ...noContext, subject: { kind: "section" } });
    const own = outcome.ok ? outcome.reading.claims : null;
    if (own?.every(({ subject }) => subject.kind === "section")) facts.push(...own.map(({ fact }) => fact));
    else unread.push(sentence);
  }
  return { facts, unread };
});

/** A note in a few words: "Cancelled.", "EU only.", "Estimate", "Standard deployments". */
function shortNote(tokens: readonly Token[]): Fact | null {
  const words = tokens.filter(
    (token) => token.kind !== "mark" && !has(token, "filler", "aux.present", "aux.past", "noun.date"),
  );
  if (words.length === 0 || words.length > 8 || words.some(({ kind }) => kind === "date")) return null;
  const all = (...concepts: Concept[]): boolean => words.every((token) => has(token, ...concepts));
  const some = (...concepts: Concept[]): boolean => words.some((token) => has(token, ...concepts));
  if (some("undone") && all("undone", "noun.date", "time")) return { says: "void", event: null };
  // "Postponed, the new date will be announced": what is put off holds no more, whatever follows.
  if (has(words[0], "undone") && !some("negation", "undone.to", "scope", "condition", "exception"))
    return { says: "void", event: null };
  if (some("superseded", "invalid", "example") && all("superseded", "invalid", "example", "noun.date"))
    return { says: "void", event: null };
  if (some("bound.tentative") && all("bound.tentative", "noun.date", "ref.below"))
    return { says: "soft", event: "retired", bound: "tentative" };
  if (some("bound.not-before") && all("bound.not-before", "noun.date", "ref.below"))
    return { says: "soft", event: "retired", bound: "not-before" };
  if (
    some("scope") &&
    all("scope", "only", "scope.prep", "noun.model", "and", "everyone") &&
    some("only", "scope.prep")
  )
    return {
      says: "only-for",
      event: null,
      scope: textOf(words.slice(words.findIndex(isScope), words.findLastIndex(isScope) + 1)),
    };
  return null;
}

/** Whether a cell bears a mark whose note is not on the page. */
export const lacksNote = (content: InlineContent, notes: Notes): boolean =>
  marksOf(content).some((mark) => !notes.has(mark));

/** What all the marks of some cells do together. */
export function effectOfMarks(contents: InlineContent[], notes: Notes, lexicon: Lexicon): Effect {
  const effects = contents.flatMap(marksOf).map((mark) => effectOf(notes.get(mark) ?? "", lexicon));
  if (effects.some((effect) => effect?.kind === "unread")) return { kind: "unread" };
  const facts = effects.flatMap((effect) => (effect?.kind === "facts" ? effect.facts : []));
  return facts.length === 0 ? null : { kind: "facts", facts };
}
