/** Pairs the previous dates of an event with the current ones: which date became which. */
import { coversAll } from "../domain/lifecycle.ts";
import { byParts } from "../domain/order.ts";
import type { Bound, Evidence } from "../domain/schema.ts";

export interface DateFact {
  date: string;
  bound: Bound;
  scope: string | null;
  /** Where the page says it. */
  evidence: Pick<Evidence, "page" | "section" | "table" | "row" | "line">;
}

/** What a date was and is; one side is null where the date is new or gone. The two are never equal. */
export type DatePair<T> = { before: T; after: T } | { before: T; after: null } | { before: null; after: T };

interface Sides<T> {
  before: T[];
  after: T[];
}

/**
 * Pairs the dates of one event that differ. Within a scope, equal dates with another bound are paired, then the one date
 * left on each side, or the one of each bound. A date for all users that gives way to dates for some (or the reverse) is
 * paired with each, unless they are about something else: a date in a table of fine-tuned models takes no other's place.
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
  const byDate = pairSole(sides, pairs, ({ date }) => date);
  const onlyOne = byDate.before.length === 1 && byDate.after.length === 1;
  return pairSole(byDate, pairs, onlyOne ? () => "" : ({ bound }) => bound);
}

/** Pairs the facts that are the only ones with their key on both sides; returns the others. */
function pairSole<T extends DateFact>(sides: Sides<T>, pairs: DatePair<T>[], keyOf: (fact: T) => string): Sides<T> {
  const [before, after] = [Map.groupBy(sides.before, keyOf), Map.groupBy(sides.after, keyOf)];
  const isPaired = (fact: T) => before.get(keyOf(fact))?.length === 1 && after.get(keyOf(fact))?.length === 1;
  for (const was of sides.before.filter(isPaired)) {
    const is = after.get(keyOf(was))?.[0];
    if (is) pairs.push({ before: was, after: is });
  }
  return {
    before: sides.before.filter((fact) => !isPaired(fact)),
    after: sides.after.filter((fact) => !isPaired(fact)),
  };
}

function pairScopes<T extends DateFact>(rest: Sides<T>): DatePair<T>[] {
  const was = soleCounterpart(rest.before, rest.after);
  if (was) {
    const { same, other } = bySubject(was, rest.after);
    if (same.length > 0)
      return [...same.map((after) => ({ before: was, after })), ...unpaired({ before: [], after: other })];
  }
  const is = soleCounterpart(rest.after, rest.before);
  if (is) {
    const { same, other } = bySubject(is, rest.before);
    if (same.length > 0)
      return [...same.map((before) => ({ before, after: is })), ...unpaired({ before: other, after: [] })];
  }
  return unpaired(rest);
}

/** The date that pairs with all of the others: the only one, if it is for all users or there is only one other. */
function soleCounterpart<T extends DateFact>(facts: readonly T[], others: readonly T[]): T | null {
  const [only] = facts;
  if (!only || facts.length > 1 || others.length === 0) return null;
  return only.scope === null || others.length === 1 ? only : null;
}

/**
 * The facts about the same as one for all: those of its table, and those of a row that repeats its date or has a date for
 * everybody.
 */
function bySubject<T extends DateFact>(one: T, facts: readonly T[]): { same: T[]; other: T[] } {
  const rows = Map.groupBy(facts, ({ evidence: { page, table, row, line } }) =>
    JSON.stringify(row === null ? [page, line] : [page, table, row]),
  );
  const isSame = (row: readonly T[]) =>
    row.some((fact) => fact.date === one.date || tableOf(fact) === tableOf(one)) || (row.length > 1 && coversAll(row));
  const same = new Set([...rows.values()].filter(isSame).flat());
  return { same: facts.filter((fact) => same.has(fact)), other: facts.filter((fact) => !same.has(fact)) };
}

function tableOf({ evidence: { page, section, table } }: DateFact): string {
  return JSON.stringify([page, section, table]);
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
