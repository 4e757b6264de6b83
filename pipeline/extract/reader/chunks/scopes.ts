/** For whom or where a clause holds: "for free users", "in the EU", "Standard:". */

import type { EventName } from "../../../domain/schema.ts";
import { has, isScope, type Token, textOf } from "../lex.ts";
import { isUnspaced } from "../lexicon/index.ts";
import type { Concept } from "../lexicon/schema.ts";
import { isBound, isMark, startsDate } from "./bounds.ts";
import type { Scope } from "./chunk.ts";
import { eventOf } from "./events.ts";

/** "Standard:" in front of a date and "(Standard)" behind it: a scope without a word before it. */
export function labelAt(tokens: readonly Token[], at: number): Scope | null {
  const open = isMark(tokens[at], "(");
  const from = open ? at + 1 : at;
  if (!open && has(tokens[at], "scope.prep")) return null;
  let real = false;
  // A list of regions in parentheses may be long; in front of a colon a label is short.
  for (let end = from; end < Math.min(tokens.length, from + (open ? 90 : 9)); end += 1) {
    const token = tokens[end] as Token;
    if (open ? isMark(token, ")") : isMark(token, ":")) {
      if (end === from || !real) return null;
      return {
        type: "scope",
        text: textOf(withoutFillers(tokens.slice(from, end))),
        everyone: false,
        tokens: tokens.slice(at, end + 1),
      };
    }
    if (
      token.kind === "date" ||
      (token.kind === "code" && !isScope(token)) ||
      token.kind === "break" ||
      (token.kind === "mark" && !"-,&/+".includes(token.text)) ||
      eventOf(token) ||
      (has(token, ...endsScope) && !(open && has(token, "only")))
    )
      return null;
    if (isScope(token)) real = true;
    if (has(token, "everyone") && !has(token, "scope") && open) return null;
  }
  return null;
}

const endsScope: readonly Concept[] = [
  "aux.future",
  "aux.past",
  "aux.present",
  "aux.modal",
  "negation",
  "condition",
  "exception",
  "undone",
  "unsettled",
  "replace.use",
  "replace.by",
  "bound.not-before",
  "bound.tentative",
  "pointer",
  "we",
  "request",
  "only",
  "replace.instead",
  "takes-place",
  "ref.these",
  "ref.this",
  "ref.following",
];

/** Without articles and the like at both ends. */
function withoutFillers(tokens: readonly Token[]): readonly Token[] {
  let [from, to] = [0, tokens.length];
  while (from < to && has(tokens[from], "filler") && !isScope(tokens[from])) from += 1;
  while (to > from && has(tokens[to - 1], "filler") && !isScope(tokens[to - 1])) to -= 1;
  return tokens.slice(from, to);
}

/** Where ", including A, B and C" behind a scope ends: it only spells out what is in it. */
function includedEnd(tokens: readonly Token[], from: number): number {
  if (!isMark(tokens[from], ",") || !has(tokens[from + 1], "including")) return from;
  let end = from + 2;
  while (
    has(tokens[end], "scope", "everyone", "and", "or") ||
    (isMark(tokens[end], ",") && has(tokens[end + 1], "scope", "everyone", "and", "or"))
  )
    end += 1;
  return end;
}

