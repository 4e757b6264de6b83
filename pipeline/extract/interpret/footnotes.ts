/** Footnotes: which marks a cell bears, and what the notes below the table do to its dates. */

import type { Bound } from "../../domain/schema.ts";
import { type Document, type InlineContent, type ListItem, plain } from "../read/document.ts";
import { limitingPattern, notBeforePattern, scopePattern, tentativePattern } from "../vocabulary/index.ts";
import { findDates } from "./dates.ts";

/** Mark → text of its note. */
export type Notes = Map<string, string>;

/** A note makes dates soft, or limits what they hold for in a way nobody reads; null for one that does neither. */
export type Effect = Exclude<Bound, "on"> | "limits" | null;

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
function marksOf(content: InlineContent): string[] {
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

/** For a table of a document, by its place among the blocks: the notes that its marks can mean. */
export function notesFor(document: Document): (at: number) => Notes {
  const { blocks } = document;
  const byBlock = blocks.map((block) => {
    const contents = block.type === "paragraph" ? [block.content] : block.type === "list" ? flat(block.items) : [];
    return contents.flatMap((content) => noteOf(content) ?? []);
  });
  const counts = new Map<string, number>();
  for (const { mark } of byBlock.flat()) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  /** Marks with one note on the whole page: that is what they mean wherever they stand. */
  const single: Notes = new Map(
    byBlock.flat().flatMap(({ mark, text }) => (counts.get(mark) === 1 ? [[mark, text]] : [])),
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

/** A note of no more words, with a word of a scope among them, is a scope: "Standard deployments". */
const fewWords = 8;

/** What a note does to the dates it is about. */
export function effectOf(text: string): Effect {
  const isScope = scopePattern.test(text) && text.trim().split(/\s+/).length <= fewWords;
  if (isScope || limitingPattern.test(text) || findDates(text.slice(0, 4_000)).length > 0) return "limits";
  if (notBeforePattern.test(text)) return "not-before";
  return tentativePattern.test(text) ||
    /\bmay (?:change|move|slip|shift|be (?:moved|changed|extended|postponed))\b|\bsubject to\b/i.test(text)
    ? "tentative"
    : null;
}

/** What all the marks of some cells do together: a limit outweighs softness. */
export function effectOfMarks(contents: InlineContent[], notes: Notes): Effect {
  if (notes.size === 0) return null;
  const effects = contents.flatMap(marksOf).map((mark) => effectOf(notes.get(mark) ?? ""));
  return effects.find((effect) => effect === "limits") ?? effects.find((effect) => effect !== null) ?? null;
}
