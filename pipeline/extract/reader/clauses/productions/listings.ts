/** Clauses that claim nothing of a model: they lead to a list or elsewhere, or say why; and those that give the state of all that a table lists. */

import type { Chunk } from "../../chunks/chunk.ts";
import { has } from "../../lex.ts";
import { denying, retracting, softening } from "../../lexicon/limiting.ts";
import type { Concept } from "../../lexicon/schema.ts";
import type { Production } from "../claims.ts";
import { scopeText } from "../role-values.ts";
import { plain, rolesOf, some, without } from "../roles.ts";

/** What a clause that claims nothing must not have. */
const weighing: readonly Concept[] = [...denying, ...retracting, ...softening, "only", "undone.to", "reported"];

/** "In line with our commitment to …,": says why, and nothing on when or for whom. */
export const preface: Production = (roles) => {
  const [first] = roles.chunks;
  const opens = first?.tokens[0];
  // "Deprecation notice:" in front of the notice.
  if (
    roles.chunks.every(
      (chunk) =>
        (chunk.type === "event" && chunk.event === "announced" && chunk.forms.has("noun") && chunk.tense === null) ||
        (chunk.type === "word" && has(chunk.token, "filler", "title.notes")),
    ) &&
    roles.events.length > 0
  )
    return { claims: [] };
  // "For Jakarta, X will be retired": a preposition that may begin a scope says for whom, not why.
  if (!opens || !has(opens, "preface") || has(opens, "scope.prep") || roles.scopes.length > 0) return "";
  if (roles.names.length + roles.refs.length + roles.whens.length > 0 || roles.events.length > 0) return "";
  const odd = roles.words.filter((token) => has(token, ...weighing));
  return odd.length > 0 ? `all but "${odd.map(({ text }) => text).join(" ")}"` : { claims: [] };
};

/** "All deprecations are listed below", "on the dates below": leads to what the page lists. */
export const listing: Production = (roles) => {
  if (roles.whens.length > 0 || roles.names.length > 0) return "";
  const lists = some(roles, "lists");
  const dates = some(roles, "noun.date") && some(roles, "ref.below");
  // "The table omits active models": what is not there takes nothing from what is.
  const omits = some(roles, "omits") && some(roles, "ref.below") && !some(roles, "noun.date");
  if (!lists && !dates && !omits) return "";
  // "All dates on this page are for the free tier" says for whom, and no more where they are.
  if (!lists && scopeText(roles.scopes) !== null) return "";
  const left = roles.words.filter((token) => has(token, ...weighing, "aux.modal", "aux.past"));
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  // "The dates below have slipped": without a verb of listing, a word that nobody knows may say anything.
  const unknown = roles.words.some(({ kind, concepts }) => kind === "word" && concepts.length === 0);
  if (!lists && !omits && unknown) return "no word that is not known";
  return lists || omits || roles.events.every(({ tense }) => tense === "future" || tense === null)
    ? { claims: [] }
    : "";
};

/** "(legacy) or pending end-of-life": the end that a state leads to, and no other state. */
function pendingEnd(chunks: readonly Chunk[]): readonly Chunk[] {
  const or = chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "or"));
  const tail = or < 0 ? [] : chunks.slice(or);
  const waits = tail.findIndex(
    (chunk) => chunk.type === "word" && has(chunk.token, "none") && has(chunk.token, "condition"),
  );
  const ends = tail.filter((chunk) => chunk.type === "event");
  const isPlain = tail
    .slice(1, waits)
    .every((chunk) => chunk.type === "word" && has(chunk.token, "aux.present", "filler"));
  return waits > 0 && isPlain && ends.every(({ event }) => event === "retired")
    ? tail.slice(0, waits + 1).concat(ends)
    : [];
}

/** "The table shows models that have passed their EOL date": a state of all that the table lists. */
export const tableState: Production = (roles) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "means", "lists"));
  const pending = pendingEnd(roles.chunks);
  const [event, ...more] = roles.events.filter((each) => !pending.includes(each));
  if (at < 0 || !event || more.length > 0 || !event.forms.has("state") || roles.names.length + roles.whens.length > 0)
    return "";
  if (event.event === "released" || event.event === "announced" || event.tense === "future") return "";
  const [next] = roles.chunks.slice(roles.chunks.indexOf(event) + 1);
  const isState = next?.type === "word" && has(next.token, "title.stage");
  if (event.forms.has("noun") && event.tense === null && !isState) return "";
  const before = rolesOf(roles.chunks.slice(0, at));
  const about = before.words.some((token) => has(token, "ref.below")) || before.refs.length > 0;
  const left = without(
    roles,
    ...plain,
    "means",
    "lists",
    "ref.below",
    "ref.following",
    "that",
    "aux.past",
    "title.stage",
  ).filter((token) => !pending.some((chunk) => chunk.tokens.includes(token)));
  if (!about || left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  if (event.event !== "retired" && event.event !== "deprecated" && event.event !== "legacy") return "";
  return { claims: [{ subject: { kind: "section" }, fact: { says: "stage", stage: event.event } }] };
};

/** "See the policy": leads elsewhere and claims nothing. */
export const pointer: Production = (roles) => {
  const [first] = roles.chunks.filter((chunk) => !(chunk.type === "word" && has(chunk.token, "filler")));
  if (first?.type !== "word" || !has(first.token, "pointer")) return "";
  if (roles.whens.length > 0 || roles.events.some(({ forms, tense }) => !forms.has("noun") || tense !== null))
    return "nothing besides";
  return { claims: [] };
};
