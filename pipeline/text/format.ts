/** Numbers, spans and lists as text. Dates are in `domain/date-text.ts`, so that a browser that only counts need not load them. */

/** `1 model`, `2 models`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${groupDigits(n)} ${n === 1 ? one : many}`;
}

/** Digits in groups of three from 10,000 on: `1234`, `12,345`. */
export function groupDigits(n: number): string {
  return Math.abs(n) < 10_000 ? String(n) : n.toLocaleString("en-GB");
}

/** The text with a capital first letter. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function formatList<T>(items: readonly T[], joiner = "and"): (T | string)[] {
  return items.flatMap((item, i) => {
    if (i === 0) return [item];
    return [i === items.length - 1 ? ` ${joiner} ` : ", ", item];
  });
}

/** A span of days, before or after, in the unit that reads best: `14 days`, `2 months`, `2.5 years`. */
export function formatSpan(days: number): string {
  const n = Math.abs(days);
  if (n < 61) return count(n, "day");
  if (n < 730) return `${Math.round(n / 30.44)} months`;
  return `${(n / 365.25).toFixed(1).replace(/\.0$/, "")} years`;
}
