/** Runs of names with the joints between them and the nouns beside them. */
import { has, type Token } from "../lex.ts";
import { isBound, isMark } from "./bounds.ts";
import type { Names } from "./chunk.ts";
import type { Known } from "./known-names.ts";
import { knownName, oneName } from "./one-name.ts";

/** Names with the joints between them and the nouns beside them. */
export function namesAt(tokens: readonly Token[], at: number, text: string, known: Known): Names | null {
  let next = at;
  while (has(tokens[next], "filler") && next - at < 3 && !knownName(tokens, next, text, known)) next += 1;
  if (
    has(tokens[next], "stage.preview", "stage.legacy", "stage.active") &&
    has(tokens[next + 1], "noun.model") &&
    /^\p{Ll}/u.test(tokens[next]?.text ?? "")
  )
    next += 1;
  let noun = false;
  if (
    has(tokens[next], "ref.this", "ref.these") &&
    has(tokens[next], "ref.this", "ref.these") &&
    (tokens[next + 1]?.kind === "code" || tokens[next + 1]?.kind === "id" || isMark(tokens[next + 1], "("))
  ) {
    noun = true;
    next += 1;
    if (isMark(tokens[next], "(")) next += 1;
  } else if (
    has(tokens[next], "noun.model", "noun.endpoint") &&
    !has(tokens[next + 1], "noun.model", "noun.endpoint", "noun.family")
  ) {
    noun = true;
    next += 1;
    while (isMark(tokens[next], "(:") || (tokens[next]?.kind === "word" && has(tokens[next], "filler"))) next += 1;
  }
  const opened = groupBefore(tokens, next);
  if (opened > 0) {
    noun = true;
    next = opened;
  }
  const first = oneName(tokens, next, text, known);
  if (!first) return null;
  const found = [...first.names];
  let weak = first.weak;
  let or = false;
  let end = first.end;
  for (;;) {
    let from = end;
    let joined = false;
    while (isMark(tokens[from], ",/") || has(tokens[from], "and", "or") || tokens[from]?.kind === "break") {
      if (has(tokens[from], "or")) or = true;
      joined = true;
      from += 1;
    }
    while (joined && has(tokens[from], "filler")) from += 1;
    if (!joined) break;
    const more = oneName(tokens, from, text, known);
    if (!more) break;
    found.push(...more.names);
    weak ||= more.weak;
    end = more.end;
  }
  if (at < next && noun && isMark(tokens[next - 1], "(") && isMark(tokens[end], ")")) end += 1;
  let family = false;
  while (has(tokens[end], "noun.model", "noun.endpoint", "noun.family") && !has(tokens[end], "ref.following")) {
    if (has(tokens[end], "noun.family")) family = true;
    noun = true;
    end += 1;
  }
  return { type: "names", tokens: tokens.slice(at, end), names: found, noun, family, weak, or };
}

/** "two older models (": where the names in the parentheses begin; 0 where there is no such group. */
function groupBefore(tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (first?.concepts.length === 0 && first.kind !== "number" && !/^[A-Z]/.test(first.text)) return 0;
  let next = at;
  while (
    next - at < 5 &&
    (tokens[next]?.kind === "number" ||
      has(tokens[next], "group", "stage.preview", "stage.legacy") ||
      (has(tokens[next], "relative") && !isBound(tokens[next])) ||
      (tokens[next]?.kind === "word" && tokens[next]?.concepts.length === 0 && /^[A-Z]/.test(tokens[next]?.text ?? "")))
  )
    next += 1;
  while (
    has(tokens[next], "noun.model", "noun.endpoint") &&
    has(tokens[next + 1], "noun.model", "title.name", "title.id")
  )
    next += 1;
  // "older versions of the models (": of all of which the parentheses give the names.
  while (has(tokens[next], "noun.model") && has(tokens[next + 1], "filler")) {
    let noun = next + 1;
    while (has(tokens[noun], "filler")) noun += 1;
    if (!has(tokens[noun], "noun.model", "ref.these")) break;
    next = noun;
  }
  if (!has(tokens[next], "noun.model", "ref.these", "title.name", "title.id") || !isMark(tokens[next + 1], "(,"))
    return 0;
  const inside = tokens[next + 2];
  return next > at && (inside?.kind === "code" || inside?.kind === "id") ? next + 2 : 0;
}
