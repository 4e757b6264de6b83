/**
 * Text → tokens. Every character of the text is in a token or is white space, so what no rule uses is left over and can
 * be reported. A token keeps all concepts of its phrase; the longest phrase wins, and no concept is chosen here.
 */
import { normalizeText } from "../../text/sanitize.ts";
import type { InlineContent } from "../read/document.ts";
import { type DateOrder, type FoundDate, findDates } from "./dates.ts";
import { isUnspaced, type Lexicon, type Trie, wordPattern } from "./lexicon/index.ts";
import { oncePerPage } from "./lexicon/per-page.ts";
import type { Concept } from "./lexicon/schema.ts";
import { isCloudRegion, isRestOfName } from "./names.ts";

export interface Token {
  kind: "word" | "code" | "id" | "number" | "date" | "clock" | "mark" | "break";
  /** As printed. */
  text: string;
  start: number;
  end: number;
  concepts: readonly Concept[];
  date?: FoundDate;
  href?: string;
}

const none: readonly Concept[] = [];
/** Stands for a run of code in the text, so that positions and words around it stay. */
const codeSign = "\ue000";

export interface Lexed {
  tokens: readonly Token[];
  /** The text that the tokens' places are in; each code run is one sign. */
  text: string;
}

const fold = new Map(
  Object.entries({
    "：": ":",
    "（": "(",
    "）": ")",
    "，": ",",
    "、": ",",
    "・": ",",
    "。": ".",
    "；": ";",
    "！": "!",
    "？": "?",
    "～": "~",
    "　": " ",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "［": "[",
    "］": "]",
    "／": "/",
    "＆": "&",
    "＋": "+",
    "．": ".",
    "’": "'",
    "‘": "'",
  }),
);
const foldPattern = new RegExp(`[${[...fold.keys()].join("").replace(/[\]\\^-]/g, "\\$&")}\uff10-\uff19]`, "g");
const folded = (text: string): string =>
  text.replace(foldPattern, (sign) => fold.get(sign) ?? String.fromCharCode(sign.charCodeAt(0) - 0xff10 + 48));

/** What every identifier has somewhere. */
const idSign = /[\d_/@:]/;
/** Latin text that is an identifier by its form: letters with a digit or a joint among them, no space. */
const idPattern = /[@A-Za-z0-9][A-Za-z0-9@._:/+=-]*[A-Za-z0-9+*]/g;

/** The tokens of rich text; footnote marks are left out. */
export const lex = (content: InlineContent, lexicon: Lexicon, order: DateOrder | null = null): Lexed =>
  order === null ? lexPlainly(content, lexicon) : lexRuns(content, lexicon, order);
const lexPlainly = oncePerPage((content: InlineContent, lexicon): Lexed => {
  const [run, ...more] = content;
  if (!run || more.length > 0 || run.code || run.href !== undefined || run.isFootnoteRef)
    return lexRuns(content, lexicon, null);
  return { tokens: lexText(run.text, lexicon), text: normalizeText(run.text).replaceAll(codeSign, " ") };
});

function lexRuns(content: InlineContent, lexicon: Lexicon, order: DateOrder | null): Lexed {
  const codes: { text: string; href?: string }[] = [];
  let text = "";
  const links: { start: number; end: number; href: string }[] = [];
  for (const run of content) {
    if (run.isFootnoteRef) continue;
    const clean = normalizeText(run.text);
    if (run.code && clean.trim() !== "") {
      codes.push({ text: clean.trim(), ...(run.href === undefined ? {} : { href: run.href }) });
      text += codeSign;
    } else {
      if (run.href !== undefined) links.push({ start: text.length, end: text.length + clean.length, href: run.href });
      text += clean.replaceAll(codeSign, " ");
    }
  }
  return { tokens: tokensOf(folded(text), codes, links, lexicon, order), text };
}

/** Tokens as they are printed, with the spaces between them. */
export const textOf = (tokens: readonly Token[]): string =>
  tokens.reduce(
    (text, token, at) => text + (at > 0 && token.start > (tokens[at - 1]?.end ?? 0) ? " " : "") + token.text,
    "",
  );

