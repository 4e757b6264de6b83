/** Parses values of command-line options; each function throws a UsageError that says what is expected. */
import { addDays, isDay } from "../domain/days.ts";
import { UsageError } from "../domain/usage-error.ts";

/** A day written YYYY-MM-DD. */
export function dayOption(name: string, value: string): string {
  if (!isDay(value)) throw new UsageError(`${name} ${value}: not a date, expected YYYY-MM-DD`);
  return value;
}

/**
 * A day that has begun somewhere on Earth: at the latest tomorrow in UTC. A snapshot dated in the future would block every
 * state of its page until that day.
 */
export function pastDayOption(name: string, value: string, today: string): string {
  const day = dayOption(name, value);
  if (day > addDays(today, 1)) throw new UsageError(`${name} ${day} is in the future; today is ${today} (UTC)`);
  return day;
}

/** A number of days, as in `90d` or `90`. */
export function daysOption(name: string, value: string): number {
  const days = Number(/^(\d{1,5})d?$/.exec(value)?.[1] ?? Number.NaN);
  if (Number.isNaN(days)) throw new UsageError(`${name} ${value}: not a number of days, expected for example 90d`);
  return days;
}

/** The number of a line, from 1. */
export function lineOption(name: string, value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value))
    throw new UsageError(`${name} ${value}: not a line number, expected for example 120`);
  return Number(value);
}

/** Splits `<provider>/<page>`. */
export function pageOption(value: string): { provider: string; page: string } {
  const [provider, page, ...rest] = value.split("/");
  if (!provider || !page || rest.length > 0)
    throw new UsageError(`"${value}" is not a page, expected <provider>/<page>`);
  return { provider, page };
}
