/** Clauses that give an event in the life of a model: "X will be retired on D", "X is deprecated". */

import type { Bound, EventName } from "../../../../domain/schema.ts";
import type { Event } from "../../chunks/chunk.ts";
import { has, type Token } from "../../lex.ts";
import type { Claim, Context, Production, Subject } from "../claims.ts";
import { countedGroup } from "../groups.ts";
import { boundFor, dateOf, oneEvent, scopeText, subjectOf } from "../role-values.ts";
import { plain, type Roles, rolesOf, some, without, wordsWith } from "../roles.ts";
import { targetsOf } from "../targets.ts";

/** "X will be retired on D", "X is deprecated": one event, and its day or a state. */
export const lifecycle: Production = (roles, context) => {
  const event = oneEvent(roles);
  if (typeof event === "string") return event;
  const [after] = roles.chunks.slice(roles.chunks.indexOf(event) + 1);
  if (
    event.tense === null &&
    event.forms.has("state") &&
    after?.type === "word" &&
    has(after.token, "noun.model", "noun.endpoint")
  )
    return "a statement, not a description";
  // "Deprecated model: `a`"
  if (
    event.tense === null &&
    event.forms.has("state") &&
    after?.type === "names" &&
    has(after.tokens[0], "noun.model") &&
    /[:：]/.test(after.tokens[1]?.text ?? "")
  )
    return "a statement, not a label";
  const negations = wordsWith(roles, "negation");
  const [when, ...otherWhens] = roles.whens;
  if (otherWhens.length > 0) return "one date";
  // "will not be retired before D": the denial is of the time before.
  const denied = negations.length === 1 && when !== undefined && (when.bound === "by" || when.bound === "until");
  const training = some(roles, "part.training");
  const tuned = some(roles, "part.tuned");
  const early = event.forms.has("noun") && some(roles, "bound.not-before");
  const set = event.forms.has("noun") && event.tense === null && when !== undefined;
  const moved = some(roles, "undone.to") && event.forms.has("noun") && when?.bound === "on";
  const happens = event.forms.has("noun") && some(roles, "takes-place");
  const left = without(
    roles,
    ...plain,
    "bound.tentative",
    "support-for",
    ...(moved ? (["undone.to", "aux.past"] as const) : []),
    ...(happens || set ? (["aux.future", "aux.past"] as const) : []),
    ...(early ? (["bound.not-before"] as const) : []),
    ...(denied ? (["negation", "aux.future"] as const) : []),
    ...(training ? (["part.training"] as const) : []),
    ...(tuned ? (["part.tuned"] as const) : []),
    // "(We told users that) we would deprecate it"
    ...(context.announced !== null && when === undefined ? (["aux.reported"] as const) : []),
  );
  // "Several models and model aliases will be retired on D": what is listed next.
  const group = roles.names.length + roles.refs.length === 0 ? countedGroup(roles.chunks) : [];
  const isOfGroup = (token: Token): boolean =>
    group.length > 0 &&
    (has(token, "and", "alias", "title.name") || group.some((chunk) => chunk.tokens.includes(token)));
  const over = left.filter((token) => !isOfGroup(token));
  if (over.length > 0) return `all but "${over.map(({ text }) => text).join(" ")}"`;
  const subject: Subject | null = group.length > 0 ? { kind: "following" } : subjectOf(roles, context);
  if (!subject) return "whom it is about";
  if (isListed(subject) && isOnDates(roles, event)) return "models, not their dates";
  // "Upgraded automatically to `b` on D": where to, and not what.
  const [, between] = roles.chunks.slice(roles.chunks.indexOf(event));
  const [target] = roles.names;
  const isLed = between?.type === "word" && has(between.token, "scope.prep");
  if (
    isLed &&
    target &&
    roles.chunks.indexOf(target) === roles.chunks.indexOf(event) + 2 &&
    event.event === "redirected"
  )
    return "whom it is about";
  // "`a` added": to the page, or to what is offered.
  const follows = roles.names.some((names) => roles.chunks.indexOf(names) < roles.chunks.indexOf(event));
  if (follows && event.tense === null && event.tokens.every((token) => has(token, "listed-as")))
    return "whether it was released or listed";
  const isNoun = event.forms.has("noun") && event.tense === null;
  if (some(roles, "support-for") && !isNoun && event.tense === null) return "a sentence on the model";
  const name = training ? trainingEvent(event.event) : event.event;
  if (name === null) return "an event of the model";
  const inherited = isNoun && roles.scopes.length === 0 ? context.scope : null;
  const scope = tuned
    ? [scopeText(roles.scopes), wordsWith(roles, "part.tuned")[0]?.text].filter(Boolean).join(", ")
    : (scopeText(roles.scopes) ?? inherited);
  const soft: Bound | null = early
    ? "not-before"
    : !denied && (event.soft || some(roles, "bound.tentative"))
      ? "tentative"
      : null;
  // "Unavailable on D": for a day, it may be.
  const isForADay = when?.bound === "on" && has(when.tokens[0], "scope.prep") && !has(when.tokens[0], "scope.from");
  if (isForADay && event.tense === "future" && event.tokens.some((token) => has(token, "transient")))
    return "from when on";
  const effective = when ?? context.when;
  if (effective) {
    const date = dateOf(effective, context);
    if (typeof date === "string") return date;
    const bound = denied ? "not-before" : boundFor(effective, event.ended);
    if (bound === null) return "a bound that a record has";
    const firm = bound === "on" && soft !== null ? soft : bound;
    const claims: Claim[] = [{ subject, fact: { says: "date", event: name, date: date.date, bound: firm, scope } }];
    if (context.announced !== null)
      claims.unshift({
        subject,
        fact: { says: "date", event: "announced", date: context.announced, bound: "on", scope: null },
      });
    // "These models were retired on D": the section says so of its models, so it is a state as well.
    if (isListed(subject) && name === "retired" && event.tense === "past" && firm === "on" && scope === null)
      claims.push({ subject, fact: { says: "stage", stage: "retired" } });
    const fronted = when !== undefined && roles.chunks[0] === when;
    return {
      claims,
      context: {
        subject,
        event: name,
        when: fronted ? when : null,
        tense: event.tense,
        claimed: true,
        announced: null,
        scope,
      },
    };
  }
  return undated(event, name, subject, scope, roles, context);
};

