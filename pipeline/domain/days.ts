/**
 * Days as text, YYYY-MM-DD, counted by the calendar: no time zone can shift a result. A date without a time is read as UTC
 * (ECMA-262, "Date Time String Format"), where all days are equally long, so this needs no library in the browser.
 */
import { precisionOf } from "./partial-date.ts";

const dayLength = 86_400_000;

/** Whether the text is a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && dayOf(time) === text;
}

/** Calendar days from one day to another, later positive; null unless both dates are days. */
export function daysBetween(from: string, to: string): number | null {
  if (precisionOf(from) !== "day" || precisionOf(to) !== "day") return null;
  return (Date.parse(to) - Date.parse(from)) / dayLength;
}

/** The day a number of days after another. */
export function addDays(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * dayLength);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
