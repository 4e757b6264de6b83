/** How far a date is from a day. Runs in the build and again in the browser, for the reader's local date. */
import { daysBetween } from "./days.ts";
import { hasPassed } from "./partial-date.ts";
import type { Bound } from "./schema.ts";

/**
 * `in 9 days`, `today`, `3 days ago`. Of an earliest date `in 9 days at the earliest`, and once it has passed `earliest
 * date passed 3 days ago`, since nothing says that the model was retired; of a tentative date likewise. Empty for a month,
 * quarter or year that is not over: the day is not known.
 */
export function countdown(date: string, bound: Bound, day: string): string {
  const days = daysBetween(day, date);
  if (bound === "on") return days === null ? (hasPassed(date, day) ? "passed" : "") : distance(days);
  const kind = bound === "not-before" ? "earliest" : "tentative";
  if (days === null) return hasPassed(date, day) ? `${kind} date passed` : "";
  if (days < 0) return `${kind} date passed ${distance(days)}`;
  return distance(days) + (bound === "not-before" ? " at the earliest" : " (tentative)");
}

function distance(days: number): string {
  if (days === 0) return "today";
  if (Math.abs(days) === 1) return days > 0 ? "tomorrow" : "yesterday";
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
