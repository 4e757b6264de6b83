/**
 * Dates as the pages give them: a day, month, quarter or year, as text. A less precise date is never turned
 * into a day; comparing one with a day means cutting the day down to the same precision.
 */
import { addDays as addCalendarDays } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { formatISO } from "date-fns/formatISO";
import { parseISO } from "date-fns/parseISO";

const precisions = ["year", "quarter", "month", "day"] as const;
type Precision = (typeof precisions)[number];

/** Whether the text is a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parseISO(text).getTime());
}

/** Calendar days from one day to another, later positive; null unless both are days. */
export function daysBetween(from: string, to: string): number | null {
  if (precisionOf(from) !== "day" || precisionOf(to) !== "day") return null;
  // Both are read as local midnights and compared by calendar day, so no time zone can shift the difference.
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

/** The day a number of days after another. */
export function addDays(day: string, days: number): string {
  return formatISO(addCalendarDays(parseISO(day), days), { representation: "date" });
}

/** Whether `fine` is a more precise date inside the period `coarse`: 2025-09-15 in 2025-09, 2025-Q3 or 2025. */
export function isWithin(coarse: string, fine: string): boolean {
  return coarse !== fine && cut(fine, precisionOf(coarse)) === coarse;
}

/** Whether the whole of `date` lies before the day. */
export function isBefore(date: string, day: string): boolean {
  return date < (cut(day, precisionOf(date)) ?? day);
}

/** Whether `date` has come on the day: the day itself counts, of a longer period only its end. */
export function hasPassed(date: string, day: string): boolean {
  return date === day || isBefore(date, day);
}

/** Whether some day of `date` lies between two days, both included. */
export function overlaps(date: string, from: string, to: string): boolean {
  return !isBefore(date, from) && date <= (cut(to, precisionOf(date)) ?? to);
}

function precisionOf(date: string): Precision {
  if (date.length === 4) return "year";
  if (date.length === 10) return "day";
  return date.includes("Q") ? "quarter" : "month";
}

/** The date with less precision, or null where it is less precise already. */
function cut(date: string, to: Precision): string | null {
  const from = precisionOf(date);
  if (from === to) return date;
  if (precisions.indexOf(from) < precisions.indexOf(to)) return null;
  if (to === "year") return date.slice(0, 4);
  if (to === "month") return date.slice(0, 7);
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
