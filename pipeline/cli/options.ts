/** Values of command-line options; each throws a UsageError that says what it wants. */
import { isDay } from "../domain/days.ts";
import { UsageError } from "../domain/usage-error.ts";

/** A day written YYYY-MM-DD. */
export function dayOption(name: string, value: string): string {
  if (!isDay(value)) throw new UsageError(`${name} wants a day as YYYY-MM-DD, not "${value}"`);
  return value;
}

/** A number of days, as in `90d` or `90`. */
export function daysOption(name: string, value: string): number {
  const days = Number(/^(\d{1,5})d?$/.exec(value)?.[1] ?? Number.NaN);
  if (Number.isNaN(days)) throw new UsageError(`${name} wants a number of days as in 90d, not "${value}"`);
  return days;
}

/** `<provider>/<page>` in two. */
export function pageOption(value: string): { provider: string; page: string } {
  const [provider, page, ...rest] = value.split("/");
  if (!provider || !page || rest.length > 0) throw new UsageError(`wanted <provider>/<page>, not "${value}"`);
  return { provider, page };
}