/** The tokens of plain text. */
export const lexText = oncePerPage((text: string, lexicon): readonly Token[] =>
  tokensOf(folded(normalizeText(text).replaceAll(codeSign, " ")), [], [], lexicon, null),
);

function tokensOf(
  text: string,
  codes: { text: string; href?: string }[],
  links: { start: number; end: number; href: string }[],
  lexicon: Lexicon,
  order: DateOrder | null,
): Token[] {
  const ids = idSpans(text, lexicon);
  const dates = findDates(masked(text, ids), lexicon, order);
  const fixed: Token[] = [
    ...ids.map(({ start, end }): Token => ({ kind: "id", text: text.slice(start, end), start, end, concepts: none })),
    ...dates.map(
      (date): Token => ({ kind: "date", text: date.text, start: date.start, end: date.end, concepts: none, date }),
    ),
  ].sort((a, b) => a.start - b.start);
  const tokens: Token[] = [];
  let at = 0;
  let code = 0;
  const gap = (from: number, to: number): void => {
    for (const token of wordsOf(text.slice(from, to), from, lexicon)) {
      if (token.text !== codeSign) tokens.push(token);
      else {
        const run = codes[code++];
        tokens.push({
          ...token,
          kind: "code",
          text: run?.text ?? "",
          concepts: inCode(run?.text ?? "", lexicon),
          ...(run?.href === undefined ? {} : { href: run.href }),
        });
      }
    }
  };
  for (const token of fixed) {
    gap(at, token.start);
    tokens.push(token);
    at = token.end;
  }
  gap(at, text.length);
  joinSplitVerbs(tokens, lexicon);
  if (links.length > 0)
    for (const token of tokens) {
      const link = links.find(({ start, end }) => token.start >= start && token.end <= end);
      if (link && token.href === undefined) token.href = link.href;
    }
  return tokens;
}

/**
 * "Wir schalten `a` am 5. März ab": the meaning of a verb in two parts is in the part that ends the clause, and the part
 * in front only carries the tense.
 */
function joinSplitVerbs(tokens: Token[], { splitVerbs }: Lexicon): void {
  if (splitVerbs.length === 0) return;
  for (const [at, token] of tokens.entries()) {
    const head = token.text.toLowerCase();
    const verbs = token.kind === "word" ? splitVerbs.filter((verb) => verb.head === head) : [];
    if (verbs.length === 0) continue;
    const end = clauseEnd(tokens, at);
    for (const { tail, concepts } of verbs) {
      let from = end;
      while (from > at + 1 && textOf(tokens.slice(from, end)).toLowerCase().length < tail.length) from -= 1;
      const text = textOf(tokens.slice(from, end));
      const [first, last] = [tokens[from], tokens[end - 1]];
      if (from === at + 1 || text.toLowerCase() !== tail || !first || !last) continue;
      tokens[at] = { ...token, concepts: ["aux.present"] };
      tokens.splice(from, end - from, { ...first, kind: "word", text, end: last.end, concepts });
      break;
    }
  }
}

/** Where the clause of a verb ends: at a mark that ends a sentence, a comma with no name behind it, or "and". */
function clauseEnd(tokens: readonly Token[], from: number): number {
  const isNamed = (token: Token | undefined): boolean => token?.kind === "code" || token?.kind === "id";
  const end = tokens.findIndex(
    (token, at) =>
      at > from &&
      (token.kind === "break" ||
        (token.kind === "mark" && ".;:!?()".includes(token.text)) ||
        ((token.text === "," || has(token, "and")) && !isNamed(tokens[at + 1]))),
  );
  return end < 0 ? tokens.length : end;
}

/** The text with a sign for each character of these spans. */
function masked(text: string, spans: readonly Span[]): string {
  let all = "";
  let at = 0;
  for (const { start, end } of spans) {
    all += text.slice(at, start) + "\u0002".repeat(end - start);
    at = end;
  }
  return all + text.slice(at);
}

/** What the parts of code say of it: words that names of models have, and words of other things. */
function inCode(code: string, { words }: Lexicon): readonly Concept[] {
  const own = code
    .toLowerCase()
    .split(/[-_/.:]/)
    .flatMap((part) => words.next.get(part)?.concepts ?? [])
    .filter((concept) => concept === "name.word" || concept === "name.foreign");
  return own.length === 0 ? none : own;
}

