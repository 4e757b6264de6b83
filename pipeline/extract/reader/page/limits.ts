/** Sentences that were not read but take back or limit what is listed. */

import type { Chunk } from "../chunks/chunk.ts";
import { has, type Token } from "../lex.ts";
import type { Concept } from "../lexicon/schema.ts";
import { limitsAll, type UnreadSentence } from "../sentences.ts";
import type { Fact } from "../statements.ts";
import { toName } from "./model-names.ts";
import type { PageState, Place } from "./page-state.ts";
import { addStatement } from "./reports.ts";

/** An unread sentence that takes back or limits what is listed: the dates it speaks of are not published. */
export function applyLimit(page: PageState, { tokens, chunks }: UnreadSentence, { section, line }: Place): void {
  const named = chunks.flatMap((chunk) => (chunk.type === "names" ? chunk.names : []));
  if (named.length > 0) {
    if (takesBackNamed(tokens, chunks)) {
      const models = named.map((name) => toName(page, name));
      addStatement(page, { models, facts: [{ says: "void", event: null }], section, line });
    }
    return;
  }
  if (tokens.some((token) => token.kind === "date")) return;
  // "For X, only this page counts" says which dates are meant, and takes back none beyond its section.
  const reach = hasAny(tokens, "ref.page") && !hasAny(tokens, "only") ? [] : section;
  for (const fact of limitsOf(tokens)) addStatement(page, { models: null, facts: [fact], section: reach, line });
}

const hasAny = (tokens: readonly Token[], ...concepts: Concept[]): boolean =>
  tokens.some((token) => has(token, ...concepts));

const withoutFillers = (tokens: readonly Token[]): Token[] => tokens.filter((token) => !has(token, "filler"));

/** Whether a sentence on named models says that something does not hold of them. */
function takesBackNamed(tokens: readonly Token[], chunks: readonly Chunk[]): boolean {
  const predicate = chunks.some((chunk) => chunk.type === "event" && chunk.tense !== null && !chunk.ended);
  const denied = predicate && hasAny(tokens, "negation") && !hasAny(tokens, "aux.modal", "condition", "part");
  return denied || hasAny(tokens, "undone", "invalid");
}

/** What a sentence that names no model does to the dates that are listed. */
function limitsOf(tokens: readonly Token[]): Fact[] {
  const some = (...concepts: Concept[]): boolean => hasAny(tokens, ...concepts);
  if (isSoftening(tokens)) return [{ says: "void", event: null }];
  const facts: Fact[] = [];
  const early = some("bound.not-before") || (some("negation") && some("bound.deadline"));
  const onDates = some("noun.date") && some("ref.below", "ref.following", "ref.these", "lists", "everyone");
  if ((early || some("bound.tentative")) && onDates)
    facts.push({ says: "soft", event: "retired", bound: early ? "not-before" : "tentative" });
  // "These dates hold only for the EU": for whom they hold is not known, so none is published.
  if ((some("only") && some("scope") && onDates) || limitsAll(tokens)) facts.push({ says: "void", event: null });
  if (some("aux.modal")) return facts;
  // "The dates above are not final": whatever is denied of them, they are not sure.
  if (some("negation") && some("noun.date") && some("ref.below") && !some("pointer", "condition", "request.fails"))
    facts.push({ says: "void", event: null });
  const isExample = isOfExamples(tokens);
  if (takesBackListed(tokens, isExample))
    facts.push({ says: "void", event: null, ...(isExample ? ({ all: true } as const) : {}) });
  return facts;
}

/** "The dates in the second table are estimates": how firm the dates are is not known, so none is published. */
function isSoftening(tokens: readonly Token[]): boolean {
  const words = withoutFillers(tokens);
  return words.some(
    (token, at) =>
      has(token, "bound.not-before", "bound.tentative") &&
      has(words[at - 1], "aux.present") &&
      words.slice(0, at).some((before) => has(before, "noun.date")),
  );
}

/** "The dates are examples." */
const isOfExamples = (tokens: readonly Token[]): boolean =>
  withoutFillers(tokens).some((token, at, words) => has(token, "example") && has(words[at - 1], "aux.present"));

/** A sentence of no more words than these speaks of all that is listed, where it names nothing. */
const fewWords = 8;

/** Whether a sentence takes back what is listed, or makes it depend on a condition. */
function takesBackListed(tokens: readonly Token[], isExample: boolean): boolean {
  const some = (...concepts: Concept[]): boolean => hasAny(tokens, ...concepts);
  const below = some("ref.below", "ref.following");
  if (some("condition", "exception") && some("noun.date") && below && !some("noun.model")) return true;
  if (!isExample && !some("undone", "undone.to", "invalid")) return false;
  if (below || some("ref.these")) return true;
  const onListed = some("noun.date", "event.retired.noun", "event.deprecated.noun");
  return onListed && (some("everyone") || isExample || withoutFillers(tokens).length <= fewWords);
}
