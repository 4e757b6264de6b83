/** Sentences that say more of what the sentence before claims: for whom it holds, how sure it is, that it is off. */

import type { Chunk } from "./chunks/chunk.ts";
import { eventOf } from "./chunks/events.ts";
import { has, isScope, type Token } from "./lex.ts";
import { retracting, revoking, softening } from "./lexicon/limiting.ts";
import type { Concept } from "./lexicon/schema.ts";

/** A sentence of more words than this says more than a limit. */
const mostWords = 16;

const takesBack: readonly Concept[] = ["exception", "undone.to", "reported", ...revoking, ...softening];

/** Whether a sentence that no rule reads may limit, soften or take back what the one before it claims. */
export function mayLimitLast(chunks: readonly Chunk[]): boolean {
  const tokens = chunks.flatMap((chunk) => chunk.tokens);
  const words = tokens.filter(({ kind }) => kind === "word" || kind === "id" || kind === "code");
  if (words.length > mostWords || chunks.some(({ type }) => type === "names")) return false;
  const some = (...concepts: Concept[]): boolean => words.some((token) => has(token, ...concepts));
  // "We recommend …", "Please contact …", "See …": what to do, not what holds.
  if (some("replace.use", "replace.noun", "replaces", "replace.by", "pointer") && !some(...takesBack)) return false;
  if (some(...takesBack)) return true;
  // "This covers all plans."
  if (some("including") && !some("only", "negation")) return false;
  const [first, second] = chunks.filter(
    (chunk) => !(chunk.type === "word" && (isMark(chunk) || has(chunk.token, "filler"))),
  );
  const onLast = first?.type === "ref" || (first?.type === "word" && has(first.token, "pronoun", "that"));
  const narrows = words.some(isScope) || some("part", "part.training", "part.tuned", "only", "noun.endpoint");
  const goesOn = some("goes-on", "available") && !some("negation");
  if (onLast && (narrows || goesOn || some("negation", "aux.modal", "unsettled"))) return true;
  if (
    some("noun.date", "noun.lifecycle") &&
    (narrows || some("negation", "none", "aux.modal", "condition", "unsettled"))
  )
    return true;
  if (words.length <= 3 && some("negation", "aux.modal")) return true;
  // "Pro users are exempt", "API access continues", "Only the image input is affected"
  const opens = [first, second].some(
    (chunk) => chunk?.type === "scope" || chunk?.tokens.some((token) => isScope(token) || has(token, "only", "part")),
  );
  return (opens || goesOn) && words.length <= 9 && !words.some((token) => eventOf(token) === "released");
}

/** Whether a sentence that no rule reads may limit or take back what follows it: "This only concerns the playground." */
export function mayLimitNext(chunks: readonly Chunk[]): boolean {
  const words = chunks.flatMap((chunk) => chunk.tokens).filter(({ kind }) => kind !== "mark");
  if (words.length > 10 || chunks.some(({ type }) => type === "names" || type === "when")) return false;
  const some = (...concepts: Concept[]): boolean => words.some((token) => has(token, ...concepts));
  if (some("replace.use", "replace.noun", "pointer", "condition")) return false;
  if (some("reported", ...retracting)) return true;
  return some("only") && (words.some(isScope) || some("part", "part.training", "noun.endpoint"));
}

/** The same of a paragraph of its own, which says less often something of the one before. */
export function takesBackEarlier(chunks: readonly Chunk[]): boolean {
  const words = chunks.flatMap((chunk) => chunk.tokens).filter(({ kind }) => kind === "word");
  const isLabel = /[:：]$/.test(chunks.at(-1)?.tokens.at(-1)?.text ?? "");
  if (isLabel || words.length > 10 || !mayLimitLast(chunks)) return false;
  const [first] = chunks.filter((chunk) => !isMark(chunk));
  return words.some((token) => has(token, ...takesBack, "negation", "unsettled")) || first?.type === "scope";
}

/** Whether a line that leads to a list or paragraph may limit it: "In the EU:", "We will not go ahead with these plans:". */
export function mayLimitLead(chunks: readonly Chunk[]): boolean {
  const words = chunks.flatMap((chunk) => chunk.tokens).filter(({ kind }) => kind === "word");
  if (words.length === 0 || words.length > 12 || chunks.some(({ type }) => type === "names" || type === "when"))
    return false;
  const isScopeAlone = chunks.every((chunk) => isMark(chunk) || (chunk.type === "scope" && !chunk.everyone));
  return isScopeAlone || mayLimitNext(chunks) || words.some((token) => has(token, "negation", "exception"));
}

/**
 * Whether a sentence that no rule reads is reported because of the lifecycle table of its section: whatever it says, it may
 * say it of the dates. Not one that only points elsewhere, nor a word or two apart from the table ("Search", "On this page").
 */
export function mayConcernTable(chunks: readonly Chunk[], isByTable: boolean): boolean {
  const tokens = chunks.flatMap((chunk) => chunk.tokens);
  return !pointsElsewhere(tokens) && tokens.filter(({ kind }) => kind !== "mark").length >= (isByTable ? 2 : 4);
}

/**
 * Whether a sentence that no rule reads says something of the table beside it or of its dates: "All values in the table below
 * are placeholders", "The dates may still move". What the table lists or its columns mean takes nothing from it.
 */
export function isOnTable(chunks: readonly Chunk[]): boolean {
  const words = chunks.flatMap((chunk) => chunk.tokens).filter(({ kind }) => kind !== "mark");
  if (words.length > mostWords || chunks.some(({ type }) => type === "names" || type === "when")) return false;
  const some = (...concepts: Concept[]): boolean => words.some((token) => has(token, ...concepts));
  if (some("lists", "means", "pointer", "time")) return false;
  const verb = words.findIndex((token) => has(token, "aux.present", "aux.past", "aux.modal", "aux.future"));
  const subject = words.slice(0, Math.max(verb, 0));
  const isItsOwn = (token: Token): boolean =>
    has(token, "noun.date") || (has(token, "ref.below") && !has(token, "ref.page"));
  const others = subject.filter((token) => !isItsOwn(token) && !has(token, ...aroundIt));
  return subject.some(isItsOwn) && others.length <= 1 && others.every(({ concepts }) => concepts.length === 0);
}

/** "For details, see the guide": a sentence that sends the reader elsewhere. */
export const pointsElsewhere = (tokens: readonly Token[]): boolean =>
  tokens.some((token, at) => {
    const before = tokens[at - 1];
    return has(token, "pointer") && (before === undefined || before.kind === "mark" || has(before, "filler"));
  });

/** What may stand beside the words for the table: "Nothing below", "All dates of the speech models". */
const aroundIt: readonly Concept[] = ["filler", "everyone", "scope.prep", "none", "negation", "group", "noun.model"];

const isMark = (chunk: Chunk): boolean => chunk.tokens.every(({ kind }) => kind === "mark");