/** "Standard deployments retire on D": a scope as the subject of a clause. */
export function leadScopeAt(tokens: readonly Token[], at: number): Scope | null {
  const starts =
    at === 0 ||
    (tokens[at - 1]?.kind === "mark" && ".;,".includes(tokens[at - 1]?.text ?? "")) ||
    tokens[at - 1]?.kind === "break";
  if (!starts || !has(tokens[at], "scope", "everyone")) return null;
  let end = at;
  let real = false;
  while (has(tokens[end], "scope", "everyone", "filler") && eventOf(tokens[end]) === null) {
    if (has(tokens[end], "scope")) real = true;
    end += 1;
  }
  const verb = tokens[end];
  const named = end > at + 1 && has(tokens[end - 1], "filler") && (verb?.kind === "code" || verb?.kind === "id");
  if (real && named)
    return {
      type: "scope",
      text: textOf(withoutFillers(tokens.slice(at, end))),
      everyone: false,
      tokens: tokens.slice(at, end),
    };
  if (!real || !(eventOf(verb) !== null || has(verb, "aux.future", "aux.past", "aux.present"))) return null;
  if (eventOf(verb) !== null && !has(verb, `event.${eventOf(verb) as EventName}.act`)) return null;
  return {
    type: "scope",
    text: textOf(withoutFillers(tokens.slice(at, end))),
    everyone: false,
    tokens: tokens.slice(at, end),
  };
}

/** "la région Paris": a name that nobody knows, right behind the word that says what it is. */
const isPlaceName = ({ kind, concepts, text }: Token): boolean =>
  kind === "word" && concepts.length === 0 && /^\p{Lu}/u.test(text);

/** "ムンバイリージョン": the same in front of it. */
function isUnknownPlace(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  return (
    token?.kind === "word" &&
    token.concepts.length === 0 &&
    isUnspaced(token.text) &&
    has(next, "title.scope") &&
    (token.end === next?.start || /\p{Script=Hangul}/u.test(token.text))
  );
}

/** "EUでは": a scope with its particle behind it. */
export function scopeBeforeAt(tokens: readonly Token[], at: number): Scope | null {
  let end = at;
  let real = false;
  while (
    end - at < 8 &&
    (isScope(tokens[end]) || has(tokens[end], "everyone", "and", "filler") || isUnknownPlace(tokens, end))
  ) {
    if (has(tokens[end], "scope.behind") && real) break;
    if (isScope(tokens[end])) real = true;
    end += 1;
  }
  if (!real || !has(tokens[end], "scope.behind")) return null;
  return {
    type: "scope",
    text: textOf(withoutFillers(tokens.slice(at, end))),
    everyone: false,
    tokens: tokens.slice(at, end + 1),
  };
}

/** "for free users", "in the EU", "on the Lark API": what the words say is the scope, so all of them are kept. */
export function scopeAt(tokens: readonly Token[], at: number): Scope | null {
  if (!has(tokens[at], "scope.prep")) return null;
  let end = at + 1;
  let last = at;
  let everyone = false;
  let real = false;
  let fillers = 0;
  while (end < tokens.length && end - at < 12) {
    const token = tokens[end] as Token;
    if (token.kind === "date" || token.kind === "break" || token.kind === "code") break;
    if (token.kind === "mark" && !"-+&".includes(token.text)) break;
    if (isBound(token) && startsDate(tokens, end)) break;
    if (has(token, "filler") && end === at + 1 + fillers) fillers += 1;
    if (has(token, ...endsScope) || (eventOf(token) && !has(token, "scope"))) break;
    if (isScope(token) && !(has(token, "everyone") && end === at + 1 + fillers)) {
      last = end;
      real = true;
    } else if (has(token, "everyone")) {
      everyone = true;
      last = end;
    } else if (has(token, "noun.model", "noun.endpoint") && real) last = end;
    else if (isPlaceName(token) && last === end - 1 && has(tokens[last], "title.scope")) last = end;
    end += 1;
  }
  if (last === at) return null;
  const named = tokens.slice(at + 1, last + 1);
  // "removed from the X API": the whole of what the provider offers, whatever it calls it.
  if (has(tokens[at], "scope.from") && named.every((token) => !has(token, "scope") || has(token, "everyone")))
    everyone = true;
  const whole = everyone && (!real || has(tokens[at], "scope.from"));
  let from = at + 1;
  while (from < last && has(tokens[from], "filler")) from += 1;
  const words = textOf(tokens.slice(from, last + 1));
  return { type: "scope", text: words, everyone: whole, tokens: tokens.slice(at, includedEnd(tokens, last + 1)) };
}
