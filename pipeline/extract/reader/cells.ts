/** Reads single cells: the models they name, versions, stages, replacements, dates. A cell reads whole, or it is not read. */
import { type Bound, type EventName, type Stage, stageName } from "../../domain/schema.ts";
import { limits } from "../page-limits.ts";
import { type InlineContent, plain } from "../read/document.ts";
import { chunksOf } from "./chunks/chunks-of.ts";
import { eventOf } from "./chunks/events.ts";
import { type Claim, noContext } from "./clauses/claims.ts";
import { readClauses } from "./clauses/read-clauses.ts";
import type { DateOrder } from "./dates.ts";
import { has, isScope, lex, lexText, type Token } from "./lex.ts";
import type { Lexicon } from "./lexicon/index.ts";
import { isIdLike, isPlaceholder, whyNoName } from "./names.ts";
import { sentencesOf } from "./sentences.ts";
import { type Fact, factText, isUnreadMark, marked, readFacts } from "./statements.ts";
import { withoutAsides } from "./titles.ts";

export type CellResult<T> = { ok: true; value: T } | { ok: false; why: string };
export const unread = (why: string): { ok: false; why: string } => ({ ok: false, why });

export const isMark = (token: Token): boolean => token.kind === "mark" || token.kind === "break";

/** The first part of an abbreviation in parts ("k. A."). */
const spacedAbbreviation = /(?<!\p{L})(\p{L}{1,2})\.\s+(?=\p{L}{1,2}\.?$)/gu;

/** Whether words say that there is nothing: a dash, or a phrase such as "N/A", with an aside behind it. */
export function isBlank(text: string, lexicon: Lexicon): boolean {
  if (text.length > limits.valueLength) return false;
  const bare = text
    .replace(/[(（][^()（）]*[)）]/g, " ")
    .replace(/[*†‡.。]+$/g, "")
    .replace(spacedAbbreviation, "$1.")
    .trim();
  if (/^[-–—―−ー_\s]*$/.test(bare)) return true;
  const tokens = lexText(bare, lexicon).filter((token) => !isMark(token) && !has(token, "filler"));
  return tokens.length === 1 && has(tokens[0], "none");
}

export const trimMarks = (text: string): string =>
  text
    .replace(/(?:[\s*†‡§¹²³→,;:、，\p{So}]|\uFE0F)+$|\s+[-–—]+\s*$/u, "")
    .replace(/^[\s*†‡→,;:、，]+/u, "")
    .trim();

/** Footnote references that no markup sets apart: "gpt-4 [1]", "gpt-4[^1]". */
export const withoutReferences = (text: string): string => text.replace(/(?:\s*\[\^?\w{1,3}\])+(?=\s*(?:\n|$))/g, "");

export interface SubjectName {
  text: string;
  display: string | null;
  version: string | null;
}
export interface Subjects {
  names: SubjectName[];
  /** The row is about fine-tuning on these models, not about the models. */
  training: boolean;
  /** Facts that the cell states beside the name: "A → B". */
  facts: Fact[];
}

const subjects = (names: SubjectName[], training = false, facts: Fact[] = []): CellResult<Subjects> => ({
  ok: true,
  value: { names, training, facts },
});

/** The models a cell names. An empty list for an empty cell and for placeholders. */
export function readSubjects(content: InlineContent, lexicon: Lexicon): CellResult<Subjects> {
  const text = plain(content);
  if (text.length > limits.valueLength) return unread("too long for a name");
  if (isBlank(text, lexicon) || isPlaceholder(text)) return subjects([]);
  if (isUnreadMark(text)) return unread("left unread");
  if (/(?:^|\s):[a-z][a-z0-9_+-]*:(?:\s|$)/.test(text)) return unread("a symbol where a model should be");
  if (text.includes("→") || /[-=]>/.test(text)) {
    const arrow = arrowSubjects(content, lexicon);
    if (arrow) return arrow;
  }
  const coded = content.filter((run) => run.code && !run.isFootnoteRef && trimMarks(run.text) !== "");
  return coded.length > 0 ? codedSubjects(content, lexicon) : plainSubjects(text, lexicon);
}

