/** Prose → claims, sentence by sentence, and the sentences that bear on a lifecycle and were not read. */
import type { Chunk } from "./chunks/chunk.ts";
import { chunksOf } from "./chunks/chunks-of.ts";
import { eventOf } from "./chunks/events.ts";
import { type Known, nothingKnown } from "./chunks/known-names.ts";
import { type Claim, type Context, noContext, type Subject } from "./clauses/claims.ts";
import { readClauses } from "./clauses/read-clauses.ts";
import { mayLimitLast, mayLimitNext, takesBackEarlier } from "./follow-ups.ts";
import { has, isScope, type Lexed, type Token } from "./lex.ts";
import { retracting } from "./lexicon/limiting.ts";
import type { Concept } from "./lexicon/schema.ts";

export interface UnreadSentence {
  tokens: readonly Token[];
  chunks: readonly Chunk[];
  leftover: readonly Token[];
  wanted: string;
}

export interface Prose {
  claims: Claim[];
  unread: UnreadSentence[];
  /** What the last sentence was about, for the block below. */
  context: Context;
  /** Whether a sentence that was not read may limit what the block before claims. */
  limitsEarlier: boolean;
  /** For `--explain`. */
  trace: {
    tokens: readonly Token[];
    chunks: readonly Chunk[];
    rules: string[];
    leftover: readonly Token[];
    wanted: string;
  }[];
}

/** Reads a paragraph. A sentence that takes back or limits what an earlier one said, and is not read, voids that too. */
export function readProse(
  { tokens, text }: Lexed,
  known: Known = nothingKnown,
  context: Context = noContext,
  lifecycleNear = true,
): Prose {
  const prose: Prose = { claims: [], unread: [], context, limitsEarlier: false, trace: [] };
  let doubt = false;
  for (const sentence of sentencesOf(tokens)) {
    const chunks = chunksOf(sentence, text, known);
    const isNamed = chunks.some(({ type }) => type === "names");
    const outcome = isQuestion(sentence) ? null : readClauses(chunks, prose.context);
    if (outcome?.ok) {
      const { claims } = outcome.reading;
      prose.claims.push(...(doubt ? claims.filter(({ fact }) => isLimit(fact)) : claims));
      prose.context = { ...outcome.reading.context, gap: prose.context.gap && !isNamed };
      prose.trace.push({ tokens: sentence, chunks, rules: outcome.reading.rules, leftover: [], wanted: "" });
      continue;
    }
    const { leftover, wanted } = outcome ?? { leftover: sentence, wanted: "a statement, not a question" };
    prose.trace.push({ tokens: sentence, chunks, rules: [], leftover, wanted });
    const limitsEarlier = prose.trace.length === 1 && context.claimed && takesBackEarlier(chunks);
    const limits = limitsEarlier || (prose.claims.length > 0 && mayLimitLast(chunks));
    const isLead = mayLimitNext(chunks) && prose.claims.length === 0;
    if (!limits && !isLead && !matters(chunks, lifecycleNear, prose.context)) {
      prose.context = isNamed
        ? { ...prose.context, subject: null, event: null, when: null, claimed: false }
        : { ...prose.context, gap: true };
      continue;
    }
    prose.unread.push({ tokens: sentence, chunks, leftover, wanted });
    prose.limitsEarlier ||= limitsEarlier;
    doubt ||= isLead;
    prose.claims = limits ? prose.claims.filter(({ fact }) => isLimit(fact)) : withheld(prose.claims, chunks);
    prose.context = { ...prose.context, subject: null, event: null, when: null, claimed: false };
  }
  return prose;
}

const isQuestion = (tokens: readonly Token[]): boolean => tokens.at(-1)?.text === "?" && tokens.at(-1)?.kind === "mark";

/** Sentences end at a full stop, a question or exclamation mark, and at a line of its own. */
export function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.kind === "break") {
      if (current.length > 0) sentences.push(current);
      current = [];
      continue;
    }
    current.push(token);
    if (token.kind === "mark" && ".?!".includes(token.text) && !isAbbreviation(tokens, at)) {
      sentences.push(current);
      current = [];
    }
  }
  if (current.length > 0) sentences.push(current);
  return sentences;
}

