/**
 * Dates as the pages give them: a day, month, quarter or year, stored as text. A less precise date is never turned into a
 * day; it is compared by the first and last day that it may mean.
 */

export type Precision = "year" | "quarter" | "month" | "day";

export interface PartialDate {
  precision: Precision;
  /** The first day it may mean, YYYY-MM-DD; for a day, that day. */
  first: string;
  /** The last day it may mean, YYYY-MM-DD; for a day, that day. */
  last: string;
}

const form = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/;

/** The date of a text such as `2026-03-06`, `2026-03`, `2026-Q1` or `2026`; throws a RangeError for any other. */
export function parsePartialDate(text: string): PartialDate {
  const [, year, quarter, month, day] = form.exec(text) ?? [];
  if (year === undefined) throw new RangeError(`"${text}" is not a date: YYYY-MM-DD, YYYY-MM, YYYY-Qn or YYYY`);
  if (day !== undefined) return { precision: "day", first: text, last: text };
  if (month !== undefined) return { precision: "month", ...months(year, Number(month), 1) };
  if (quarter !== undefined) return { precision: "quarter", ...months(year, 3 * Number(quarter) - 2, 3) };
  return { precision: "year", ...months(year, 1, 12) };
}

/** How precise a date is. */
export function precisionOf(date: string): Precision {
  return parsePartialDate(date).precision;
}

/** The month (YYYY-MM) of a day or month; null for a quarter or year. */
export function monthOf(date: string): string | null {
  const { precision, first } = parsePartialDate(date);
  return precision === "day" || precision === "month" ? first.slice(0, 7) : null;
}

/** A quarter in words: `Q3 2027`. Without a date library, for the browser. */
export function formatQuarter(quarter: string): string {
  return `${quarter.slice(5)} ${quarter.slice(0, 4)}`;
}

/** Orders dates by the first day they may mean, then by the last. */
export function comparePartialDates(a: string, b: string): number {
  const [left, right] = [parsePartialDate(a), parsePartialDate(b)];
  return compare(left.first, right.first) || compare(left.last, right.last);
}

/** Whether `fine` is a more precise date inside the period `coarse`: 2025-09-15 in 2025-09, 2025-Q3 or 2025. */
export function isWithin(coarse: string, fine: string): boolean {
  const [outer, inner] = [parsePartialDate(coarse), parsePartialDate(fine)];
  return coarse !== fine && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether all of the date is before the day. */
export function isBefore(date: string, day: string): boolean {
  return parsePartialDate(date).last < day;
}

/** Whether the date has come on the day: for a day, that day counts; a longer period has to be over. */
export function hasPassed(date: string, day: string): boolean {
  return date === day || isBefore(date, day);
}

/** Whether the date may mean a day between two days, both included. */
export function overlaps(date: string, from: string, to: string): boolean {
  const { first, last } = parsePartialDate(date);
  return last >= from && first <= to;
}

function months(year: string, month: number, count: number): Pick<PartialDate, "first" | "last"> {
  const lastMonth = month + count - 1;
  const days = new Date(Date.UTC(Number(year), lastMonth, 0)).getUTCDate();
  return { first: `${year}-${twoDigits(month)}-01`, last: `${year}-${twoDigits(lastMonth)}-${twoDigits(days)}` };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
