/** Sentences that were not read but take back or limit what is listed. */

import { has } from "../lex.ts";
import type { Concept } from "../lexicon/schema.ts";
import { limitsAll, type UnreadSentence } from "../sentences.ts";
import { toName } from "./model-names.ts";
import type { PageState, Place } from "./page-state.ts";
import { addStatement } from "./reports.ts";

/** An unread sentence that takes back or limits what is listed: the dates it speaks of are not published. */
export function applyLimit(page: PageState, { tokens, chunks }: UnreadSentence, { section, line }: Place): void {
  const some = (...concepts: Concept[]): boolean => tokens.some((token) => has(token, ...concepts));
  const named = chunks.flatMap((chunk) => (chunk.type === "names" ? chunk.names : []));
  if (named.length > 0) {
    const predicate = chunks.some((chunk) => chunk.type === "event" && chunk.tense !== null && !chunk.ended);
    const denied = predicate && some("negation") && !some("aux.modal", "condition", "part");
    if (some("undone", "invalid") || denied)
      addStatement(page, {
        models: named.map((name) => toName(page, name)),
        facts: [{ says: "void", event: null }],
        section,
        line,
      });
    return;
  }
  if (tokens.some((token) => token.kind === "date")) return;
  // "The dates in the second table are estimates": how firm the dates are is not known, so none is published.
  const plainWords = tokens.filter((token) => !has(token, "filler"));
  const softens = plainWords.some(
    (token, at) =>
      has(token, "bound.not-before", "bound.tentative") &&
      has(plainWords[at - 1], "aux.present") &&
      plainWords.slice(0, at).some((before) => has(before, "noun.date")),
  );
  if (softens) {
    addStatement(page, { models: null, facts: [{ says: "void", event: null }], section, line });
    return;
  }
  const early = some("bound.not-before") || (some("negation") && some("bound.deadline"));
  const below = some("ref.below", "ref.following");
  const onDates = some("noun.date") && some("ref.below", "everyone");
  if ((early || some("bound.tentative")) && onDates)
    addStatement(page, {
      models: null,
      facts: [{ says: "soft", event: "retired", bound: early ? "not-before" : "tentative" }],
      section,
      line,
    });
  // "These dates hold only for the EU": for whom they hold is not known, so none is published.
  if ((some("only") && some("scope") && onDates) || limitsAll(tokens))
    addStatement(page, { models: null, facts: [{ says: "void", event: null }], section, line });
  if (some("aux.modal")) return;
  const words = tokens.filter((token) => !has(token, "filler"));
  // "The dates above are not final": whatever is denied of them, they are not sure.
  if (some("negation") && some("noun.date") && some("ref.below") && !some("pointer", "condition", "request.fails"))
    addStatement(page, { models: null, facts: [{ says: "void", event: null }], section, line });
  const isExample = words.some((token, at) => has(token, "example") && has(words[at - 1], "aux.present"));
  const listed = some("noun.date", "event.retired.noun", "event.deprecated.noun");
  const takesBack = some("undone", "undone.to", "invalid") || isExample;
  const limited = some("condition", "exception") && some("noun.date") && below && !some("noun.model");
  if (
    (takesBack &&
      (below ||
        some("ref.these") ||
        (listed && some("everyone")) ||
        (listed && isExample) ||
        (listed && words.length <= fewWords))) ||
    limited
  )
    addStatement(page, {
      models: null,
      facts: [{ says: "void", event: null, ...(isExample ? ({ all: true } as const) : {}) }],
      section,
      line,
    });
}

/** A sentence of no more words than these speaks of all that is listed, where it names nothing. */
const fewWords = 8;
