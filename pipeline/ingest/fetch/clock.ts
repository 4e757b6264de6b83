/** What day the hosts say it is. A snapshot dated wrongly by this machine would stand in the way of every later one. */
import { daysBetween } from "../../domain/days.ts";

/** The day of an answer in UTC: when it was made (Date, RFC 9110, section 6.6.1) and how long it was kept since (Age, RFC 9111, section 5.1). */
export function hostDay({ date, age }: Record<string, string>): string | null {
  const made = /^\w{3,9},? /.test(date ?? "") ? Date.parse(date ?? "") : Number.NaN;
  if (Number.isNaN(made)) return null;
  const kept = /^\d{1,9}$/.test(age ?? "") ? Number(age) : 0;
  return new Date(made + kept * 1_000).toISOString().slice(0, 10);
}

/** The day that every host says it is, where all are more than a day from ours; null where one agrees or none tells. */
export function clockSkew(day: string, told: readonly (string | null)[]): string | null {
  const days = told.filter((one) => one !== null);
  const [first] = days;
  const isFar = (one: string): boolean => Math.abs(daysBetween(day, one) ?? 0) > 1;
  return first !== undefined && days.every(isFar) ? first : null;
}
