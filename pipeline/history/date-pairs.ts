/** Pairs the previous dates of an event with the current ones: which date became which. */
import { byParts } from "../domain/order.ts";
import type { Bound } from "../domain/schema.ts";

export interface DateFact {
  date: string;
  bound: Bound;
  scope: string | null;
}

/** What a date was and is; one side is null where the date is new or gone. The two are never equal. */
export type DatePair<T> = { before: T; after: T } | { before: T; after: null } | { before: null; after: T };

interface Sides<T> {
  before: T[];
  after: T[];
}

/**
 * Pairs the dates of one event that differ. Within a scope, equal dates with another bound are paired, then the one date
 * left on each side. A date for all users that is replaced by dates for some (or the reverse) is paired with each.
 */
export function pairDates<T extends DateFact>(before: readonly T[], after: readonly T[]): DatePair<T>[] {
  const pairs: DatePair<T>[] = [];
  const rest: Sides<T> = { before: [], after: [] };
  for (const sides of byScope(without(before, after), without(after, before))) {
    const left = pairInScope(sides, pairs);
    // Where both sides keep several dates of one scope, nothing says which became which.
    if (left.before.length > 0 && left.after.length > 0) pairs.push(...unpaired(left));
    else {
      rest.before.push(...left.before);
      rest.after.push(...left.after);
    }
  }
  return [...pairs, ...pairScopes(rest)];
}

function without<T extends DateFact>(facts: readonly T[], others: readonly T[]): T[] {
  const keys = new Set(others.map(keyOf));
  return facts.filter((fact) => !keys.has(keyOf(fact))).sort((a, b) => byParts(partsOf(a), partsOf(b)));
}

function byScope<T extends DateFact>(before: T[], after: T[]): Sides<T>[] {
  const beforeBy = Map.groupBy(before, scopeKey);
  const afterBy = Map.groupBy(after, scopeKey);
  const scopes = new Set([...beforeBy.keys(), ...afterBy.keys()]);
  return [...scopes].map((scope) => ({ before: beforeBy.get(scope) ?? [], after: afterBy.get(scope) ?? [] }));
}

function pairInScope<T extends DateFact>(sides: Sides<T>, pairs: DatePair<T>[]): Sides<T> {
  const after = [...sides.after];
  const left = sides.before.filter((fact) => {
    const at = after.findIndex(({ date }) => date === fact.date);
    const [match] = at < 0 ? [] : after.splice(at, 1);
    if (match) pairs.push({ before: fact, after: match });
    return !match;
  });
  const [was, is] = [left[0], after[0]];
  if (!was || !is || left.length > 1 || after.length > 1) return { before: left, after };
  pairs.push({ before: was, after: is });
  return { before: [], after: [] };
}

function pairScopes<T extends DateFact>(rest: Sides<T>): DatePair<T>[] {
  const was = soleCounterpart(rest.before, rest.after);
  if (was) return rest.after.map((after) => ({ before: was, after }));
  const is = soleCounterpart(rest.after, rest.before);
  if (is) return rest.before.map((before) => ({ before, after: is }));
  return unpaired(rest);
}

/** The date that pairs with all of the others: the only one, if it is for all users or there is only one other. */
function soleCounterpart<T extends DateFact>(facts: readonly T[], others: readonly T[]): T | null {
  const [only] = facts;
  if (!only || facts.length > 1 || others.length === 0) return null;
  return only.scope === null || others.length === 1 ? only : null;
}

function unpaired<T>({ before, after }: Sides<T>): DatePair<T>[] {
  const gone = before.map((fact): DatePair<T> => ({ before: fact, after: null }));
  return [...gone, ...after.map((fact): DatePair<T> => ({ before: null, after: fact }))];
}

function keyOf({ date, bound, scope }: DateFact): string {
  return JSON.stringify([date, bound, scope]);
}

function scopeKey({ scope }: DateFact): string {
  return JSON.stringify(scope);
}

function partsOf({ scope, date, bound }: DateFact): (string | null)[] {
  return [scope, date, bound];
}