/** "The schedule in the following table has been withdrawn": the dates are off, and not the models. */
function isOnDates({ chunks }: Roles, event: Event): boolean {
  if (event.tense === null) return false;
  const before = rolesOf(chunks.slice(0, chunks.indexOf(event)));
  const words = before.chunks.flatMap(({ tokens }) => tokens);
  return (
    words.some((token) => has(token, "noun.date")) && !words.some((token) => has(token, "noun.model", "noun.endpoint"))
  );
}

/** Whether a claim is on all that the section lists. */
const isListed = ({ kind }: Subject): boolean => kind === "section" || kind === "following";

/** "X is deprecated in favor of Y": a clause on a life with what comes instead. */
export const inFavour: Production = (roles, context) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "replace.by"));
  if (at < 0 || roles.events.length === 0) return "";
  const targets = targetsOf(rolesOf(roles.chunks.slice(at + 1)));
  if (targets === null) return "the names of the replacements";
  const main = lifecycle(rolesOf(roles.chunks.slice(0, at)), context);
  if (typeof main === "string") return main;
  const [first] = main.claims;
  return first ? { ...main, claims: [...main.claims, ...targets.claims(first.subject)] } : "";
};

const trainingEvent = (event: EventName): EventName | null =>
  event === "retired" || event === "deprecated" ? "training-retired" : null;

