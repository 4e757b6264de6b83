/**
 * Tokens → chunks: runs of names, dates with their bound, events with their auxiliaries, scopes. What is no part of any
 * stays a word. Nothing is dropped: every token is in exactly one chunk.
 */
import { has, isScope, type Token } from "../lex.ts";
import { isMark } from "./bounds.ts";
import type { Chunk, Word } from "./chunk.ts";
import { eventAt, eventOf } from "./events.ts";
import { type Known, nothingKnown } from "./known-names.ts";
import { namesAt } from "./names.ts";
import { groupAt, refAt } from "./refs.ts";
import { labelAt, leadScopeAt, scopeAt, scopeBeforeAt } from "./scopes.ts";
import { whenAt } from "./whens.ts";

/** The chunks of a sentence or cell. `text` is what the tokens were cut from. */
export function chunksOf(tokens: readonly Token[], text: string, known: Known = nothingKnown): Chunk[] {
  const chunks: Chunk[] = [];
  const holds = partsIn(tokens);
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    // A word that means nothing by itself begins names and labels only.
    const told = token.kind !== "word" || token.concepts.length > 0;
    const chunk =
      (told && holds.date ? whenAt(tokens, at) : null) ??
      (holds.scope && (holds.colon || isMark(token, "(")) ? labelAt(tokens, at) : null) ??
      (told && holds.scope ? leadScopeAt(tokens, at) : null) ??
      namesAt(tokens, at, text, known) ??
      (told && holds.event ? (groupAt(tokens, at) ?? eventAt(tokens, at)) : null) ??
      (told && holds.ref ? refAt(tokens, at) : null) ??
      (told && holds.scope && !usesName(tokens, at, text, known) ? scopeAt(tokens, at) : null) ??
      (holds.scope ? scopeBeforeAt(tokens, at) : null) ??
      wordAt(token);
    chunks.push(chunk);
    at += chunk.tokens.length;
  }
  return chunks;
}

/** What the tokens hold at all: most sentences have no date, event or scope, which need not be sought at each word. */
function partsIn(tokens: readonly Token[]): Record<"date" | "event" | "ref" | "scope" | "colon", boolean> {
  return {
    colon: tokens.some((token) => isMark(token, ":")),
    date: tokens.some(({ kind }) => kind === "date"),
    event: tokens.some((token) => eventOf(token) !== null),
    ref: tokens.some((token) => has(token, "ref.these", "ref.this", "ref.following")),
    scope: tokens.some((token) => isScope(token) || has(token, "everyone")),
  };
}

/** "developers using the Assistants API": a name, where the page has one, and no scope. */
const usesName = (tokens: readonly Token[], at: number, text: string, known: Known): boolean =>
  has(tokens[at], "replace.use") && namesAt(tokens, at + 1, text, known) !== null;

const wordAt = (token: Token): Word => ({ type: "word", token, tokens: [token] });
