/** How far a date is from a day. Runs in the build and again in the browser, for the reader's own day. */
import { daysBetween, hasPassed } from "./days.ts";
import type { Bound } from "./schema.ts";

/**
 * `in 9 days`, `today`, `3 days ago`; of a soft date `from 9 days`, and once it has passed `passed 3 days ago`, since
 * nothing says that it held. Empty for a month, quarter or year that is not over: no day is known.
 */
export function countdown(date: string, bound: Bound, day: string): string {
  const days = daysBetween(day, date);
  if (days === null) return hasPassed(date, day) ? "passed" : "";
  if (bound === "on") return firmly(days);
  return days > 0 ? `from ${plural(days)}` : days === 0 ? "from today" : `passed ${plural(-days)} ago`;
}

function firmly(days: number): string {
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${plural(days)}` : `${plural(-days)} ago`;
}

function plural(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
