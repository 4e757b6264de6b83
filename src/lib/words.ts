/** Dates and numbers in words, the same on every machine. */
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import { boundWords } from "../../pipeline/domain/describe.ts";
import type { Bound } from "../../pipeline/domain/schema.ts";
import { count } from "./numerals.ts";

/** A date only as precise as it is: `20 January 2027`, `January 2027`, `Q3 2027`, `2027`. */
export function dateWords(date: string): string {
  return worded(date, "d MMMM yyyy", "MMMM yyyy");
}

/** The same, with the month in three letters: `20 Jan 2027`. */
export function shortDate(date: string): string {
  return worded(date, "d MMM yyyy", "MMM yyyy");
}

/** Day and month, for lists whose year is said elsewhere: `20 Jan`. */
export function dayAndMonth(day: string): string {
  return format(parseISO(day), "d MMM");
}

/** The month of a date in words: `January`. */
export function monthName(date: string): string {
  return format(parseISO(`${date.slice(0, 7)}-01`), "MMMM");
}

/** A date with how firm it is: `not before 20 January 2027`. */
export function firmDate(date: string, bound: Bound): string {
  return boundWords[bound] + dateWords(date);
}

/** Whom a date holds for, as words that stand after it: ` for “Standard”`; empty where it holds for all. */
export function forWhom(scope: string | null): string {
  return scope === null ? "" : ` for “${scope}”`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed<T>(items: readonly T[], joiner = "and"): (T | string)[] {
  return items.flatMap((item, i) => {
    if (i === 0) return [item];
    return [i === items.length - 1 ? ` ${joiner} ` : ", ", item];
  });
}

/** A span of days as a person says it, before or after: `14 days`, `2 months`, `2.5 years`. */
export function spanWords(days: number): string {
  const n = Math.abs(days);
  if (n < 61) return count(n, "day");
  if (n < 730) return `${Math.round(n / 30.44)} months`;
  return `${(n / 365.25).toFixed(1).replace(/\.0$/, "")} years`;
}

function worded(date: string, day: string, month: string): string {
  if (date.length === 10) return format(parseISO(date), day);
  if (date.includes("Q")) return `${date.slice(5)} ${date.slice(0, 4)}`;
  return date.length === 7 ? format(parseISO(`${date}-01`), month) : date;
}