interface Span {
  start: number;
  end: number;
}
/** Letters of the longest ordinal that is taken for an identifier at first sight. */
const longestOrdinal = 6;

/** Where identifiers stand that are no dates: their digits must not be read as one. */
function idSpans(text: string, lexicon: Lexicon): Span[] {
  const spans: Span[] = [];
  if (!idSign.test(text)) return spans;
  for (const match of text.matchAll(idPattern)) {
    if (!idSign.test(match[0])) continue;
    const word = match[0].replace(/[.:]+$/, "");
    const start = match.index;
    if (!isIdentifier(word) || isDate(word, lexicon)) continue;
    // "5th", "12pm": a number with an ending is part of a date or a clock.
    spans.push({ start, end: start + word.length });
  }
  return outsideDates(spans, text, lexicon);
}

const isDate = oncePerPage((word: string, lexicon): boolean => {
  const [date] = findDates(word, lexicon);
  return date !== undefined && date.start === 0 && date.end === word.length;
});

/** "1er", "T3", "ke-3" look like identifiers, and are parts of a date where one reaches beyond them. */
function outsideDates(spans: Span[], text: string, lexicon: Lexicon): Span[] {
  if (!spans.some(({ start, end }) => end - start <= longestOrdinal)) return spans;
  const dates = findDates(text, lexicon);
  const isInside = (span: Span): boolean =>
    span.end - span.start <= longestOrdinal &&
    dates.some(({ start, end }) => start <= span.start && span.end <= end && end - start > span.end - span.start);
  return spans.filter((span) => !isInside(span));
}

/** Letters and digits joined by a mark, or mixed as in "K2.5", but no number with a unit ("5th", "128k", "12pm"). */
function isIdentifier(word: string): boolean {
  if (!/[A-Za-z]/.test(word)) return false;
  if (/^https?:/.test(word) || isRestOfName(word)) return false;
  if (/^\d+(?:st|nd|rd|th|[kKmMbB]|am|pm|x|er|h|d|px|GB|gb)?$/.test(word)) return false;
  if (/^(?:19|20)\d\d-?Q[1-4]$|^Q[1-4]-?(?:19|20)\d\d$|^Q[1-4]$/i.test(word)) return false;
  if (/^[A-Za-z]+\/[A-Za-z]+$/.test(word) && !/\d/.test(word)) return false;
  if (/^\d{4}-\d\d-\d\dT|^(?:UTC|GMT)[+-]\d/i.test(word)) return false;
  return /\d/.test(word) ? true : /^[a-z0-9]+(?:[-_./:@][A-Za-z0-9]+)+$/.test(word) && /[_/@:]/.test(word);
}

/** Whether a word begins here that is no clock ("T12:00", "UTC+1") and in no other script: most text is such words. */
function isPlainWord(first: string, second: string): boolean {
  if (!((first >= "a" && first <= "z") || (first >= "A" && first <= "Z"))) return false;
  if (first === "t" || first === "T") return !(second >= "0" && second <= "9");
  if (first === "u" || first === "U") return second !== "t" && second !== "T";
  return !(first === "g" || first === "G") || (second !== "m" && second !== "M");
}
/** The pattern of words, at one place. A word that is cut at the end of the window is not taken from it. */
const wordHere = new RegExp(wordPattern.source, "uy");
const windowLength = 200;

const arrowStart = /[-–—=→⇒➜➔]/;
const clockStart = /[\dTtUuGg]/;
const numberStart = /[+\d-]/;
const arrowPattern = /^(?:[-–—=]{1,3}>|[→⇒➜➔])/;
const clockPattern =
  /^T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z\b|\s?[ap]\.?m\.?)?|^\d{1,2}\s?[ap]\.?m\.?\b|^(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d{2})?/i;
const numberPattern = /^[+-]?\d(?:[\d.,-]*\d)?(?:%|[kKmMbBxhd]\b|st\b|nd\b|rd\b|th\b)?/;

