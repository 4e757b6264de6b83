/**
 * What the cells of a replacement column name. Each word is part of a name, joins names, or is one of the few things that
 * may stand beside them (a version, an aside, a setting); else the cell is not read.
 */
import { limits } from "../page-limits.ts";
import { type InlineContent, plain } from "../read/document.ts";
import { type CellResult, isBlank, isMark, trimMarks, unread, withoutReferences } from "./cells/cell.ts";
import { whyNoPhrase } from "./cells/name-phrases.ts";
import { eventOf } from "./chunks/events.ts";
import { has, lex, type Token } from "./lex.ts";
import type { Lexicon } from "./lexicon/index.ts";
import { denying } from "./lexicon/limiting.ts";
import { isIdLike, isLoneId, isModelCode, isPlaceholder, isSetting, whyNoName } from "./names.ts";
import { isUnreadMark } from "./statements.ts";

export interface Replacement {
  model: string;
  version: string | null;
  url: string | null;
}

/** What a replacement cell names; a cell that names nothing gives an empty list. Words that deny or limit it are not read. */
export function readReplacements(content: InlineContent, lexicon: Lexicon): CellResult<Replacement[]> {
  const text = plain(content);
  if (text.length > limits.valueLength) return unread("too long for a replacement");
  if (isBlank(text, lexicon)) return { ok: true, value: [] };
  if (isUnreadMark(text)) return unread("left unread");
  const { tokens, text: printed } = lex(withoutMarks(content), lexicon);
  if (tokens.some((token) => has(token, "negation", "exception"))) return unread("words that deny a replacement");
  if (tokens.every((token) => isMark(token) || has(token, "bound.tentative", "none", "filler")) || namesNothing(tokens))
    return { ok: true, value: [] };
  const found: Replacement[] = [];
  for (const part of partsOf(tokens)) {
    const read = readPart(part, printed, lexicon);
    if (read === null) return unread("words beside the replacement");
    found.push(...read);
  }
  return {
    ok: true,
    value: found.filter(({ model }, at, all) => all.findIndex((each) => each.model === model) === at),
  };
}

/** Without footnote references, set apart by markup or printed in brackets. */
const withoutMarks = (content: InlineContent): InlineContent =>
  content.flatMap((run) => (run.isFootnoteRef ? [] : [run.code ? run : { ...run, text: withoutReferences(run.text) }]));

/** "View the guide", "Any model", "Leave it out": words that point elsewhere, or that hold no name. */
function namesNothing(tokens: readonly Token[]): boolean {
  const [first, ...more] = tokens.filter((token) => !isMark(token));
  if (!first || has(first, "pointer")) return true;
  if (tokens.some((token) => token.kind === "code" && !isSetting(token.text))) return false;
  if (more.length === 0 && has(first, "scope") && !/\d/.test(first.text)) return true;
  return (
    more.length > 0 &&
    !more.some((token) => token.kind === "id" || token.kind === "number" || /^[\p{Lu}\p{Lo}]/u.test(token.text)) &&
    first.kind === "word"
  );
}

/** The alternatives of a cell: parted by commas, line breaks, "and" and "or", outside of parentheses. */
function partsOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.text === "(" && token.kind === "mark") depth += 1;
    if (token.text === ")" && token.kind === "mark") depth = Math.max(0, depth - 1);
    const spaced = token.start > (tokens[at - 1]?.end ?? 0);
    const isParting =
      depth === 0 &&
      (token.kind === "break" ||
        (token.kind === "mark" && (",;、，|".includes(token.text) || (token.text === "/" && spaced))) ||
        (has(token, "and", "or") && !/^[A-Z]/.test(token.text)));
    if (isParting) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.some((token) => !isMark(token)));
}

const isEnd = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === "mark" && !"()[]".includes(token.text);

/** Words that take a replacement back or tie it to something. */
const isWeighty = (token: Token): boolean =>
  has(token, ...denying, "undone", "unsettled", "superseded", "invalid") ||
  ["retired", "deprecated"].includes(eventOf(token) ?? "");

/** One alternative. Null where a word of it is not accounted for. */
function readPart(part: readonly Token[], printed: string, lexicon: Lexicon): Replacement[] | null {
  let tokens = part.slice(part.findIndex((token) => !isEnd(token) || token.text === "/"));
  while (isEnd(tokens.at(-1))) tokens = tokens.slice(0, -1);
  tokens = withoutLead(tokens);
  const [first] = tokens;
  if (!first) return [];
  const named = tokens.some((token) => token.kind === "code" || token.kind === "id");
  if (!named && has(first, "filler", "group", "everyone", "none", "ref.this", "ref.these"))
    return tokens.some(isWeighty) ? null : [];
  while (
    tokens.length > 1 &&
    (has(tokens[0], "filler") || has(tokens[0], "noun.model")) &&
    tokens[1]?.kind !== "number"
  )
    tokens = tokens.slice(1);
  const prep = tokens.findIndex(
    (token, at) => at > 0 && has(token, "scope.prep") && /^[\p{Ll}\p{Lo}]/u.test(token.text) && token.kind === "word",
  );
  const setting = prep > 0 ? tokens.slice(prep) : [];
  if (setting.some((token) => isWeighty(token) || (token.kind === "code" && isModelCode(token.text)))) return null;
  const body = prep > 0 ? tokens.slice(0, prep) : tokens;
  const open = body.findIndex((token, at) => at > 0 && token.text === "(");
  const name = open > 0 ? body.slice(0, open) : body;
  const aside = open > 0 ? body.slice(open) : [];
  if (open > 0 && body.at(-1)?.text !== ")") return null;
  const read = readName(name, printed, lexicon);
  const coded = name.some(({ kind }) => kind === "code");
  return read === null || aside.length === 0 ? read : withAside(read, aside.slice(1, -1), printed, coded);
}

