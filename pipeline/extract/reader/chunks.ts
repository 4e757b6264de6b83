/**
 * Tokens → chunks: runs of names, dates with their bound, events with their auxiliaries, scopes. What is no part of any
 * stays a word. Nothing is dropped: every token is in exactly one chunk.
 */
import type { Bound, EventName } from "../../domain/schema.ts";
import { eventNames } from "../../domain/schema.ts";
import { has, isScope, type Token, textOf } from "./lex.ts";
import { isUnspaced } from "./lexicon/index.ts";
import type { Concept, EventForm } from "./lexicon/schema.ts";
import { isLoneId, isModelCode, isPlaceholder, isSetting, type NameRef, whyNoName } from "./names.ts";

export type WhenBound = Bound | "until" | "by" | "after" | "unclear";

interface Base {
  tokens: Token[];
}
export interface Names extends Base {
  type: "names";
  names: NameRef[];
  /** "model", "endpoint" or the like stands beside them. */
  noun: boolean;
  family: boolean;
  /** Some are single words in code, which may name anything. */
  weak: boolean;
  /** "or" parts them. */
  or: boolean;
}
export interface Ref extends Base {
  type: "ref";
  which: "this" | "these" | "following";
  /** A mere pronoun: it means what the sentence right before is about, and nothing where that is not read. */
  pronoun: boolean;
}
export interface When extends Base {
  type: "when";
  date: string | null;
  monthDay: string | null;
  fault: string | null;
  bound: WhenBound;
}
export interface Event extends Base {
  type: "event";
  event: EventName;
  forms: ReadonlySet<EventForm>;
  tense: "future" | "present" | "past" | null;
  /** "no longer available": what holds from the day itself. */
  ended: boolean;
  /** "will tentatively be": an adverb among the auxiliaries. */
  soft: boolean;
}
export interface Scope extends Base {
  type: "scope";
  text: string;
  everyone: boolean;
}
export interface Word extends Base {
  type: "word";
  token: Token;
}
export type Chunk = Names | Ref | When | Event | Scope | Word;

export interface Known {
  /** Names that the page prints as ids or in headings, in lower case. */
  names: ReadonlySet<string>;
  /** Their first words, to look for longer names. */
  starts: ReadonlyMap<string, readonly string[]>;
}
export const nothingKnown: Known = { names: new Set(), starts: new Map() };

/** What is known of a page's names. */
export function knownNames(names: Iterable<string>): Known {
  const all = new Set([...names].map((name) => name.toLowerCase()).filter((name) => name.length > 1));
  const longestFirst = [...all].sort((a, b) => b.length - a.length);
  return { names: all, starts: Map.groupBy(longestFirst, (name) => /^[\p{L}\p{N}]+/u.exec(name)?.[0] ?? "") };
}

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
      scopeAt(tokens, at) ??
      scopeBeforeAt(tokens, at) ??
      wordAt(tokens, at);
    chunks.push(chunk);
    at += chunk.tokens.length;
  }
  return chunks;
}

const wordAt = (tokens: readonly Token[], at: number): Word => ({
  type: "word",
  token: tokens[at] as Token,
  tokens: [tokens[at] as Token],
});

const isMark = (token: Token | undefined, marks: string): boolean =>
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
const isBound = (token: Token | undefined): boolean => has(token, ...bounds);

/** A date with the words around it that say how it is meant. */
function whenAt(tokens: readonly Token[], at: number): When | null {
  const spelled = spanWithDate(tokens, at);
  if (spelled) return spelled;
  let date = at;
  while (date < tokens.length && date - at < 7 && tokens[date]?.kind !== "date") {
    const token = tokens[date];
    const joins =
      isBound(token) ||
      has(token, "weekday", "time") ||
      token?.kind === "clock" ||
      (date > at &&
        (has(token, "filler") ||
          (isMark(token, ",") && has(tokens[date - 1], "weekday")) ||
          isPeriodOfAbbreviation(tokens, date) ||
          isMark(token, "~≥>=")));
    const opens = date === at && isMark(token, "~≈≥>≤<");
    if (!joins && !opens) return null;
    // "not planned before D": a verb in front of a bound of its own, not a bound of the date.
    if (date === at && has(token, "bound.tentative", "aux.future") && has(tokens[at + 1], "bound.deadline"))
      return null;
    date += 1;
  }
  const found = tokens[date]?.date;
  if (!found) return null;
  const end = whenEnd(tokens, date + 1);
  for (let next = at + 1; next < date; next += 1)
    if (tokens[next]?.text.toLowerCase() === tokens[next - 1]?.text.toLowerCase()) return null;
  const around = [...tokens.slice(at, date), ...tokens.slice(date + 1, end)];
  return {
    type: "when",
    tokens: tokens.slice(at, end),
    date: found.date,
    monthDay: found.monthDay ?? null,
    fault: found.fault ?? null,
    bound: boundOf(around),
  };
}