/** "ca. am 5.", "approx. 5 March": a period that touches a word and after which the sentence goes on. */
function isAbbreviation(tokens: readonly Token[], at: number): boolean {
  const [before, period, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (period?.text !== "." || before?.kind !== "word" || !after || before.end !== period.start) return false;
  if (before.text.length > 6 || before.concepts.length === 0) return false;
  return after.kind === "date" || after.kind === "number" || (after.kind === "word" && /^\p{Ll}/u.test(after.text));
}

const lifecycleEvents = new Set([
  "deprecated",
  "retired",
  "legacy",
  "redirected",
  "training-retired",
  "extended-access",
]);

/** Whether a sentence bears on a lifecycle: a word of it near a name, a date or what the page lists. */
function matters(chunks: readonly Chunk[], isInLifecycle: boolean, context: Context): boolean {
  const tokens = chunks.flatMap((chunk) => chunk.tokens);
  const lifecycleNear = isInLifecycle || isOnDatesOfPage(tokens);
  const concepts = new Set(tokens.flatMap((token) => token.concepts));
  const some = (...wanted: readonly Concept[]): boolean => wanted.some((concept) => concepts.has(concept));
  const named = chunks.some(({ type }) => type === "names") || tokens.some(({ kind }) => kind === "code");
  const dated = chunks.some(({ type }) => type === "when");
  const refers = chunks.some(({ type }) => type === "ref") || some("ref.below");
  const events = chunks.flatMap((chunk) => chunk.tokens.flatMap((token) => eventOf(token) ?? []));
  const ends =
    events.some((event) => lifecycleEvents.has(event)) ||
    some("request.fails") ||
    (some("available") &&
      (chunks.some((chunk) => chunk.type === "when" && chunk.bound === "until") || some("bound.last-day", "negation")));
  if (named && dated) return true;
  // An item of a list that a sentence opened: "on D for the EU".
  if (dated && context.event !== null) return true;
  if (named && some(...retracting) && (lifecycleNear || context.day !== null)) return true;
  if (
    named &&
    (lifecycleNear || context.day !== null || context.claimed) &&
    some("replace.by", "replace.use", "replace.from", "replace.over", "replaces", "replaced", "replace.noun")
  )
    return true;
  if (dated && (lifecycleNear || context.day !== null || context.claimed) && (refers || some("pronoun"))) return true;
  if (ends && (named || dated || (refers && (lifecycleNear || context.day !== null)))) return true;
  const isDatedVaguely = some("vague");
  if (events.includes("released") && (dated || isDatedVaguely || (named && context.day !== null))) return true;
  if (context.day !== null && introducesModel(tokens)) return true;
  // "`a` is currently in public preview.": the stage of a model.
  if (named && lifecycleNear && some("aux.present") && some("stage.preview", "stage.legacy", "stage.deprecated"))
    return true;
  // "Tuned models will be gone.", after what is said of some of them.
  if (ends && lifecycleNear && context.claimed && some("noun.model")) return true;
  const takesBack = some(...retracting);
  const takesPart = takesBack || some("bound.not-before", "bound.tentative", "only", "exception");
  const limitsDates = some("condition", "exception") && some("noun.date") && some("ref.below");
  if (limitsDates && lifecycleNear) return true;
  if (lifecycleNear && !named && !dated && speaksOfListed(tokens, refers)) return true;
  const softensDates =
    some("bound.not-before", "bound.tentative") &&
    some("noun.date") &&
    events.some((event) => lifecycleEvents.has(event));
  if (softensDates && lifecycleNear) return true;
  const onDates = some("noun.date") || events.length > 0;
  return (
    (takesPart && lifecycleNear && onDates && (refers || some("noun.date")) && !some("aux.modal", "condition")) ||
    (context.claimed && deniesLast(chunks)) ||
    (context.claimed && (takesBack || (some("only") && tokens.some(isScope))))
  );
}

/** "The dates on this page are …": of whatever section, it speaks of a lifecycle. */
const isOnDatesOfPage = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => has(token, "ref.page")) && tokens.some((token) => has(token, "noun.date"));

/** "gemini-pro: New text model for …", in the entry of a day. */
function introducesModel([name, colon, ...words]: readonly Token[]): boolean {
  if (name?.kind !== "word" || name.concepts.length > 0 || colon?.kind !== "mark" || !/[:：]/.test(colon.text))
    return false;
  return words.some((token) => has(token, "noun.model"));
}

/** "These retirements are on hold", "the dates below are not final": what is said of all that is listed. */
function speaksOfListed(tokens: readonly Token[], refers: boolean): boolean {
  const some = (...concepts: Concept[]): boolean => tokens.some((token) => has(token, ...concepts));
  const dates = some("noun.date") && refers && !some("condition", "request.fails");
  const events = tokens.some((token) => {
    const event = eventOf(token);
    return event !== null && lifecycleEvents.has(event) && has(token, `event.${event}.noun`);
  });
  return (
    (events && some("undone", "undone.to", "invalid")) ||
    (dates && some("negation", "only", "exception")) ||
    limitsAll(tokens)
  );
}

/** "Never valid only for the Europe region": a scope alone, with a word or two that are not understood. */
export function limitsAll(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind === "word" || token.kind === "id");
  const others = words.filter(
    (token) => !isScope(token) && !has(token, "only", "filler", "scope.prep", "scope.behind"),
  );
  return (
    words.some(isScope) &&
    words.some((token) => has(token, "only")) &&
    others.length <= 2 &&
    !others.some((token) => eventOf(token) || has(token, "part", "part.training", "available", "pointer", "aux.modal"))
  );
}

/** "This no longer holds.": a denial of what the sentence before says, in whatever words. */
function deniesLast([first, ...others]: readonly Chunk[]): boolean {
  return (
    first?.type === "ref" &&
    first.pronoun &&
    others.every(({ type }) => type === "word") &&
    others.some(({ tokens }) => tokens.some((token) => has(token, "negation")))
  );
}

const isLimit = ({ says }: Claim["fact"]): boolean => says === "only-for" || says === "soft" || says === "void";

/** Claims that an unread sentence cannot change: those on other models than it names. */
function withheld(claims: readonly Claim[], chunks: readonly Chunk[]): Claim[] {
  const own = new Set(
    chunks.flatMap((chunk) => (chunk.type === "names" ? chunk.names.map(({ text }) => text.toLowerCase()) : [])),
  );
  const tokens = chunks.flatMap((chunk) => chunk.tokens);
  if (!tokens.some((token) => has(token, "negation", "condition", "exception", "only", ...retracting)) && own.size > 0)
    return claims.filter(({ subject }) => !names(subject).some((name) => own.has(name)));
  // What limits or takes back stays: without it more would be published, not less.
  if (own.size === 0) return claims.filter(({ fact }) => isLimit(fact));
  return claims.filter(({ subject }) => !names(subject).some((name) => own.has(name)));
}

const names = (subject: Subject): string[] =>
  subject.kind === "names"
    ? subject.names.map(({ text }) => text.toLowerCase())
    : subject.kind === "family"
      ? [subject.name.toLowerCase()]
      : [];
