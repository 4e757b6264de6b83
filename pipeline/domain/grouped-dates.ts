/** Several dates in one sentence, each given once. */
import { formatList } from "../text/format.ts";
import type { RichText } from "../text/rich-text.ts";
import { formatDate } from "./date-text.ts";
import { precisionOf } from "./partial-date.ts";

interface ScopedDate {
  date: string;
  /** Null for all. */
  scope: string | null;
}

/** `1 March 2027 for “Standard” and 1 October 2027 for “Global”`. */
export function formatDates(dates: readonly ScopedDate[]): RichText {
  return joined(dates, () => "");
}

/** The same with the word that a date needs: `on 1 March 2027`, `in Q3 2027`. */
export function formatOnDates(dates: readonly ScopedDate[]): RichText {
  const words = new Set(dates.map(({ date }) => preposition(date)));
  if (words.size !== 1) return joined(dates, (date) => `${preposition(date)} `);
  return [`${[...words].join("")} `, ...formatDates(dates)];
}

/** `on` for a day, `in` for a month, a quarter or a year. */
export function preposition(date: string): string {
  return precisionOf(date) === "day" ? "on" : "in";
}

function joined(dates: readonly ScopedDate[], before: (date: string) => string): RichText {
  const texts = [...Map.groupBy(dates, ({ date }) => date)].map(([date, group]): RichText => {
    return [before(date) + formatDate(date), ...scopesText(group.map(({ scope }) => scope))];
  });
  return formatList(texts).flat();
}

/** Whom the date holds for; nothing where one of its scopes is all. */
function scopesText(scopes: readonly (string | null)[]): RichText {
  const named = [...new Set(scopes)].flatMap((scope) => (scope === null ? [] : [{ quote: scope }]));
  return scopes.includes(null) ? [] : [" for ", ...formatList(named)];
}
