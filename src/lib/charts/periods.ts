/** Dates of any precision as periods of time, in UTC, for scales. */
import { parsePartialDate } from "../../../pipeline/domain/partial-date.ts";

/** From the start of the period to the start of the next one; a day is a point: `from` is `to`. */
export function periodOf(date: string): { from: Date; to: Date } {
  const { precision, first, last } = parsePartialDate(date);
  const from = new Date(first);
  return { from, to: precision === "day" ? from : nextMonth(new Date(last)) };
}

/** The first instant of the month of a day. */
export function monthStart(day: string): Date {
  return periodOf(day.slice(0, 7)).from;
}

/** The first instant of the month after. */
export function nextMonth(time: Date): Date {
  return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1));
}
