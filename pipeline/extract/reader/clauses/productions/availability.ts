/** Clauses on how long a model can be used: availability, support, requests that fail, existing customers. */

import type { Bound } from "../../../../domain/schema.ts";
import type { When } from "../../chunks/chunk.ts";
import { has } from "../../lex.ts";
import type { Context, Production, Subject } from "../claims.ts";
import { boundFor, dateOf, scopeText, subjectOf } from "../role-values.ts";
import { plain, type Roles, some, without, wordsWith } from "../roles.ts";

/** "From D, only existing users can continue to use them." */
export const existingOnly: Production = (roles, context) => {
  if (!some(roles, "existing-only")) return "";
  const left = without(roles, ...plain, "existing-only", "goes-on", "aux.future", "ref.these");
  if (left.length > 0 || roles.events.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const [when, ...others] = roles.whens;
  if (!when || others.length > 0) return "one date";
  const date = dateOf(when, context);
  if (typeof date === "string") return date;
  const bound = boundFor(when, true);
  if (bound === null) return "a bound that a record has";
  const [names] = roles.names;
  const subject: Subject = names ? { kind: "names", names: names.names } : (context.subject ?? { kind: "section" });
  if (names?.family) return "models, not a family";
  return {
    claims: [{ subject, fact: { says: "date", event: "deprecated", date: date.date, bound, scope: null } }],
    context: { subject, event: null, when: null, claimed: true },
  };
};

/**
 * "Enterprise customers are not affected": only repeats for whom the clause before holds. "Fine-tuned models are not
 * affected": about models of their own, which are no records.
 */
export const notAffected: Production = (roles, context) => {
  const isOnTuned = has(roles.chunks[0]?.tokens[0], "part.tuned");
  const events = isOnTuned
    ? roles.events.filter(({ forms, tense }) => !forms.has("noun") || tense !== null)
    : roles.events;
  if (
    !(context.limited || isOnTuned) ||
    !some(roles, "exception") ||
    events.length + roles.whens.length + roles.names.length > 0
  )
    return "";
  const others = isOnTuned ? (["and", "or"] as const) : [];
  return some(roles, "condition", "undone", "unsettled", "negation", ...others) ? "nothing besides" : { claims: [] };
};

/** "available until D", "supported through D". */
export const availability: Production = (roles, context) => {
  if (!some(roles, "available") || roles.events.length > 0) return "";
  const denied = wordsWith(roles, "negation").length === 1;
  const left = without(
    roles,
    ...plain,
    "available",
    "bound.not-before",
    "aux.future",
    "aux.past",
    ...(denied ? (["negation"] as const) : []),
  );
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const dated = datedSubject(roles, context);
  if (typeof dated === "string") return dated;
  const { when } = dated;
  if (denied)
    return when.bound === "after" || when.bound === "on" ? ending("retired", dated, "on", roles) : "from when on";
  if (when.bound !== "until" && when.bound !== "not-before") return "until when";
  const bound: Bound = when.bound === "until" && !some(roles, "bound.not-before") ? "on" : "not-before";
  return ending("retired", dated, bound, roles);
};

/** "Support for X ends on D", "Access to X will end on D". */
export const supportEnds: Production = (roles, context) => {
  const training = some(roles, "part.training");
  if (!(training || some(roles, "support-for")) || !some(roles, "takes-place") || roles.events.length > 0) return "";
  const left = without(roles, ...plain, "support-for", "aux.future", ...(training ? (["part.training"] as const) : []));
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const dated = datedSubject(roles, context);
  if (typeof dated === "string") return dated;
  const bound = boundFor(dated.when, true);
  if (bound === null) return "a bound that a record has";
  return ending(training ? "training-retired" : "retired", dated, bound, roles);
};

/** "As of D requests to X will fail"; without a date it only repeats what was said. */
export const requestsFail: Production = (roles, context) => {
  if (!some(roles, "request.fails") || !(some(roles, "request") || roles.events.length > 0)) return "";
  const left = without(
    roles,
    ...plain,
    "request",
    "request.fails",
    "aux.future",
    "bound.after",
    "that",
    "ref.below",
    "ref.this",
    "everyone",
  );
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const [when, ...others] = roles.whens;
  if (others.length > 0) return "one date";
  const subject = subjectOf(roles, context);
  if (!when) return context.claimed || roles.names.length === 0 ? { claims: [] } : "a date";
  if (!subject) return "whom it is about";
  const date = dateOf(when, context);
  if (typeof date === "string") return date;
  const bound = boundFor(when, true);
  if (bound === null) return "a bound that a record has";
  return ending("retired", { subject, date: date.date }, bound, roles);
};

/** Whom a clause is about and its one date (`date`: ISO); a reason where it has no subject, or not one date. */
function datedSubject(roles: Roles, context: Context): { subject: Subject; when: When; date: string } | string {
  const [when, ...others] = roles.whens;
  const subject = subjectOf(roles, context);
  if (!subject || !when || others.length > 0) return "a subject and one date";
  const date = dateOf(when, context);
  return typeof date === "string" ? date : { subject, when, date: date.date };
}

/** The claim that a model ends on a day. */
function ending(
  event: "retired" | "training-retired",
  { subject, date }: { subject: Subject; date: string },
  bound: Bound,
  roles: Roles,
): ReturnType<Production> {
  return {
    claims: [{ subject, fact: { says: "date", event, date, bound, scope: scopeText(roles.scopes) } }],
    context: { subject, event, claimed: true, when: null },
  };
}
