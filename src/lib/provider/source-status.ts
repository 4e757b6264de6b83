/** The status of the pages that a provider is read from. */

import { type AnswerAge, type PageReading, pageAge, providerAge } from "../../../pipeline/domain/answer-age.ts";
import { formatShortDate } from "../../../pipeline/domain/date-text.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import type { Check } from "../../../pipeline/domain/schema.ts";
import { count } from "../../../pipeline/text/format.ts";
import type { Almanac, Model, Provider } from "../almanac/almanac.ts";

/** The pages that are quarantined or could not be fetched. */
export function failingPages(pages: readonly PageReading[]): PageReading[] {
  return pages.filter(({ check: { status } }) => status === "quarantined" || status === "failed");
}

/** The status of a page in a few words: `OK`, `failing since 3 May 2026`, `out of date`, `2 entries held for review`. */
export function pageStatusText(page: PageReading, day: string): string {
  const { status, since, held = [] } = page.check;
  if (page.ended !== null) return `gone since ${formatShortDate(page.ended)}`;
  const isSince = since !== null && (status === "quarantined" || status === "failed");
  const isStale = pageAge(page, day).stale !== null;
  const parts = [
    ...(status === "ok" && (isStale || held.length > 0)
      ? []
      : [statusWords[status] + (isSince ? ` since ${formatShortDate(since)}` : "")]),
    ...(isStale ? ["out of date"] : []),
    ...(held.length > 0 ? [`${count(held.length, "entry", "entries")} held for review`] : []),
  ];
  return parts.join(", ");
}

/** `2 warnings, 1 passage unread`; empty where there are none. */
export function problemCountText({ warnings, unread }: Pick<Check, "warnings" | "unread">): string {
  const parts = [
    warnings.length > 0 ? count(warnings.length, "warning") : "",
    unread.length > 0 ? `${count(unread.length, "passage")} unread` : "",
  ];
  return parts.filter(Boolean).join(", ");
}

const statusWords: Record<Check["status"], string> = {
  ok: "OK",
  quarantined: "quarantined",
  failed: "failing",
  never: "not read yet",
};

/** The pages that the facts about a model come from. */
export function pagesOf({ record, provider }: Pick<Model, "record" | "provider">): PageReading[] {
  return provider.pages.filter(({ check: { page } }) => record.evidence.some((evidence) => evidence.page === page));
}

/** Whether no page of the provider was ever read. */
export function isUnread({ checks }: Pick<Provider, "checks">): boolean {
  return checks.every(({ lastRead }) => lastRead === null);
}

/** The providers of which at least one page was read: of the others, nothing is known. */
export function knownProviders({ providers }: Pick<Almanac, "providers">): Provider[] {
  return providers.filter((provider) => !isUnread(provider));
}

/** The age of what is said of a provider: of its page that was read longest ago. */
export function ageOfProvider({ pages }: Pick<Provider, "pages">, day: string): AnswerAge {
  return providerAge(pages, day);
}

/** When the pages of a provider were last read (the one read longest ago), and whether that is out of date. */
export function providerReading(pages: readonly PageReading[], day: string): { read: string | null; isStale: boolean } {
  const { lastRead, stale } = providerAge(pages, day);
  return { read: lastRead, isStale: stale !== null };
}

/** The first and the last day on which the pages with entries were last read; null where none was. */
export function readingDays({ providers }: Pick<Almanac, "providers">): { first: string; last: string } | null {
  const days = providers.flatMap(({ checks }) =>
    checks.flatMap(({ lastRead, records }) => (lastRead !== null && records > 0 ? [lastRead] : [])),
  );
  const [first, ...rest] = days.sort(byText);
  return first === undefined ? null : { first, last: rest.at(-1) ?? first };
}