/** Words, numbers and marks of a stretch of text that holds no date and no identifier. */
function wordsOf(text: string, offset: number, lexicon: Lexicon): Token[] {
  const raw: Token[] = [];
  const hasUnspaced = isUnspaced(text);
  let at = 0;
  const push = (kind: Token["kind"], length: number): void => {
    raw.push({
      kind,
      text: text.slice(at, at + length),
      start: offset + at,
      end: offset + at + length,
      concepts: none,
    });
    at += length;
  };
  while (at < text.length) {
    const first = text[at] ?? "";
    if (first === "\n") {
      push("break", 1);
      continue;
    }
    if (first === " ") {
      at += 1;
      continue;
    }
    if (isPlainWord(first, text[at + 1] ?? "")) {
      wordHere.lastIndex = at;
      wordHere.test(text);
      const length = wordHere.lastIndex - at;
      if (length < windowLength - 2) {
        push("word", hasUnspaced ? cutUnspaced(text.slice(at, at + length)) : length);
        continue;
      }
    }
    if (/\s/.test(first)) {
      at += 1;
      continue;
    }
    const rest = text.slice(at, at + windowLength);
    if (first === codeSign) push("code", 1);
    else {
      const clock = clockStart.test(first) ? clockPattern.exec(rest) : null;
      const arrow = arrowStart.test(first) ? arrowPattern.exec(rest) : null;
      if (arrow) {
        push("mark", arrow[0].length);
        const last = raw.at(-1);
        if (last) last.text = "→";
      } else if (clock) push("clock", clock[0].length);
      else if (isUnspaced(first)) {
        let length = 1;
        while (
          length < text.length - at &&
          (isUnspaced(text[at + length] ?? "") ||
            (isHangul(first) && text[at + length] === " " && isHangul(text[at + length + 1] ?? "")))
        )
          length += 1;
        raw.push(...lattice(text.slice(at, at + length), offset + at, lexicon.characters));
        at += length;
      } else {
        const number = numberStart.test(first) ? numberPattern.exec(rest) : null;
        wordHere.lastIndex = 0;
        const word = wordHere.exec(rest);
        if (number && !(word && /\p{L}/u.test(word[0]) && word[0].length > number[0].length))
          push("number", number[0].replace(/[.,]+$/, "").length || 1);
        else if (word) push("word", cutUnspaced(word[0]));
        else push("mark", (rest.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
      }
    }
  }
  return phrases(raw, lexicon.words);
}

const isHangul = (text: string): boolean => /\p{Script=Hangul}/u.test(text);
const cutUnspaced = (word: string): number => {
  if (!isUnspaced(word)) return word.length;
  const at = [...word].findIndex(isUnspaced);
  return at > 0 ? at : word.length;
};

/** Joins words into the longest phrases of the lexicon. Marks and breaks part phrases. */
function phrases(raw: Token[], trie: Trie): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const token = raw[at] as Token;
    if (token.kind !== "word" && token.kind !== "mark" && token.kind !== "number") {
      tokens.push(token);
      continue;
    }
    let node: Trie | undefined = trie;
    let best: { to: number; concepts: readonly Concept[] } | null = null;
    for (let to = at; to < raw.length; to += 1) {
      const part = raw[to] as Token;
      if (part.concepts.length > 0 || (part.kind !== "word" && part.kind !== "mark" && part.kind !== "number")) break;
      node = node.next.get(part.text.toLowerCase());
      if (!node) break;
      if (node.concepts.length > 0) best = { to, concepts: node.concepts };
    }
    if (!best) tokens.push(withoutEnding(token, trie));
    else {
      const last = raw[best.to] as Token;
      const parts = best.to === at ? [token] : raw.slice(at, best.to + 1);
      const text = parts.map((each) => each.text).join(" ");
      tokens.push({ kind: "word", text, start: token.start, end: last.end, concepts: byCase(text, best.concepts) });
      at = best.to;
    }
  }
  return tokens;
}

/** "US" in capitals is a region, "us" is who speaks. */
function byCase(text: string, concepts: readonly Concept[]): readonly Concept[] {
  if (!concepts.includes("we") || !concepts.includes("region")) return concepts;
  return text === text.toUpperCase()
    ? concepts.filter((concept) => concept !== "we")
    : concepts.filter((concept) => concept !== "region" && concept !== "scope");
}