/** "ca. 5 March": the period of a short bound or weekday. */
function isPeriodOfAbbreviation(tokens: readonly Token[], at: number): boolean {
  const [before, period] = [tokens[at - 1], tokens[at]];
  return (
    isMark(period, ".") &&
    before !== undefined &&
    before.end === period?.start &&
    before.text.length <= 6 &&
    (isBound(before) || has(before, "weekday"))
  );
}

/** "in three months (2031-03-05)": a span of time, and the day that it leads to. */
function spanWithDate(tokens: readonly Token[], at: number): When | null {
  if (!has(tokens[at], "bound.on")) return null;
  let open = at + 1;
  while (open - at < 4 && (has(tokens[open], "relative") || tokens[open]?.kind === "number")) open += 1;
  const found = tokens[open + 1]?.date;
  if (open === at + 1 || !found || !isMark(tokens[open], "(") || !isMark(tokens[open + 2], ")")) return null;
  return {
    type: "when",
    tokens: tokens.slice(at, open + 3),
    date: found.date,
    monthDay: found.monthDay ?? null,
    fault: found.fault ?? null,
    bound: "on",
  };
}

/** Where a date's own words end: clock times, zones, weekdays, and bounds that stand behind it. */
function whenEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  const isTime = (token: Token | undefined): boolean => token?.kind === "clock" || has(token, "time", "weekday");
  for (;;) {
    const token = tokens[end];
    if (isTime(token)) end += 1;
    else if (has(token, "bound.on") && isTime(tokens[end + 1])) end += 2;
    else if (isMark(token, ",") && isTime(tokens[end + 1])) end += 2;
    else if (
      has(token, "bound.not-before", "bound.onward") ||
      (has(token, "bound.deadline", "bound.last-day") && !startsDate(tokens, end)) ||
      (has(token, "bound.tentative") && !startsDate(tokens, end))
    )
      end += 1;
    else if (isBound(token) && token !== undefined && isUnspaced(token.text)) end += 1;
    else if (isMark(token, "+?") && end === from) end += 1;
    else if (isMark(token, "(") && aside(tokens, end) > 0) end = aside(tokens, end);
    else return end;
  }
}

/** Where an aside closes that holds nothing but times, weekdays, bounds and "all"; 0 for any other. */
function aside(tokens: readonly Token[], open: number): number {
  for (let at = open + 1; at < Math.min(tokens.length, open + 8); at += 1) {
    const token = tokens[at];
    if (isMark(token, ")")) return at > open + 1 ? at + 1 : 0;
    if (
      !(
        token?.kind === "clock" ||
        isBound(token) ||
        has(token, "time", "weekday", "filler", "everyone") ||
        isMark(token, "?")
      )
    )
      return 0;
  }
  return 0;
}

/** Whether a bound belongs to a later date and not to the one before it. */
function startsDate(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next < at + 4; next += 1) {
    if (tokens[next]?.kind === "date") return true;
    if (!isBound(tokens[next]) && !has(tokens[next], "filler", "weekday")) return false;
  }
  return false;
}

function boundOf(around: readonly Token[]): WhenBound {
  const found = new Set<WhenBound>();
  for (const token of around) {
    if (has(token, "bound.not-before") || isMark(token, "≥>+")) found.add("not-before");
    else if (has(token, "bound.tentative") || isMark(token, "~≈?")) found.add("tentative");
    else if (has(token, "bound.on")) continue;
    else if (has(token, "bound.last-day")) found.add("until");
    else if (has(token, "bound.deadline") || isMark(token, "≤<")) found.add("by");
    else if (has(token, "bound.after", "bound.onward")) found.add("after");
  }
  if (found.size === 0) return "on";
  // "at least until D".
  if (found.size === 2 && found.has("not-before") && found.has("until")) return "not-before";
  return found.size === 1 ? ([...found][0] ?? "on") : "unclear";
}

