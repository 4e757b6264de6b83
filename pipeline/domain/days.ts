/** Days as text, YYYY-MM-DD, counted by the calendar: no time zone can shift a result. */
import { addDays as addCalendarDays } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { formatISO } from "date-fns/formatISO";
import { parseISO } from "date-fns/parseISO";
import { precisionOf } from "./partial-date.ts";

/** Whether the text is a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parseISO(text).getTime());
}

/** Calendar days from one day to another, later positive; null unless both dates are days. */
export function daysBetween(from: string, to: string): number | null {
  if (precisionOf(from) !== "day" || precisionOf(to) !== "day") return null;
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

/** The day a number of days after another. */
export function addDays(day: string, days: number): string {
  return formatISO(addCalendarDays(parseISO(day), days), { representation: "date" });
}
