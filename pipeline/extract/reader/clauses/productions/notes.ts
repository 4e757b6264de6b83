/** Notes on the dates that a section lists: how firm they are, for whom, whether they hold. */

import type { Chunk } from "../../chunks/chunk.ts";
import { has, type Token, textOf } from "../../lex.ts";
import { limiting } from "../../lexicon/limiting.ts";
import type { Concept } from "../../lexicon/schema.ts";
import type { Fact } from "../../statements.ts";
import type { Claim, Production } from "../claims.ts";
import { scopeText } from "../role-values.ts";
import { plain, type Roles, some, without, wordsWith } from "../roles.ts";

const scopeWords: readonly Concept[] = ["scope", "region", "audience"];

/** "Valid only for the Europe region.", "EU only.": nothing but for whom. */
function isOnlyFor({ chunks, events }: Roles): boolean {
  const tokens = chunks
    .flatMap((chunk) => chunk.tokens)
    .filter((token) => token.kind !== "mark" && !has(token, "filler", "aux.present", "scope.prep", "scope.behind"));
  const [only, scope] = [tokens.some((token) => has(token, "only")), tokens.some((token) => has(token, ...scopeWords))];
  return only && scope && events.length === 0 && tokens.every((token) => has(token, "only", ...scopeWords));
}

/** A note on the dates of what stands below: soft, for some only, void, or in which zone. */
export const noteOnDates: Production = (roles, { subject, claimed }) => {
  if (roles.names.length > 0 || roles.whens.length > 0) return "";
  if (!claimed && isOnlyFor(roles)) {
    const scope = textOf(roles.chunks.flatMap(({ tokens }) => tokens.filter((token) => has(token, ...scopeWords))));
    return {
      ...(note(roles, { says: "only-for", event: null, scope }) as { claims: Claim[] }),
      context: { limited: true },
    };
  }
  if (roles.refs.length > 0 && subject !== null && subject.kind !== "section") return "";
  const [event, ...more] = roles.events;
  // "the earliest dates of a possible retirement"
  const others = more.filter((each) => each.event !== event?.event);
  const about =
    some(roles, "noun.date", "ref.below", "noun.lifecycle") ||
    (event?.forms.has("noun") ?? false) ||
    roles.refs.length > 0;
  if (!about || others.length > 0) return "";
  if (event && !event.forms.has("noun")) return "";
  const which = event?.event ?? null;
  const noted = (fact: Fact): ReturnType<Production> => note(roles, fact);
  const words: Concept[] = [
    ...plain,
    "means",
    "lists",
    "aux.modal",
    "that",
    "ref.below",
    "ref.following",
    "ref.these",
    "ref.this",
    "everyone",
    "aux.past",
    "title.name",
    "title.scope",
    "replace.noun",
  ];
  const left = (...more: Concept[]): Token[] => without(roles, ...words, ...more);
  if (some(roles, "undone") && left("undone", "negation", "time").length === 0)
    return noted({ says: "void", event: which });
  if (some(roles, "negation") && some(roles, "takes-place") && event && left("negation", "aux.future").length === 0)
    return noted({ says: "void", event: which });
  if (some(roles, "superseded", "invalid", "example") && left("superseded", "invalid", "example", "only").length === 0)
    return noted({ says: "void", event: null, ...(some(roles, "example") ? ({ all: true } as const) : {}) });
  if (some(roles, "bound.tentative") && left("bound.tentative", "only", "and").length === 0)
    return noted({ says: "soft", event: which ?? "retired", bound: "tentative" });
  if (some(roles, "bound.not-before") && left("bound.not-before", "negation").length === 0)
    return noted({ says: "soft", event: which ?? "retired", bound: "not-before" });
  if (some(roles, "time") && left("time").length === 0) return { claims: [] };
  const scope =
    scopeText(roles.scopes) ??
    (wordsWith(roles, "scope")
      .map(({ text }) => text)
      .join(" ") ||
      null);
  if (some(roles, "only") && scope !== null && left("only", "scope").length === 0)
    return { ...(noted({ says: "only-for", event: null, scope }) as { claims: Claim[] }), context: { limited: true } };
  // "All dates on this page are for the free tier"
  const own = scopeText(roles.scopes);
  if (own !== null && some(roles, "noun.date") && some(roles, "ref.below") && left("scope").length === 0)
    return {
      ...(noted({ says: "only-for", event: null, scope: own }) as { claims: Claim[] }),
      context: { limited: true },
    };
  const tail = scopeOfPage(roles.chunks);
  if (tail !== null)
    return {
      ...(noted({ says: "only-for", event: null, scope: tail }) as { claims: Claim[] }),
      context: { limited: true },
    };
  return `all but "${left()
    .map(({ text }) => text)
    .join(" ")}"`;
};

/** "These dates are for the platforms A, B and C": all that follows the verb; null for anything else. */
function scopeOfPage(chunks: readonly Chunk[]): string | null {
  const at = chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "only"));
  const head = chunks.slice(0, Math.max(0, at));
  const tail = chunks.slice(at + 1);
  const isHead =
    head.every(
      (chunk) =>
        chunk.type === "word" && has(chunk.token, "noun.date", "ref.below", "filler", "scope.prep", "noun.lifecycle"),
    ) && head.some((chunk) => chunk.tokens.some((token) => has(token, "noun.date")));
  const isTail =
    tail.length > 0 &&
    tail.every(
      ({ type, tokens }) => (type === "word" || type === "scope") && !tokens.some((token) => has(token, ...limiting)),
    ) &&
    !tail[0]?.tokens.some((token) => has(token, "everyone") && !has(token, "we"));
  if (at < 0 || !isHead || !isTail) return null;
  // "… the platforms that we run: A, B and C": what it comes to is the words in front.
  const words = tail.flatMap(({ tokens }) => tokens);
  const colon = words.findIndex(({ kind, text }) => kind === "mark" && /[:：]/.test(text));
  return textOf(colon > 0 ? words.slice(0, colon) : words)
    .replaceAll('"', "'")
    .slice(0, 160);
}

/** "Models will not be shut down before the dates below", "… no earlier than the dates below": how firm those dates are. */
export const notBeforeListed: Production = (roles) => {
  const [event, ...others] = roles.events;
  if (!event || others.length > 0 || roles.names.length + roles.whens.length > 0) return "";
  if (!some(roles, "noun.date") || !some(roles, "ref.below", "lists")) return "";
  const denied = wordsWith(roles, "negation").length === 1 && some(roles, "bound.deadline");
  if (!denied && !some(roles, "bound.not-before")) return "";
  const left = without(
    roles,
    ...plain,
    "aux.future",
    "lists",
    "ref.below",
    "bound.not-before",
    ...(denied ? (["negation", "bound.deadline"] as const) : []),
  );
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  return note(roles, { says: "soft", event: event.event, bound: "not-before" });
};

/** A note on what is listed. "On this page": it reaches beyond the section that it stands in. */
const note = (roles: Roles, fact: Fact): ReturnType<Production> => ({
  claims: [{ subject: some(roles, "ref.page") ? { kind: "section", page: true } : { kind: "section" }, fact }],
});
