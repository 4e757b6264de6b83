/** The day on which a page was read, as text; where only a range of days is known, the range. */
import { formatDate, formatShortDate } from "./date-text.ts";

/** `on 31 March 2026`; `between 5 and 31 March 2026` where it may have been any day from the one given. */
export function readingText(day: string, notBefore: string | null | undefined): string {
  if (notBefore == null) return `on ${formatDate(day)}`;
  return `between ${firstDay(notBefore, day)} and ${formatDate(day)}`;
}

/** In tables and lists: `31 Mar 2026`; `by 31 Mar 2026` where the day is not known. */
export function shortReadingText(day: string, notBefore: string | null | undefined): string {
  return notBefore == null ? formatShortDate(day) : `by ${formatShortDate(day)}`;
}

/** In columns of a terminal: `2026-03-31`; `2026-03-05 to 2026-03-31` where it may have been any of these days. */
export function isoReadingText(day: string, notBefore: string | null | undefined): string {
  return notBefore == null ? day : `${notBefore} to ${day}`;
}

/** Without what the last day says too. */
function firstDay(first: string, last: string): string {
  if (first.slice(0, 7) === last.slice(0, 7)) return String(Number(first.slice(8)));
  return first.slice(0, 4) === last.slice(0, 4) ? formatDate(first).replace(/ \d{4}$/, "") : formatDate(first);
}
