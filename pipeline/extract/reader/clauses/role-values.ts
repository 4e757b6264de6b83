/** What the parts of a clause come to: whom it is about, its date and bound, its scope, its one event, its replacements. */

import type { Bound } from "../../../domain/schema.ts";
import type { Event, Scope, When } from "../chunks/chunk.ts";
import { has } from "../lex.ts";
import type { NameRef } from "../names.ts";
import type { Fact } from "../statements.ts";
import type { Context, Subject } from "./claims.ts";
import type { Roles } from "./roles.ts";

/** The subject of a clause: its own names or reference, else what went before; null where it could be several or none. */
export function subjectOf(roles: Roles, context: Context): Subject | null {
  const [names, ...others] = roles.names;
  if (others.length > 0 || roles.refs.length > 1) return null;
  const [ref] = roles.refs;
  if (names) {
    const [only, ...more] = names.names;
    if (names.family && only && more.length === 0 && !ref) return { kind: "family", name: only.text };
    // "`a` or `b` will be retired": it is not said which.
    if (ref || names.family || names.or || (names.weak && !names.noun)) return null;
    return { kind: "names", names: names.names };
  }
  if (!ref) return context.subject;
  if (ref.pronoun && (context.gap || context.subject === null)) return null;
  if (ref.which === "following") return { kind: "following" };
  if (ref.which === "these") return context.subject ?? { kind: "section" };
  return context.subject ?? { kind: "section", one: true };
}

/** The date of a clause as a fact can have it; a reason where it cannot. */
export function dateOf(when: When, context: Context): { date: string } | string {
  if (when.date !== null) return { date: when.date };
  if (when.fault === "yearless" && when.monthDay !== null && context.day !== null)
    return { date: `${context.day.slice(0, 4)}-${when.monthDay}` };
  return when.fault === "yearless"
    ? "the year of the date"
    : when.fault === "ambiguous"
      ? "a date in which day and month can be told apart"
      : "a date that can be";
}

/** How firm a date is, as a record has it; null for a bound that no record has. `ended`: the event holds from the day itself. */
export function boundFor(when: When, ended: boolean): Bound | null {
  switch (when.bound) {
    case "on":
    case "not-before":
    case "tentative":
      return when.bound;
    case "after":
      return ended ? "on" : "not-before";
    default:
      return null;
  }
}

/** For whom a clause holds, in the words of the page; null for everyone. */
export const scopeText = (scopes: readonly Scope[]): string | null => {
  const own = scopes.filter(({ everyone }) => !everyone).map(({ text }) => text.replaceAll('"', "'"));
  return own.length === 0 ? null : own.join(", ");
};

/** "deprecated and removed": events that stand side by side in one clause come down to the last of a life. */
export function oneEvent(roles: Roles): Event | string {
  const [first, second, ...more] = roles.events;
  if (!first) return "an event";
  if (!second) return first;
  if (more.length > 0) return "one event";
  const [a, b] = [roles.chunks.indexOf(first), roles.chunks.indexOf(second)];
  const between = roles.chunks.slice(a + 1, b);
  const joined =
    between.length > 0 &&
    between.every((chunk) => chunk.type === "word" && (has(chunk.token, "and") || chunk.token.text === ","));
  if (!joined || first.event === second.event) return "one event";
  const [retired] = [first, second].filter(({ event }) => event === "retired");
  return retired
    ? { ...retired, tense: first.tense ?? retired.tense, ended: first.ended || second.ended }
    : "one event";
}

/** Each name as a replacement. */
export const replacementFacts = (names: readonly NameRef[]): Fact[] =>
  names.map(({ text, version, href }) => ({ says: "replacement", model: text, version, url: href }));