/** Names with the joints between them and the nouns beside them. */
function namesAt(tokens: readonly Token[], at: number, text: string, known: Known): Names | null {
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

interface OneName {
  names: NameRef[];
  end: number;
  weak: boolean;
}

function oneName(tokens: readonly Token[], at: number, text: string, known: Known): OneName | null {
  const whole = knownName(tokens, at, text, known) ?? coded(tokens, at, known) ?? display(tokens, at, known);
  return whole && withAside(tokens, whole);
}

/** The longest name of the page that stands here, whatever words it is made of. */
function knownName(tokens: readonly Token[], at: number, text: string, known: Known): OneName | null {
  const token = tokens[at];
  if (!token || token.kind === "code" || token.kind === "mark" || token.kind === "date") return null;
  const lower = text.slice(token.start, token.start + 120).toLowerCase();
  const first = /^[\p{L}\p{N}]+/u.exec(lower)?.[0] ?? "";
  const name = known.starts.get(first)?.find((each) => lower.startsWith(each) && /[\d\s._-]/.test(each));
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
function isNamePart(token: Token | undefined): boolean {
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

function refAt(tokens: readonly Token[], at: number): Ref | null {
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
    (has(tokens[end], "title.name", "title.id") && has(tokens[end - 1], "noun.model", "ref.following"))
  ) {
    if (has(tokens[end], "ref.following")) following = true;
    end += 1;
  }
  const pronoun = end === next + 1 && has(token, "pronoun");
  return { type: "ref", which: following ? "following" : which, pronoun, tokens: tokens.slice(at, end) };
}

const groupAt = (tokens: readonly Token[], at: number): Ref | null => {
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

const tenses: readonly (readonly [Concept, Event["tense"]])[] = [
  ["aux.future", "future"],
  ["aux.past", "past"],
  ["aux.present", "present"],
];

/** An event with the auxiliaries in front of it: "has been", "will be", "is now". */
function eventAt(tokens: readonly Token[], at: number): Event | null {
  let tense: Event["tense"] = null;
  let soft = false;
  let next = at;
  while (next - at < 6) {
    if (next > at && tokens[next]?.text.toLowerCase() === tokens[next - 1]?.text.toLowerCase()) return null;
    const found = tenses.find(([concept]) => has(tokens[next], concept));
    if (eventOf(tokens[next])) {
      // Verbs that carry their own tense.
      if (found && tense === null) tense = found[1];
      break;
    }
    if (found) {
      // "was to be retired": a plan of the past, of which nothing follows. "be will" is no order of words.
      if ((tense === "past" || tense === "present") && found[1] === "future") return null;
      if (tense === null || found[1] === "future") tense = tense === "past" ? "past" : found[1];
    } else if (has(tokens[next], "bound.tentative") && tense !== null) soft = true;
    else if (!(has(tokens[next], "filler") && tense !== null)) return null;
    next += 1;
  }
  const token = tokens[next];
  const name = eventOf(token);
  if (!token || !name) return null;
  let end = next + 1;
  // Postpositive auxiliaries of languages that put them behind.
  while (
    tenses.some(([concept]) => has(tokens[end], concept)) &&
    tokens[end] !== undefined &&
    isUnspaced(tokens[end]?.text ?? "")
  ) {
    const found = tenses.find(([concept]) => has(tokens[end], concept));
    tense = found?.[1] ?? tense;
    end += 1;
  }
  const forms = new Set((["state", "act", "noun"] as const).filter((form) => has(token, `event.${name}.${form}`)));
  return { type: "event", event: name, forms, tense, ended: has(token, "ended"), soft, tokens: tokens.slice(at, end) };
}

/** Tokens of one phrase share their concepts. */
const eventsOfConcepts = new WeakMap<readonly Concept[], EventName | null>();

/** The event a token stands for: the least common first, so that "auto-upgrade" is no upgrade of another kind. */
export function eventOf(token: Token | undefined): EventName | null {
  if (!token || token.concepts.length === 0) return null;
  let event = eventsOfConcepts.get(token.concepts);
  if (event === undefined) {
    event =
      eventNames.find((name) => has(token, `event.${name}.state`, `event.${name}.act`, `event.${name}.noun`)) ?? null;
    eventsOfConcepts.set(token.concepts, event);
  }
  return event;
}

/** "Standard:" in front of a date and "(Standard)" behind it: a scope without a word before it. */
function labelAt(tokens: readonly Token[], at: number): Scope | null {
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
function leadScopeAt(tokens: readonly Token[], at: number): Scope | null {
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
function scopeBeforeAt(tokens: readonly Token[], at: number): Scope | null {
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
function scopeAt(tokens: readonly Token[], at: number): Scope | null {
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
