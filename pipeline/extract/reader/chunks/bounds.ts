/** Marks, and the words that say how a date is meant. */
import { has, type Token } from "../lex.ts";
import type { Concept } from "../lexicon/schema.ts";

/** Whether a token is one of these punctuation marks. */
export const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.kind === "mark" && marks.includes(token.text);

const bounds: readonly Concept[] = [
  "bound.on",
  "bound.not-before",
  "bound.tentative",
  "bound.last-day",
  "bound.deadline",
  "bound.after",
  "bound.onward",
];

/** Whether a word says how a date is meant ("by", "not before"). */
export const isBound = (token: Token | undefined): boolean => has(token, ...bounds);

/** Whether a bound belongs to a later date and not to the one before it. */
export function startsDate(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next < at + 4; next += 1) {
    if (tokens[next]?.kind === "date") return true;
    if (!isBound(tokens[next]) && !has(tokens[next], "filler", "weekday")) return false;
  }
  return false;
}