/** A clause without a date: what holds now is a stage, and what an entry of a day says happened on that day. */
function undated(
  event: Event,
  name: EventName,
  subject: Subject,
  scope: string | null,
  roles: Roles,
  context: Context,
): ReturnType<Production> {
  // "(On D we emailed users of `a` that) we would deprecate it": what was announced then has no day yet.
  if (context.announced !== null && event.tense !== "past" && (name === "deprecated" || name === "retired"))
    return {
      claims: [
        {
          subject,
          fact: { says: "date", event: "announced", date: context.announced, bound: "on", scope: null },
        },
      ],
      context: { subject, event: null, announced: null, claimed: true },
    };
  if (some(roles, "bound.tentative") || event.soft) return "a date";
  const next = { subject, event: name, tense: event.tense, claimed: true };
  const happened =
    event.tense === "past" ||
    (event.forms.has("state") && event.tense === "present") ||
    (event.tense === null && event.forms.has("act"));
  // "It is available to existing customers only" repeats what its deprecation means.
  if (context.claimed && event.tokens.some((token) => has(token, "existing-only")))
    return { claims: [], context: next };
  const claims: Claim[] = [];
  if (context.day !== null && happened && event.tense !== "future" && name !== "announced")
    claims.push({ subject, fact: { says: "date", event: name, date: context.day, bound: "on", scope } });
  const isState = event.forms.has("state") && (event.tense === "present" || event.tense === "past");
  const isDone = event.tense === null && event.forms.has("act") && (some(roles, "we") || name === "deprecated");
  if (
    (name === "deprecated" || name === "retired" || name === "legacy") &&
    scope === null &&
    (isState || (isDone && name === "deprecated"))
  )
    claims.push({ subject, fact: { says: "stage", stage: name } });
  // "The following models will be deprecated:" waits for the days in the list.
  if (claims.length === 0 && subject.kind === "following" && event.tense === "future") return { claims, context: next };
  // "`a` will be retired," over a list of days and of whom each is for.
  if (claims.length === 0 && context.opensList && event.tense === "future" && subject.kind === "names")
    return { claims, context: { ...next, claimed: false } };
  if (claims.length === 0) return event.tense === "future" ? "a date" : "a date or a state";
  return { claims, context: next };
}

/** "The retirement of X has been postponed": its dates hold no more. */
export const undoing: Production = (roles) => {
  const [event, ...others] = roles.events;
  const [names, ...more] = roles.names;
  if (
    !event ||
    others.length > 0 ||
    !event.forms.has("noun") ||
    !names ||
    more.length > 0 ||
    names.family ||
    roles.whens.length > 0
  )
    return "";
  if (!some(roles, "undone") || without(roles, ...plain, "undone", "aux.past", "aux.future").length > 0) return "";
  const subject: Subject = { kind: "names", names: names.names };
  return { claims: [{ subject, fact: { says: "void", event: event.event } }], context: { subject } };
};

/** A date alone goes on with the event before: "and `b` on D", "Retirement date: D". */
export const ellipsis: Production = (roles, context) => {
  if (roles.events.length > 0 || context.event === null) return "";
  const [when, ...others] = roles.whens;
  if (!when || others.length > 0) return "";
  if (context.claimed && roles.names.length === 0 && roles.scopes.length === 0) return "";
  const left = without(roles, "filler", "takes-place", "aux.present", "bound.tentative");
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const subject = subjectOf(roles, context);
  if (!subject) return "whom it is about";
  const date = dateOf(when, context);
  if (typeof date === "string") return date;
  const bound = boundFor(when, false);
  if (bound === null) return "a bound that a record has";
  const firm: Bound = bound === "on" && some(roles, "bound.tentative") ? "tentative" : bound;
  return {
    claims: [
      {
        subject,
        fact: { says: "date", event: context.event, date: date.date, bound: firm, scope: scopeText(roles.scopes) },
      },
    ],
    context: { subject, claimed: true },
  };
};
