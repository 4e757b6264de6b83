/** Clauses on the release of a model. */

import { has } from "../../lex.ts";
import type { Production, Subject } from "../claims.ts";
import { boundFor, dateOf } from "../role-values.ts";
import { isTitleWord, plain, rolesOf, without } from "../roles.ts";

/** "We launched X, a model that …": what is told of a release matters little, and a limit on it is not passed over. */
export const release: Production = (roles, context) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "event");
  const event = roles.chunks[at];
  if (event?.type !== "event" || event.event !== "released" || event.tense === "future") return "";
  const what = roles.chunks.findIndex(
    (chunk) => chunk.type === "names" || (chunk.type === "ref" && chunk.which === "following"),
  );
  const named = roles.chunks[what];
  if (named === undefined || (named.type === "names" && (named.family || (named.weak && !named.noun)))) return "names";
  const active = what > at;
  if (active ? !event.forms.has("act") : !event.forms.has("state") || event.tense === null) return "who releases what";
  const lead = rolesOf(active ? roles.chunks.slice(0, what) : roles.chunks.slice(0, at));
  const odd = without(lead, ...plain, "group", "and").filter((token) => !isTitleWord(token));
  if (odd.length > 0 || lead.events.length > 1) return `all but "${odd.map(({ text }) => text).join(" ")}"`;
  const tail = roles.chunks.slice(Math.max(what, at) + 1);
  const [next] = tail;
  if (
    active &&
    next?.type === "word" &&
    next.token.kind === "word" &&
    (next.token.concepts.length === 0 || has(next.token, "part", "part.training"))
  )
    return "the model, not a thing of it";
  const bad = tail.find(
    (chunk) =>
      (chunk.type === "event" && chunk.event !== "released") ||
      (chunk.type === "word" &&
        has(
          chunk.token,
          "negation",
          "undone",
          "unsettled",
          "exception",
          "example",
          "reported",
          "condition",
          "part.training",
          "only",
        )),
  );
  if (bad) return "nothing that takes it back";
  const [when, ...more] = roles.whens;
  if (more.length > 0) return "one date";
  const date = when ? dateOf(when, context) : context.day === null ? "a date" : { date: context.day };
  if (typeof date === "string") return date;
  const bound = when ? boundFor(when, false) : "on";
  if (bound === null) return "a bound that a record has";
  const subject: Subject = named.type === "names" ? { kind: "names", names: named.names } : { kind: "following" };
  return {
    claims: [{ subject, fact: { says: "date", event: "released", date: date.date, bound, scope: null } }],
    context: { subject, claimed: true, when: null },
  };
};
