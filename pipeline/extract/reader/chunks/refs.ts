/** References to models that are named elsewhere: "these models", "the following". */
import { has, type Token } from "../lex.ts";
import type { Ref } from "./chunk.ts";
import { eventOf } from "./events.ts";
import { isNamePart } from "./one-name.ts";

/** "these models", "this model", "the following": a reference that begins here; null for none. */
export function refAt(tokens: readonly Token[], at: number): Ref | null {
  let next = at;
  while (has(tokens[next], "filler", "everyone") && next - at < 2) next += 1;
  const token = tokens[next];
  const which = has(token, "ref.following")
    ? "following"
    : has(token, "ref.these")
      ? "these"
      : has(token, "ref.this")
        ? "this"
        : null;
  if (which === null) return null;
  let end = next + 1;
  let following = which === "following";
  // "the following Lark 1.5 models": the name of the family is part of the reference.
  if (following) {
    let noun = end;
    while (noun - end < 5 && (isNamePart(tokens[noun]) || has(tokens[noun], "group", "stage.preview", "stage.legacy")))
      noun += 1;
    if (has(tokens[noun], "noun.model", "noun.endpoint")) end = noun;
  }
  while (
    has(tokens[end], "noun.model", "noun.endpoint", "ref.below", "ref.following") ||
    // "the following model names"
    (has(tokens[end], "title.name", "title.id") &&
      (has(tokens[end - 1], "noun.model", "ref.following") || (end === next + 1 && !has(token, "pronoun"))))
  ) {
    if (has(tokens[end], "ref.following")) following = true;
    end += 1;
  }
  const pronoun = end === next + 1 && has(token, "pronoun");
  return { type: "ref", which: following ? "following" : which, pronoun, tokens: tokens.slice(at, end) };
}

/** A group that is described by its state ("the retired models above"); null for none. */
export const groupAt = (tokens: readonly Token[], at: number): Ref | null => {
  let next = at;
  while (has(tokens[next], "filler") && next - at < 2) next += 1;
  const end = describedGroup(tokens, next);
  return end > 0 ? { type: "ref", which: "these", pronoun: false, tokens: tokens.slice(at, end) } : null;
};

/** "the retired model slugs above": where a group ends that is told by its state; 0 for none. */
function describedGroup(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  const state = eventOf(token);
  if (
    token === undefined ||
    state === null ||
    !has(token, `event.${state}.state`) ||
    !has(tokens[at + 1], "noun.model", "noun.endpoint")
  )
    return 0;
  let end = at + 2;
  while (has(tokens[end], "noun.model", "noun.endpoint", "ref.below")) end += 1;
  return has(tokens[end - 1], "ref.below") ? end : 0;
}
