/** How well the pages are read: how many are out of date, failing, quarantined, or have entries held for review. */
import { pageAge } from "../../../pipeline/domain/answer-age.ts";
import { formatDate } from "../../../pipeline/domain/date-text.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import { count } from "../../../pipeline/text/format.ts";
import type { Almanac } from "../almanac/almanac.ts";

export interface SourceHealth {
  /** Pages with entries that still exist. */
  read: number;
  /** Pages that are defined and were never read. */
  unread: number;
  /** Of the pages read: those whose last reading is too old, and the day of the oldest of these readings. */
  stale: number;
  oldest: string | null;
  failing: number;
  quarantined: number;
  /** Entries held for review. */
  held: number;
  /** Passages and cells that could not be read or are in doubt. */
  problems: number;
}

/** The counts for the day of the almanac. */
export function sourceHealth({ providers, day }: Pick<Almanac, "providers" | "day">): SourceHealth {
  const pages = providers.flatMap((provider) => provider.pages).filter(({ ended }) => ended === null);
  const read = pages.filter(({ check: { lastRead, records } }) => lastRead !== null && records > 0);
  const stale = read.filter((page) => pageAge(page, day).stale !== null);
  const statuses = pages.map(({ check: { status } }) => status);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    read: read.length,
    unread: pages.filter(({ check: { lastRead } }) => lastRead === null).length,
    stale: stale.length,
    oldest: stale.flatMap(({ check: { lastRead } }) => lastRead ?? []).sort(byText)[0] ?? null,
    failing: statuses.filter((status) => status === "failed").length,
    quarantined: statuses.filter((status) => status === "quarantined").length,
    held: sum(pages.map(({ check: { held = [] } }) => held.length)),
    problems: sum(pages.map(({ check: { warnings, unread } }) => warnings.length + unread.length)),
  };
}

/** What is wrong, a sentence each; empty where nothing is. */
export function healthSentences({ read, stale, oldest, failing, quarantined, held }: SourceHealth): string[] {
  const is = (n: number) => (n === 1 ? "is" : "are");
  const last = oldest === null ? "" : `${stale === 1 ? "" : "the oldest "}last read on ${formatDate(oldest)}`;
  return [
    ...(stale > 0
      ? [`${stale} of ${count(read, "page")} ${is(stale)} out of date, ${last}: later changes are missing here.`]
      : []),
    ...(failing > 0 ? [`${count(failing, "page")} could not be read in the last run.`] : []),
    ...(quarantined > 0
      ? [`${count(quarantined, "page")} ${is(quarantined)} quarantined: we show the last good data.`]
      : []),
    ...(held > 0 ? [`${count(held, "entry", "entries")} ${is(held)} held for review.`] : []),
  ];
}
