/** Clauses that say what replaces a model: "X is replaced by Y", "A → B", "the replacement for X is Y". */

import type { Chunk, Names } from "../../chunks/chunk.ts";
import { has } from "../../lex.ts";
import { isUnspaced } from "../../lexicon/index.ts";
import type { Fact } from "../../statements.ts";
import type { Claim, Production, Subject } from "../claims.ts";
import { boundFor, dateOf, replacementFacts, scopeText, subjectOf } from "../role-values.ts";
import { isTitleWord, plain, type Roles, rolesOf, some, without } from "../roles.ts";

/** "B is A's successor", with the noun behind both. */
function successorOf(before: Roles, verb: Chunk, after: Roles): ReturnType<Production> {
  const [target, old, ...others] = before.names;
  const left = [...without(before, ...plain), ...without(after, ...plain, "aux.past")];
  if (!target || !old || others.length > 0 || left.length > 0 || before.chunks.at(-1) !== old || verb.type !== "word")
    return "one run of names";
  if ([...before.whens, ...before.events, ...after.whens, ...after.events].length > 0 || target.family || old.family)
    return "nothing besides";
  const subject: Subject = { kind: "names", names: old.names };
  return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
}

/** "X is replaced by Y", "requests to X will be redirected to Y on D". */
export const replacedBy: Production = (roles, context) => {
  const at = roles.chunks.findIndex(
    (chunk) =>
      (chunk.type === "event" || chunk.type === "word") && chunk.tokens.some((token) => has(token, "replace.by")),
  );
  if (at < 0) return "";
  const verb = roles.chunks[at] as Chunk;
  const before = rolesOf(roles.chunks.slice(0, at));
  const after = rolesOf(roles.chunks.slice(at + 1));
  const [target, ...others] = after.names;
  if (!target && isUnspaced(verb.tokens[0]?.text ?? "")) return successorOf(before, verb, after);
  if (!target || others.length > 0 || target.family || (target.weak && !target.noun)) return "one run of names";
  const left = [
    ...without(before, ...plain, "request", "aux.future", "aux.past"),
    ...without(after, ...plain, "group", "stage.active", "stage.preview").filter((token) => !isTitleWord(token)),
  ];
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  if ([...before.events, ...after.events].length > 0) return "one event";
  const [when, ...more] = [...before.whens, ...after.whens];
  if (more.length > 0) return "one date";
  const subject = subjectOf(before, context);
  if (!subject) return "what is replaced";
  const claims: Claim[] = replacementFacts(target.names).map((fact) => ({ subject, fact }));
  if (verb.type === "event" && verb.event === "redirected") {
    const date = when
      ? dateOf(when, context)
      : context.day !== null && verb.tense !== "future"
        ? { date: context.day }
        : null;
    if (typeof date === "string") return date;
    const bound = when ? boundFor(when, true) : "on";
    if (bound === null) return "a bound that a record has";
    if (date)
      claims.unshift({
        subject,
        fact: {
          says: "date",
          event: "redirected",
          date: date.date,
          bound,
          scope: scopeText([...before.scopes, ...after.scopes]),
        },
      });
  } else if (when) return "no date";
  return { claims, context: { subject, claimed: true, when: null } };
};

/**
 * "Requests to A are on D to B redirected", "A has been by B replaced": languages that put the verb last mark what takes
 * the place of A by a word in front of B or behind it.
 */
export const swapped: Production = (roles, context) => {
  const verb = roles.chunks.find(
    (chunk) =>
      (chunk.type === "event" && chunk.event === "redirected") ||
      (chunk.type === "word" && has(chunk.token, "replaced")),
  );
  const isMarked = (names: Names): boolean => {
    const at = roles.chunks.indexOf(names);
    const [before, after] = [roles.chunks[at - 1], roles.chunks[at + 1]];
    return (
      (before?.type === "word" && has(before.token, "replace.to")) ||
      (after?.type === "word" && has(after.token, "replace.to.behind"))
    );
  };
  const targets = roles.names.filter(isMarked);
  const [target] = targets;
  if (!verb || !target || targets.length > 1) return "";
  if (target.family || target.or || (target.weak && !target.noun)) return "one run of names";
  const own = roles.chunks.filter((chunk) => chunk !== target && chunk !== verb);
  const rest = rolesOf(own);
  const left = without(
    rest,
    ...plain,
    "request",
    "aux.future",
    "aux.past",
    "replace.to",
    "replace.to.behind",
    "replaced",
  );
  if (left.length > 0 || rest.events.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  const subject = subjectOf(rest, context);
  const [when, ...more] = rest.whens;
  if (!subject || more.length > 0) return "what is replaced, and one date";
  const claims: Claim[] = replacementFacts(target.names).map((fact) => ({ subject, fact }));
  // Requests that are moved to another model are redirected, whatever the verb.
  if (verb.type !== "event" && !some(rest, "request"))
    return when ? "no date" : { claims, context: { subject, claimed: true, when: null } };
  if (!when) return "a date";
  const date = dateOf(when, context);
  if (typeof date === "string") return date;
  const bound = boundFor(when, true);
  if (bound === null) return "a bound that a record has";
  const fact: Fact = { says: "date", event: "redirected", date: date.date, bound, scope: scopeText(rest.scopes) };
  return { claims: [{ subject, fact }, ...claims], context: { subject, claimed: true, when: null } };
};

/** "A → B or C". */
export const arrow: Production = (roles, context) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "word" && chunk.token.text === "→");
  if (at < 0) return "";
  const before = rolesOf(roles.chunks.slice(0, at));
  const after = rolesOf(roles.chunks.slice(at + 1));
  const [target, ...others] = after.names;
  if (!target || others.length > 0 || target.family) return "names on both sides";
  const left = [...without(before, "filler"), ...without(after, "filler", "noun.model")];
  if (left.length > 0 || after.whens.length + after.events.length + before.whens.length + before.events.length > 0)
    return "names on both sides";
  const subject =
    before.names.length === 1 ? subjectOf(before, context) : before.chunks.length === 0 ? context.subject : null;
  if (!subject) return "names on both sides";
  return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
};

/** "The replacement for X is Y", "Recommended replacement: Y". */
export const replacementNoun: Production = (roles, context) => {
  const at = roles.chunks.findIndex((chunk) => chunk.type === "word" && has(chunk.token, "replace.noun"));
  if (at < 0) return "";
  const before = rolesOf(roles.chunks.slice(0, at));
  const after = rolesOf(roles.chunks.slice(at + 1));
  const left = [...without(before, ...plain, "bound.on"), ...without(after, ...plain, "bound.on")];
  if (left.length > 0) return `all but "${left.map(({ text }) => text).join(" ")}"`;
  if (roles.events.length + roles.whens.length + roles.scopes.filter(({ everyone }) => !everyone).length > 0)
    return "nothing besides";
  const runs = [...before.names, ...after.names];
  const [one, two, ...more] = runs;
  if (!one || more.length > 0 || runs.some(({ family, weak, noun }) => family || (weak && !noun))) return "names";
  // "A is the replacement for B", but "A (replacement: B)".
  const copula = some(before, "aux.present", "aux.past", "aux.future");
  if (two && before.names.length > 0 && !copula && some(after, "scope.prep")) return "which of two replaces the other";
  const target = two ? (before.names.length === 0 || !copula ? two : one) : one;
  const old = two ? (target === two ? one : two) : null;
  const subject: Subject | null = old ? { kind: "names", names: old.names } : context.subject;
  if (!subject) return "what is replaced";
  return { claims: replacementFacts(target.names).map((fact) => ({ subject, fact })), context: { subject } };
};
