/** Dates as text, the same on every machine. */
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import { boundPrefix } from "./bound-prefix.ts";
import { formatQuarter, precisionOf } from "./partial-date.ts";
import type { Bound } from "./schema.ts";

/** A date only as precise as it is: `20 January 2027`, `January 2027`, `Q3 2027`, `2027`. */
export function formatDate(date: string): string {
  return formatted(date, "d MMMM yyyy", "MMMM yyyy");
}

/** The same, with the month in three letters: `20 Jan 2027`. */
export function formatShortDate(date: string): string {
  return formatted(date, "d MMM yyyy", "MMM yyyy");
}

/** Day and month, for lists whose year is said elsewhere: `20 Jan`. */
export function formatDayAndMonth(day: string): string {
  return format(parseISO(day), "d MMM");
}

/** The month of a date in words: `January`. */
export function monthName(date: string): string {
  return format(parseISO(`${date.slice(0, 7)}-01`), "MMMM");
}

/** A date with its bound: `not before 20 January 2027`. */
export function formatBoundedDate(date: string, bound: Bound): string {
  return boundPrefix[bound] + formatDate(date);
}

/** A date with its bound and whom it holds for: `not before 1 October 2026 for “Standard”`. */
export function formatScopedDate({ date, bound, scope }: { date: string; bound: Bound; scope: string | null }): string {
  return formatBoundedDate(date, bound) + scopeSuffix(scope);
}

/** Whom a date holds for, as words that follow it: ` for “Standard”`; empty where it holds for all. */
export function scopeSuffix(scope: string | null): string {
  return scope === null ? "" : ` for “${scope}”`;
}

function formatted(date: string, day: string, month: string): string {
  switch (precisionOf(date)) {
    case "day":
      return format(parseISO(date), day);
    case "month":
      return format(parseISO(date), month);
    case "quarter":
      return formatQuarter(date);
    case "year":
      return date;
  }
}
