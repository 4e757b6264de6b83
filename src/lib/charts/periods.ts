/** Dates of any precision as spans of time, in UTC, for scales. */

/** From the start of the period to the start of the next one; a day is a point: `from` is `to`. */
export function periodOf(date: string): { from: Date; to: Date } {
  const year = Number(date.slice(0, 4));
  if (date.length === 4) return { from: utc(year, 0), to: utc(year + 1, 0) };
  if (date.includes("Q")) {
    const month = (Number(date.slice(6)) - 1) * 3;
    return { from: utc(year, month), to: utc(year, month + 3) };
  }
  const month = Number(date.slice(5, 7)) - 1;
  if (date.length === 7) return { from: utc(year, month), to: utc(year, month + 1) };
  const day = utc(year, month, Number(date.slice(8)));
  return { from: day, to: day };
}

/** The first instant of the month of a day. */
export function monthStart(day: string): Date {
  return periodOf(day.slice(0, 7)).from;
}

/** The first instant of the month after. */
export function nextMonth(time: Date): Date {
  return utc(time.getUTCFullYear(), time.getUTCMonth() + 1);
}

function utc(year: number, month: number, day = 1): Date {
  return new Date(Date.UTC(year, month, day));
}
