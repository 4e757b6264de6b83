/**
 * Tokens → chunks: runs of names, dates with their bound, events with their auxiliaries, scopes. What is no part of any
 * stays a word. Nothing is dropped: every token is in exactly one chunk.
 */
import { has, type Token } from "../lex.ts";
import type { Chunk, Word } from "./chunk.ts";
import { eventAt } from "./events.ts";
import { type Known, nothingKnown } from "./known-names.ts";
import { namesAt } from "./names.ts";
import { groupAt, refAt } from "./refs.ts";
import { labelAt, leadScopeAt, scopeAt, scopeBeforeAt } from "./scopes.ts";
import { whenAt } from "./whens.ts";

/** The chunks of a sentence or cell. `text` is what the tokens were cut from. */
export function chunksOf(tokens: readonly Token[], text: string, known: Known = nothingKnown): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < tokens.length; ) {
    const chunk =
      whenAt(tokens, at) ??
      labelAt(tokens, at) ??
      leadScopeAt(tokens, at) ??
      namesAt(tokens, at, text, known) ??
      groupAt(tokens, at) ??
      eventAt(tokens, at) ??
      refAt(tokens, at) ??
      (usesName(tokens, at, text, known) ? null : scopeAt(tokens, at)) ??
      scopeBeforeAt(tokens, at) ??
      wordAt(tokens, at);
    chunks.push(chunk);
    at += chunk.tokens.length;
  }
  return chunks;
}

/** "developers using the Assistants API": a name, where the page has one, and no scope. */
const usesName = (tokens: readonly Token[], at: number, text: string, known: Known): boolean =>
  has(tokens[at], "replace.use") && namesAt(tokens, at + 1, text, known) !== null;

const wordAt = (tokens: readonly Token[], at: number): Word => ({
  type: "word",
  token: tokens[at] as Token,
  tokens: [tokens[at] as Token],
});
