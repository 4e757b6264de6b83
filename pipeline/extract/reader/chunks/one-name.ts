/** One name: an id or code, a name that the page is known to print, or capitals and numbers. */

import { eventNames } from "../../../domain/schema.ts";
import { has, type Token } from "../lex.ts";
import type { Concept } from "../lexicon/schema.ts";
import { isLoneId, isModelCode, isPlaceholder, isSetting, type NameRef, whyNoName } from "../names.ts";
import { isMark } from "./bounds.ts";
import { type Known, nothingKnown } from "./known-names.ts";

interface OneName {
  names: NameRef[];
  end: number;
  weak: boolean;
}

/** The name that begins here, with an id or alias in parentheses behind it; null for none. */
export function oneName(tokens: readonly Token[], at: number, text: string, known: Known): OneName | null {
  const whole = knownName(tokens, at, text, known) ?? coded(tokens, at, known) ?? display(tokens, at, known);
  return whole && withAside(tokens, whole);
}

const firstWord = /[\p{L}\p{N}]+/uy;

/** The longest name of the page that stands here, whatever words it is made of. */
export function knownName(tokens: readonly Token[], at: number, text: string, known: Known): OneName | null {
  const token = tokens[at];
  if (!token || token.kind === "code" || token.kind === "mark" || token.kind === "date") return null;
  if (!known.initials.has(text.charAt(token.start).toLowerCase())) return null;
  firstWord.lastIndex = token.start;
  const longer = known.starts.get(firstWord.exec(text)?.[0].toLowerCase() ?? "");
  if (longer === undefined) return null;
  const lower = text.slice(token.start, token.start + 120).toLowerCase();
  const name = longer.find((each) => lower.startsWith(each) && /[\d\s._-]/.test(each));
  if (name === undefined) return null;
  const last = tokens.findIndex(({ end }, index) => index >= at && end >= token.start + name.length);
  if (last < 0 || tokens[last]?.end !== token.start + name.length) return null;
  const printed = text.slice(token.start, token.start + name.length);
  return {
    names: [{ text: printed, display: null, version: null, href: token.href ?? null, code: false }],
    end: last + 1,
    weak: false,
  };
}

function coded(tokens: readonly Token[], at: number, known: Known = nothingKnown): OneName | null {
  const token = tokens[at];
  if (!token || (token.kind !== "code" && token.kind !== "id")) return null;
  if (token.kind === "id" && !isLoneId(token.text)) return null;
  // "Lark-405B Instruct": an id with a capital may go on as a name.
  if (token.kind === "id" && /^[A-Z]/.test(token.text) && isNamePart(tokens[at + 1])) return null;
  if (has(token, "name.foreign")) return null;
  if (
    isPlaceholder(token.text) ||
    isSetting(token.text) ||
    whyNoName(token.text) !== null ||
    /[\s()=]/.test(token.text)
  )
    return null;
  const name: NameRef = {
    text: token.text,
    display: null,
    version: null,
    href: token.href ?? null,
    code: token.kind === "code",
  };
  // Code without a number may be a setting or a feature, unless a word of it is one that names of models have.
  const told = /\d/.test(token.text) || has(token, "name.word") || known.names.has(token.text.toLowerCase());
  const weak = !isModelCode(token.text) || !told;
  return { names: [name], end: at + 1, weak: token.kind === "code" && weak };
}

const strong: readonly Concept[] = [
  ...eventNames.flatMap((event): Concept[] => [`event.${event}.act`, `event.${event}.noun`]),
  "aux.future",
  "aux.past",
  "aux.present",
  "negation",
  "condition",
  "and",
  "or",
  "ref.these",
  "ref.following",
  "ref.this",
  "we",
  "replace.use",
  "pointer",
  "noun.model",
  "noun.family",
  "noun.date",
  "weekday",
  "part",
];

/** Whether a token can go on a name in words: it has a capital or is a number. */
export function isNamePart(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === "number") return /^\d/.test(token.text) && token.text.length < 10;
  if (token.kind === "id") return true;
  return (
    token.kind === "word" &&
    /^[A-Z]/.test(token.text) &&
    !token.text.includes(" ") &&
    (!has(token, ...strong) || has(token, "name.word"))
  );
}

/** A name in words: capitals and numbers, and something of a number among them unless the page knows it. */
function display(tokens: readonly Token[], at: number, known: Known): OneName | null {
  const first = tokens[at];
  if (!first || !isNamePart(first) || first.kind === "number" || (first.concepts.length > 0 && first.kind === "word"))
    return null;
  let end = at + 1;
  while (isNamePart(tokens[end]) && end - at < 8) end += 1;
  // A number right before a noun is the number of them: "Lark 3 models" keeps its 3 all the same.
  const parts = tokens.slice(at, end);
  const text = parts.map((part) => part.text).join(" ");
  const numbered = parts.some((part) => /\d/.test(part.text));
  const coded = isMark(tokens[end], "(") && tokens[end + 1]?.kind === "code" && isMark(tokens[end + 2], ")");
  if (!known.names.has(text.toLowerCase()) && !coded) {
    if (!numbered) return null;
    if (
      parts.length > 1 &&
      parts
        .slice(1)
        .some(
          (part) => part.kind === "id" && isLoneId(part.text) && part.text.includes("-") && /^[a-z]/.test(part.text),
        )
    )
      return null;
  }
  // "DeepSeek V4 Flash (0731)": a date or version that tells it from others of its name.
  const numberBehind = isMark(tokens[end], "(") && tokens[end + 1]?.kind === "number" && isMark(tokens[end + 2], ")");
  const name = numberBehind ? `${spaced(parts)} (${tokens[end + 1]?.text})` : spaced(parts);
  return {
    names: [{ text: name, display: null, version: null, href: first.href ?? null, code: false }],
    end: numberBehind ? end + 3 : end,
    weak: false,
  };
}

/** The parts of a name with the spaces that stand between them. */
const spaced = (parts: readonly Token[]): string =>
  parts.reduce(
    (text, part, at) => (at === 0 ? part.text : text + (part.start > (parts[at - 1]?.end ?? 0) ? " " : "") + part.text),
    "",
  );

/** An id, an alias or a short name in parentheses behind a name. */
function withAside(tokens: readonly Token[], whole: OneName): OneName {
  let open = whole.end;
  while (has(tokens[open], "noun.model", "noun.endpoint") && isMark(tokens[open + 1], "(")) open += 1;
  if (!isMark(tokens[open], "(")) return whole;
  let at = open + 1;
  const found: NameRef[] = [];
  while (at < tokens.length && at - open < 14) {
    const token = tokens[at];
    if (isMark(token, ")")) {
      const [name] = whole.names;
      if (!name || found.length === 0) return whole;
      const [id] = found;
      if (name.code || isLoneId(name.text)) {
        // "`a` (and the alias `b`)": both; an id that only repeats the first is the same.
        return { names: [name, ...found], end: at + 1, weak: whole.weak };
      }
      if (found.length > 1 || !id)
        return { names: found.map((each) => ({ ...each, display: name.text })), end: at + 1, weak: false };
      return { names: [{ ...id, display: name.text }], end: at + 1, weak: false };
    }
    const inner = coded(tokens, at);
    if (inner) {
      found.push(...inner.names);
      at = inner.end;
    } else if (has(token, "and", "or", "filler", "noun.model", "alias") || isMark(token, ",/")) at += 1;
    else return whole;
  }
  return whole;
}
