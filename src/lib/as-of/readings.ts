/** Which readings of a provider's pages an answer for a day rests on. */
import { byText } from "../../../pipeline/domain/order.ts";
import { shortReadingText } from "../../../pipeline/domain/reading-text.ts";
import type { Provider } from "../almanac/almanac.ts";

export interface Reading {
  provider: string;
  page: string;
  /** Where the day is not known, the last on which it may have been read. */
  day: string;
  /** The first day on which it may have been read; null where the day is known. */
  notBefore: string | null;
}

/** The readings of a page, oldest first, as the browser gets them: day, and the first day where that is not known. */
export interface PageReadings {
  page: string;
  days: readonly (readonly [day: string, notBefore?: string])[];
}

/** Of each page of a provider the days of its snapshots, and the day on which it was last read, if nothing changed since. */
export function readingsOf(
  { id, checks }: Pick<Provider, "id" | "checks">,
  snapshots: readonly Reading[],
): PageReadings[] {
  return checks.flatMap(({ page, lastRead, lastReadNotBefore = null }): PageReadings[] => {
    const stored = snapshots.filter((snapshot) => snapshot.provider === id && snapshot.page === page);
    const last = lastRead === null ? [] : [{ day: lastRead, notBefore: lastReadNotBefore }];
    const days = new Map([...last, ...stored].map(({ day, notBefore }) => [day, notBefore]));
    if (days.size === 0) return [];
    const sorted = [...days].sort(([a], [b]) => byText(a, b));
    return [{ page, days: sorted.map(([day, notBefore]) => (notBefore === null ? [day] : [day, notBefore])) }];
  });
}

/** The readings that an answer for the day rests on: `deprecations 31 Mar 2026`; empty where no page was read until then. */
export function readingsOn(pages: readonly PageReadings[], day: string): string[] {
  return pages.flatMap(({ page, days }) => {
    const reading = days.findLast(([read]) => read <= day);
    return reading ? [`${page} ${shortReadingText(reading[0], reading[1])}`] : [];
  });
}
