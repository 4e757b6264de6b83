/** The day according to the hosts. A snapshot that this machine dates in the future would block every later one. */
import { daysBetween } from "../../domain/days.ts";

/** The day of a response in UTC: its Date (RFC 9110, section 6.6.1) plus its Age in a cache (RFC 9111, section 5.1). Null without a date. */
export function hostDay({ date, age }: Record<string, string>): string | null {
  const made = /^\w{3,9},? /.test(date ?? "") ? Date.parse(date ?? "") : Number.NaN;
  if (Number.isNaN(made)) return null;
  const kept = /^\d{1,9}$/.test(age ?? "") ? Number(age) : 0;
  return new Date(made + kept * 1_000).toISOString().slice(0, 10);
}

/** The hosts' day if every host that gave one is more than a day from ours; null if one agrees or none gave one. */
export function clockSkew(day: string, hostDays: readonly (string | null)[]): string | null {
  const days = hostDays.filter((one) => one !== null);
  const [first] = days;
  const isFar = (one: string): boolean => Math.abs(daysBetween(day, one) ?? 0) > 1;
  return first !== undefined && days.every(isFar) ? first : null;
}
