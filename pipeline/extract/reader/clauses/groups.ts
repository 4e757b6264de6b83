/** Groups of models that a notice describes without naming them. */
import type { Chunk } from "../chunks/chunk.ts";
import { has } from "../lex.ts";
import { limiting } from "../lexicon/limiting.ts";

/** "several older preview models", "a set of older models": a group that a notice only describes, with no name in it. */
export function countedGroup(chunks: readonly Chunk[]): readonly Chunk[] {
  const from = chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "group"));
  const length = chunks.slice(from + 1).findIndex((chunk) => chunk.type === "word" && has(chunk.token, "noun.model"));
  const group = from < 0 || length < 0 ? [] : chunks.slice(from, from + length + 2);
  const isPlain = group.every(
    (chunk) =>
      (chunk.type === "event" && chunk.event === "legacy") ||
      (chunk.type === "word" && has(chunk.token, "group", "stage.preview", "stage.legacy", "noun.model", "filler")),
  );
  return isPlain ? group : [];
}

/**
 * "(customers) using older Heron 4 models (of their …)": models that the section lists and a notice only
 * describes, by a word for a group or by no name at all. Empty where models are named.
 */
export function describedGroup(chunks: readonly Chunk[]): readonly Chunk[] {
  const from = chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "replace.use"));
  const length = chunks
    .slice(from + 1)
    .findIndex((chunk) => chunk.type === "word" && has(chunk.token, "filler") && !has(chunk.token, "noun.model"));
  if (from < 0) return countedGroup(chunks);
  if (length < 1) return [];
  const group = chunks.slice(from + 1, from + 1 + length);
  const isGroup =
    group.some(({ tokens: [first] }) => has(first, "group", "stage.legacy")) ||
    !group.some(({ type }) => type === "names");
  const isPlain = group.every(
    (chunk) =>
      chunk.type === "names" ||
      (chunk.type === "event" && chunk.event === "legacy") ||
      (chunk.type === "word" && !has(chunk.token, ...limiting, "part", "part.training", "part.tuned")),
  );
  const tokens = group.flatMap((chunk) => chunk.tokens);
  return isGroup && isPlain && tokens.some((token) => has(token, "noun.model", "noun.family")) ? group : [];
}