/** "provider's", "non-fine-tuned": the ending of a possessive says nothing. */
function withoutEnding(token: Token, trie: Trie): Token {
  const owner = token.text.endsWith("'s") ? /^(.+)'s$/.exec(token.text)?.[1] : undefined;
  if (token.kind !== "word" || owner === undefined) return token;
  const known = trie.next.get(owner.toLowerCase())?.concepts ?? none;
  // "Anthropic's Claude 3 Opus": whose it is, not a part of its name.
  const concepts: readonly Concept[] = known.length === 0 && /^\p{Lu}/u.test(owner) ? ["filler"] : known;
  return { ...token, text: owner, end: token.end - 2, concepts };
}

interface Cut {
  cost: number;
  from: number;
  concepts: readonly Concept[] | null;
}

/** Cuts text without spaces between words: fewest unknown characters, then fewest pieces, the longer first. */
function lattice(text: string, offset: number, trie: Trie): Token[] {
  const chars = [...text];
  const best: Cut[] = [{ cost: 0, from: -1, concepts: null }];
  for (let end = 1; end <= chars.length; end += 1)
    best[end] = { cost: Number.POSITIVE_INFINITY, from: end - 1, concepts: null };
  for (let from = 0; from < chars.length; from += 1) {
    const base = best[from]?.cost ?? 0;
    const lone = best[from + 1] as Cut;
    const unknown = chars[from] === " " ? 0 : 100;
    if (base + unknown < lone.cost) best[from + 1] = { cost: base + unknown, from, concepts: null };
    let node: Trie | undefined = trie;
    for (let to = from; to < chars.length && node; to += 1) {
      if (chars[to] === " " && to > from) continue;
      node = node.next.get((chars[to] ?? "").toLowerCase());
      if (!node || node.concepts.length === 0) continue;
      const cut = best[to + 1] as Cut;
      if (base + 1 < cut.cost) best[to + 1] = { cost: base + 1, from, concepts: node.concepts };
    }
  }
  const starts: number[] = [];
  let length = 0;
  for (const char of chars) {
    starts.push(offset + length);
    length += char.length;
  }
  // From the last to the first.
  const tokens: Token[] = [];
  for (let end = chars.length; end > 0; ) {
    const { from, concepts } = best[end] as Cut;
    const piece = chars.slice(from, end).join("");
    const start = starts[from] ?? offset;
    const next = tokens.at(-1);
    if (concepts === null && piece === " ") {
      // A space between Korean words.
    } else if (concepts === null && next && next.concepts.length === 0 && next.start === start + piece.length) {
      tokens[tokens.length - 1] = { ...next, text: piece + next.text, start };
    } else tokens.push({ kind: "word", text: piece, start, end: start + piece.length, concepts: concepts ?? none });
    end = from;
  }
  return tokens.reverse();
}

/** Whether a token may stand for a concept. */
export function has(token: Token | undefined, ...wanted: readonly Concept[]): boolean {
  if (token === undefined || token.concepts.length === 0) return false;
  // Loops, as this is asked more often than anything else.
  for (const concept of wanted) if (token.concepts.includes(concept)) return true;
  return false;
}

/** The first word that is printed twice in a row: one of them has no part in what is said. */
export const repeatedWord = (tokens: readonly Token[]): Token | undefined =>
  tokens.find((token, at) => {
    const before = tokens[at - 1];
    if (token.kind !== "word" || before?.kind !== "word") return false;
    const last = before.text.slice(before.text.lastIndexOf(" ") + 1);
    const first = token.text.includes(" ") ? token.text.slice(0, token.text.indexOf(" ")) : token.text;
    return last.length === first.length && last.toLowerCase() === first.toLowerCase();
  });

/** Whether a token names a scope: a word of the lexicon, or a cloud region's own code. */
export const isScope = (token: Token | undefined): boolean =>
  has(token, "scope") ||
  (token !== undefined &&
    (token.kind === "id" || token.kind === "word" || token.kind === "code") &&
    isCloudRegion(token.text));