/** "A → B": the model and what replaces it. */
function arrowSubjects(content: InlineContent, lexicon: Lexicon): CellResult<Subjects> | null {
  const { tokens, text } = lex(content, lexicon);
  const outcome = readClauses(chunksOf(tokens, text), noContext);
  if (!outcome.ok || outcome.reading.rules.join() !== "arrow") return null;
  const [first] = outcome.reading.claims;
  if (first?.subject.kind !== "names") return null;
  return subjects(
    first.subject.names.map(({ text: name, display, version }) => ({ text: name, display, version })),
    false,
    outcome.reading.claims.map(({ fact }) => fact),
  );
}

/** Whether the words between two ids join them and say nothing else. */
function joins(between: string, lexicon: Lexicon): boolean {
  if (/^ *$/.test(between)) return false;
  return lexText(between, lexicon).every(
    (token) =>
      (token.kind === "mark" && ",;|/&+()".includes(token.text)) ||
      token.kind === "break" ||
      has(token, "and", "or", "alias", "filler", "that", "noun.model", "replace.by", "ref.this", "including") ||
      (token.kind === "mark" && ".".includes(token.text)),
  );
}

/** Ids in code. What is between them has to join them; what is in front may be the display name. */
function codedSubjects(content: InlineContent, lexicon: Lexicon): CellResult<Subjects> {
  const ids: SubjectName[] = [];
  let between = "";
  let training = false;
  for (const run of [...content, null]) {
    if (run?.isFootnoteRef) continue;
    if (run && !run.code) {
      between += run.text;
      continue;
    }
    const last = ids.at(-1);
    if (!run) {
      const version =
        last && /^[\s*]*(?:[-–:]|\(?v(?=\d)|\()?\s*\(?(?:\p{L}+:?\s+)?([\w.-]{1,30})\)?\s*$/u.exec(between);
      if (last && version?.[1] && /\d/.test(version[1])) for (const id of ids) id.version = version[1];
      else if (last && !harmlessTail(between, lexicon)) return unread("words behind the id");
      break;
    }
    const id = trimMarks(run.text);
    if (id === "") continue;
    if (isPlaceholder(id)) {
      between = "";
      continue;
    }
    const why = whyNoName(id);
    if (why) return unread(why);
    if (last) {
      if (isReference(between, lexicon)) break;
      if (!joins(between, lexicon))
        return unread(/^ *$/.test(between) ? "several ids glued together" : "words between ids");
    } else if (between.trim() !== "") training = lexText(between, lexicon).some((token) => has(token, "part.training"));
    if (!last && !training && !canBeDisplay(between, lexicon)) return unread("words in front of the id");
    const display =
      !last && !training && between.trim() !== ""
        ? trimMarks(between.replace(/[(\n]/g, " ").replace(/\s+/g, " ")) || null
        : null;
    ids.push({ text: id, display, version: null });
    between = "";
  }
  return subjects(ids, training);
}

/** "`a` via `b`", "`a` with the header `b`", "`a` (refer to `b`)": what follows names something else. */
const isReference = (between: string, lexicon: Lexicon): boolean =>
  lexText(between, lexicon).some((token) => has(token, "pointer", "scope.prep") && !has(token, "filler"));

const takesBack = (token: Token): boolean =>
  has(token, "negation", "undone", "unsettled", "exception", "condition", "superseded", "invalid", "example");

/** Whether words in front of an id can be its display name: none that limits it, and not lower case alone. */
function canBeDisplay(text: string, lexicon: Lexicon): boolean {
  const tokens = lexText(text, lexicon).filter((token) => !isMark(token));
  if (tokens.length === 0) return true;
  const limits = tokens.some((token) => takesBack(token) || has(token, "only", "bound.tentative", "scope.prep"));
  return (
    !limits && tokens.some((token) => /[\p{Lu}\p{Lo}\p{N}]/u.test(token.text) || has(token, "noun.model", "filler"))
  );
}

/** "(and `b`, which points to this snapshot)", "(Preview)" */
const besideId = [
  "noun.model",
  "noun.endpoint",
  "alias",
  "filler",
  "title.version",
  "stage.preview",
  "stage.active",
  "and",
  "that",
  "replace.by",
  "ref.this",
] as const;

/** What may stand behind the last id of a cell: an aside, a scope, a state. No word that is not known, nothing that takes it back. */
function harmlessTail(text: string, lexicon: Lexicon): boolean {
  const tokens = lexText(text, lexicon);
  if (tokens.some((token) => takesBack(token) || ["retired", "deprecated"].includes(eventOf(token) ?? "")))
    return false;
  const { main } = withoutAsides(tokens);
  return main.every((token) => isMark(token) || token.kind === "number" || isScope(token) || has(token, ...besideId));
}

function plainSubjects(text: string, lexicon: Lexicon): CellResult<Subjects> {
  const parts = splitNames(withoutReferences(text), lexicon);
  if (parts === null) return unread("several lines that are not ids");
  const names = parts.map((part): SubjectName => {
    if (typeof part !== "string") return { ...part, version: null };
    const version = /^(\S+)\s*(?:\(|[-–]\s+|\p{L}+:?\s+)(?:\p{L}+:?\s+)?(\d[\w.-]{0,30})\)?$/u.exec(part);
    return version?.[1] && version[2] && isIdLike(version[1]) && !/[a-z]/i.test(version[2].slice(0, 1))
      ? { text: version[1], display: null, version: version[2] }
      : { text: part, display: null, version: null };
  });
  for (const { text: name } of names) {
    const why = whyNoName(name) ?? whyNoPhrase(name, lexicon);
    if (why) return unread(why);
  }
  return subjects(names.filter(({ text: name }) => !isPlaceholder(name)));
}

const phraseConcepts = [
  "negation",
  "condition",
  "exception",
  "only",
  "undone",
  "unsettled",
  "replace.use",
  "pointer",
  "aux.future",
  "aux.past",
  "aux.present",
  "aux.modal",
  "bound.not-before",
  "bound.last-day",
  "bound.deadline",
  "we",
  "request",
  "ref.these",
  "ref.following",
] as const;

/** Why words without code are more than one name, or more than a name; null where they may be one. */
export function whyNoPhrase(name: string, lexicon: Lexicon): string | null {
  const outside = name.replace(/\([^()]*\)/g, " ").trim();
  const tokens = lexText(outside, lexicon);
  const inner = tokens.slice(1);
  if (
    inner.some(
      (token) =>
        (has(token, "and", "or") && !/^[A-Z]/.test(token.text)) ||
        (token.kind === "mark" && ",;→".includes(token.text)),
    )
  )
    return "several names together";
  const aside = /[([]([^()[\]]*)[)\]]\s*$/.exec(name)?.[1] ?? "";
  const asides = lexText(aside, lexicon);
  if (asides.some((token) => has(token, "and") || (token.kind === "mark" && ",;".includes(token.text))))
    return "several names together";
  if (tokens.length === 1 && tokens[0] && stageOfToken(tokens[0]) !== null && !/\d/.test(outside))
    return "a stage where a model should be";
  if (
    tokens.length > 0 &&
    tokens.every(
      (token) =>
        token.kind === "date" || token.kind === "mark" || has(token, "bound.on", "bound.not-before", "bound.tentative"),
    )
  )
    return "a date where a model should be";
  if (tokens.length > 1 && has(tokens[0], "group", "everyone", "negation")) return "a group where a model should be";
  if (
    inner.some(
      (token) =>
        /^[^A-Z]/.test(token.text) &&
        (has(token, ...phraseConcepts) ||
          (has(token, "scope.prep") && !has(token, "filler")) ||
          eventOf(token) !== null),
    )
  )
    return "a phrase where a model should be";
  const last = tokens.at(-1);
  if (tokens.length > 1 && last && has(last, "noun.model") && /s$/i.test(last.text))
    return "a group where a model should be";
  return [asides.at(-1), tokens.length > 1 ? last : undefined].some(
    (token) => token !== undefined && ["retired", "deprecated"].includes(stageOfToken(token) ?? ""),
  )
    ? "a state beside the name"
    : null;
}

/** Splits "a, b or c" only where every part can be an id by itself. Null where the lines are something else. */
function splitNames(text: string, lexicon: Lexicon): (string | { text: string; display: string | null })[] | null {
  const lines = text
    .split(/\n| \| /)
    .map(trimMarks)
    .filter((part) => part !== "");
  const bare = (part: string): string => part.replace(/\s*\([^)]*\)$/, "");
  const [first = "", second = ""] = lines;
  if (lines.length === 2 && !isIdLike(first) && !first.includes(",") && isIdLike(second))
    return [{ text: second, display: first }];
  const parts = lines.map((line) => {
    const own = splitList(line, lexicon);
    return own.length > 1 && own.every((part) => isIdLike(bare(part))) ? own : [line];
  });
  return lines.length > 1 && !parts.flat().every((part) => isIdLike(bare(part)) || isPlaceholder(part))
    ? null
    : parts.flat();
}

/** Parts of a list: at commas, semicolons, slashes and the lexicon's words for "and" and "or". */
function splitList(line: string, lexicon: Lexicon): string[] {
  const tokens = lexText(line, lexicon);
  const parts: string[] = [];
  let from: number | null = null;
  let to = 0;
  const close = (): void => {
    if (from !== null) parts.push(trimMarks(line.slice(from, to)));
    from = null;
  };
  let depth = 0;
  for (const token of tokens) {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth = Math.max(0, depth - 1);
    const parting =
      depth === 0 &&
      ((token.kind === "mark" && ",;、，|".includes(token.text)) ||
        (has(token, "and", "or") && !/^[A-Z]/.test(token.text)) ||
        (token.kind === "mark" && token.text === "/" && line[token.start - 1] === " "));
    if (parting) close();
    else {
      from ??= token.start;
      to = token.end;
    }
  }
  close();
  return parts.filter((part) => part !== "");
}

/** A version as its own column prints it, a leading "v" left out; null for none. */
export function readVersions(content: InlineContent, lexicon: Lexicon): CellResult<(string | null)[]> {
  const text = plain(content);
  if (text.length > limits.valueLength) return unread("no version");
  if (isBlank(text, lexicon)) return { ok: true, value: [null] };
  const parts = text
    .split(/\n/)
    .flatMap((line) => splitList(line, lexicon))
    .map((part) => trimMarks(part).replace(/^(?:v|\p{L}+\s+)(?=\d)/iu, ""));
  const bad = parts.find((part) => {
    const [token, ...more] = lexText(part, lexicon);
    const named = more.length === 0 && token !== undefined && (has(token, "none") || stageOfToken(token) !== null);
    return (
      !/^(?:\d|[\p{Ll}\p{Lo}])[\p{L}\p{N}._:@+-]{0,39}$/u.test(part) || (parts.length > 1 && !/^\d/.test(part)) || named
    );
  });
  return bad === undefined ? { ok: true, value: parts } : unread("no version");
}

/** The stage that one phrase states. */
export function stageOfToken(token: Token): Stage | null {
  return stageName.options.find((stage) => has(token, `stage.${stage}`)) ?? null;
}

export interface StageCell {
  stage: Stage | null;
  facts: DateFact[];
}

/** A stage, or a stage with the day on which it began ("Deprecated on 2026-01-05", "Closing down: 2031-04-15"). */
export function readStageCell(
  content: InlineContent,
  lexicon: Lexicon,
  order: DateOrder | null,
): CellResult<StageCell> {
  const text = plain(content).replace(/\s+/g, " ");
  if (text.length > limits.valueLength) return unread("no known stage");
  const bare = text.replace(/^[^\p{L}\p{N}]+/u, "");
  const outside = lexText(bare.replace(/[(（][^()（）]*[)）]/g, " "), lexicon).filter(
    (token) => !isMark(token) && !has(token, "filler", "time", "title.stage", "aux.present"),
  );
  const [only, ...more] = outside.filter((token) => !has(token, "stage.noun") || stageOfToken(token) !== null);
  const asides = [...bare.matchAll(/[(（]([^()（）]*)[)）]/g)].flatMap(([, aside = ""]) => lexText(aside, lexicon));
  const limited = asides.some((token) => has(token, "scope", "only", "exception", "condition", "negation"));
  const isYear = ({ kind, text }: Token): boolean => kind === "number" && /^(?:19|20)\d\d$/.test(text);
  const dated = [...outside, ...asides].some((token) => token.kind === "date" || isYear(token));
  if (only && more.length === 0 && stageOfToken(only) !== null && !dated)
    return limited
      ? unread("a state that holds only in part")
      : { ok: true, value: { stage: stageOfToken(only), facts: [] } };
  if (isBlank(text, lexicon)) return { ok: true, value: { stage: null, facts: [] } };
  const { tokens, text: printed } = lex(content, lexicon, order);
  const outcome = readClauses(chunksOf(tokens, printed), { ...noContext, subject: { kind: "section" } });
  if (!outcome.ok) return unread("no known stage");
  const facts = dateFactsOf(outcome.reading.claims);
  if (facts === null) return unread("no known stage");
  const stated = outcome.reading.claims.find(({ fact }) => fact.says === "stage")?.fact;
  const first = only ?? outside[0];
  const own = first && isStateWord(first) ? stageOfToken(first) : null;
  return { ok: true, value: { stage: stated?.says === "stage" ? stated.stage : own, facts } };
}

const isStateWord = (token: Token): boolean => {
  const event = eventOf(token);
  return event !== null && has(token, `event.${event}.state`);
};

export type DateFact = Extract<Fact, { says: "date" | "relative" }>;

export interface DateCell {
  facts: DateFact[];
  /** Dates that are written well and cannot be: reported, and no reason to doubt the row. */
  impossible: string[];
  /** The cell as a snapshot keeps it: its own words where they are few, our wording where they are a sentence. */
  kept: string;
}

/** A cell of more words than this is a sentence and is kept in our own wording. */
const fewWords = 8;

/** What a cell in the column of `event` says. `bound` and `scope` are what the column's title does to its plain dates. */
export function readDateCell(
  content: InlineContent,
  event: EventName,
  lexicon: Lexicon,
  order: DateOrder | null,
  bound: Bound = "on",
  scope: string | null = null,
  legend: ReadonlyMap<string, string> = new Map(),
): CellResult<DateCell> {
  const text = plain(content);
  if (isUnreadMark(text)) return unread("left unread");
  if (text.length > limits.valueLength) return unread("too long for a date");
  const { tokens, text: printed } = lex(content, lexicon, order);
  const dates = tokens.filter(({ kind }) => kind === "date");
  if (isBlank(text, lexicon))
    return dates.length > 0
      ? unread("a date beside words that say there is none")
      : { ok: true, value: { facts: [], impossible: [], kept: text.replace(/\s+/g, " ").slice(0, 60) } };
  const ours = readFacts(marked(content).replace(/\n/g, " "));
  if (ours?.every((fact): fact is DateFact => fact.says === "date" || fact.says === "relative"))
    return {
      ok: true,
      value: {
        facts: ours.map((fact) => (fact.says === "date" ? { ...fact, text: factText(fact) } : fact)),
        impossible: [],
        kept: text,
      },
    };
  const explained = legend.get(text.trim());
  if (explained !== undefined) {
    const fact: DateFact = { says: "relative", event, text: explained.replaceAll('"', "'").slice(0, 160) };
    return { ok: true, value: { facts: [fact], impossible: [], kept: factText(fact) } };
  }
  if (dates.length === 0) return readUndated(text, tokens, event);
  const impossible = dates.filter(({ date }) => date?.fault === "impossible").map((token) => token.text);
  const wrong = dates.find(({ date }) => date?.fault === "ambiguous" || date?.fault === "yearless");
  if (wrong)
    return unread(wrong.date?.fault === "ambiguous" ? "day and month cannot be told apart" : "a date without a year");
  if (impossible.length > 0) {
    const lone =
      tokens.filter(
        (token) => token.kind !== "mark" && token.kind !== "clock" && !has(token, "time", "weekday", "filler"),
      ).length === 1;
    return lone
      ? { ok: true, value: { facts: [], impossible, kept: text.replace(/\s+/g, " ") } }
      : unread("a date that cannot be, among others");
  }
  const claims: Claim[] = [];
  let context = { ...noContext, subject: { kind: "section" } as const, event };
  let label: string | null = null;
  for (const sentence of sentencesOf(tokens)) {
    const chunks = chunksOf(sentence, printed);
    const [only, ...more] = chunks;
    if (only?.type === "scope" && more.length === 0) {
      label = only.text;
      continue;
    }
    if (
      chunks.every(
        (chunk) =>
          chunk.type === "word" &&
          (has(chunk.token, "filler", "time") || chunk.token.kind === "mark" || chunk.token.kind === "clock"),
      )
    )
      continue;
    if (chunks.some(({ type }) => type === "names")) return unread("another model's name beside the date");
    const outcome = readClauses(chunks, { ...context, when: null });
    if (!outcome.ok)
      return unread(
        `words beside the date: ${
          outcome.leftover
            .map((token) => token.text)
            .join(" ")
            .slice(0, 80) || outcome.wanted
        }`,
      );
    claims.push(...outcome.reading.claims.map((claim) => scoped(claim, label)));
    label = null;
    context = { ...context, event };
  }
  const found = dateFactsOf(claims)?.map((fact) =>
    event === "training-retired" && fact.event === "retired" ? { ...fact, event } : fact,
  );
  if (!found) return unread("words on something else beside the date");
  const facts = found.map((fact) =>
    fact.says === "date"
      ? { ...fact, bound: fact.bound === "on" ? bound : fact.bound, scope: fact.scope ?? scope }
      : fact,
  );
  if (facts.filter(({ says }) => says === "date").length === 0) return unread("no date of the row's model");
  if (contradicts(facts)) return unread("several dates that nothing tells apart");
  return { ok: true, value: keptCell(text, tokens, facts) };
}

const scoped = (claim: Claim, label: string | null): Claim =>
  label !== null && claim.fact.says === "date" && claim.fact.scope === null
    ? { ...claim, fact: { ...claim.fact, scope: label } }
    : claim;

/** The dates among claims on the row itself; null where a claim is on another model or is no date or state. */
function dateFactsOf(claims: readonly Claim[]): DateFact[] | null {
  if (claims.some(({ subject, fact }) => subject.kind !== "section" || (fact.says !== "date" && fact.says !== "stage")))
    return null;
  return claims.flatMap(({ fact }) => (fact.says === "date" ? [fact] : []));
}

function contradicts(facts: readonly DateFact[]): boolean {
  const seen = new Set<string>();
  return facts.some((fact) => fact.says === "date" && seen.size === seen.add(`${fact.event} ${fact.scope}`).size);
}

/** Its own words where they are few and read the same again, else our wording. */
function keptCell(text: string, tokens: readonly Token[], facts: DateFact[]): DateCell {
  let tidy = text;
  for (const { date } of tokens.toReversed())
    if (date && date.end - date.start > date.text.length)
      tidy = tidy.replace(text.slice(date.start, date.end), date.text);
  tidy = tidy.replace(/\s+/g, " ");
  const short = tidy.split(" ").length <= fewWords && !text.includes("\n") && facts.length === 1;
  if (short) return { facts: facts.map((fact) => ({ ...fact, text: tidy })), impossible: [], kept: tidy };
  const own = facts.map((fact) => ({ ...fact, text: factText(fact) }));
  return { facts: own, impossible: [], kept: own.map(factText).join("; ") };
}

/** "To be announced" and the like say nothing; "One year after training retirement" says a date by another. */
function readUndated(text: string, tokens: readonly Token[], event: EventName): CellResult<DateCell> {
  const tidy = text.replace(/\s+/g, " ");
  const words = tokens.filter((token) => token.kind !== "mark" && !has(token, "filler"));
  const noDate =
    words.length > 0 &&
    words.every(
      (token) =>
        has(
          token,
          "none",
          "negation",
          "noun.date",
          "aux.past",
          "aux.present",
          "event.announced.state",
          "aux.future",
          "bound.on",
        ) || eventOf(token) !== null,
    ) &&
    words.some((token) => has(token, "negation", "none"));
  if (noDate)
    return { ok: true, value: { facts: [], impossible: [], kept: tidy.split(" ").length <= fewWords ? tidy : "-" } };
  const relates =
    words.some((token) => has(token, "relative", "bound.after", "bound.not-before")) ||
    words.some((token) => eventOf(token) !== null);
  const names = words.some((token) => eventOf(token) !== null || has(token, "replace.noun"));
  if (
    relates &&
    names &&
    tidy.split(" ").length <= 14 &&
    !/[.;]\s/.test(tidy) &&
    !words.some((token) => has(token, "negation", "undone", "condition"))
  )
    return {
      ok: true,
      value: {
        facts: [{ says: "relative", event, text: tidy.replaceAll('"', "'").slice(0, 160) }],
        impossible: [],
        kept: tidy,
      },
    };
  return unread("no date");
}