/** Without the verb in front ("migrate to X") and without a setting that is made on the model ("set `a` on X"). */
function withoutLead(part: Token[]): Token[] {
  const [first, second, third] = part;
  if (first && second && has(first, "replace.use")) return withoutLead(part.slice(1));
  if (has(first, "setting") && second?.kind === "code" && isSetting(second.text) && has(third, "scope.prep"))
    return part.slice(3);
  return part;
}

/** A name with nothing around it but a version or "model"; several where each of the words is an id. */
function readName(tokens: readonly Token[], printed: string, lexicon: Lexicon): Replacement[] | null {
  const [first, ...rest] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return null;
  // "Preview": what a model is, from the column beside.
  if (first === last && first.concepts.some((concept) => concept.startsWith("stage."))) return null;
  if (first.kind === "code" || first.kind === "id") {
    const more = rest.filter(
      (token) => !has(token, "noun.model") && !(token.kind === "mark" && ":-–*†".includes(token.text)),
    );
    const model = trimMarks(first.text);
    if (first.kind === "code" && more.length === 0) return nameOf(model, null, first);
    if (more.length === 1 && more[0] && /\d/.test(more[0].text) && more[0].kind !== "id")
      return nameOf(model, more[0].kind === "date" ? more[0].text : trimMarks(more[0].text), first);
    const labelled = more.length === 2 && has(more[0], "title.version") && /\d/.test(more[1]?.text ?? "");
    if (labelled) return nameOf(model, trimMarks(more[1]?.text ?? ""), first);
    if (rest.length > 0 && tokens.every((token) => isLoneId(token.text) && token.text.includes("-")))
      return tokens.flatMap((token) => nameOf(token.text, null, token) ?? []);
    if (first.kind === "code") return null;
  }
  const text = trimMarks(printed.slice(first.start, last.end));
  if (tokens.some((token) => token.kind === "code") || text.split(/\s+/).length > 6) return null;
  return isName(text, lexicon) ? nameOf(text, null, first) : null;
}

function nameOf(model: string, version: string | null, { kind, href }: Token): Replacement[] | null {
  if (model === "" || isPlaceholder(model) || (kind === "code" && isSetting(model))) return [];
  // ":heavy_check_mark:" under another title.
  if (kind === "id" && isSetting(model)) return null;
  return whyNoName(model) === null ? [{ model, version, url: href ?? null }] : null;
}

/** What stands in parentheses behind a name: its id, its version, or a remark that takes nothing back. */
function withAside(
  found: Replacement[],
  aside: readonly Token[],
  printed: string,
  coded: boolean,
): Replacement[] | null {
  const [only] = found;
  const [token] = aside;
  if (aside.some(isWeighty)) return null;
  if (!only || found.length > 1) return found;
  const text = token ? (token.kind === "code" ? token.text : printed.slice(token.start, aside.at(-1)?.end)) : "";
  if (
    aside.length === 1 &&
    token &&
    !coded &&
    isIdLike(text) &&
    /\p{L}{2}/u.test(text) &&
    /[-/:]/.test(text) &&
    !/[=:] /.test(text)
  )
    return nameOf(text, null, { ...token, ...(only.url === null ? {} : { href: only.url }) });
  const version = /^(?:\p{L}+:?\s*)?([\w.-]*\d[\w.-]*)$/u.exec(text)?.[1];
  return version && only.version === null ? [{ ...only, version }] : found;
}

/** Whether words can be a name: an id, or words with a number in them or with a capital each, and none of a phrase. */
function isName(text: string, lexicon: Lexicon): boolean {
  const words = text.split(/\s+/);
  const [only = ""] = words;
  if (isBlank(text, lexicon)) return false;
  if (words.length === 1) return isIdLike(only) || /[\p{Lu}\d]/u.test(only) || !/[a-z]/.test(only);
  if (whyNoPhrase(text, lexicon) !== null) return false;
  return words.some((word) => /\d/.test(word)) || words.every((word) => /[\p{Lu}\p{Lo}]/u.test(word) || isIdLike(word));
}
