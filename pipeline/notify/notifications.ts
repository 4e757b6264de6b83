/** What may be told: changes that are news, and ends that came near. */

import { recordChangeLine } from "../domain/change-text.ts";
import { formatScopedDate } from "../domain/date-text.ts";
import { addDays, daysBetween } from "../domain/days.ts";
import { sha256 } from "../domain/hash.ts";
import { providerOf } from "../domain/record-id.ts";
import type { Change } from "../domain/schema.ts";
import { type Upcoming, upcomingEnds } from "../domain/upcoming.ts";
import type { DatasetAsOf } from "../ingest/data-as-of.ts";

interface NotificationBase {
  /** Stable: the id of the change, or a hash of record, end and days. */
  id: string;
  /** The day of the news: when we saw the change, or when the end came within these days. */
  day: string;
  provider: string;
  record: string;
  /** One line in words. */
  text: string;
}

export type Notification = NotificationBase &
  ({ kind: "change"; change: Change } | { kind: "upcoming"; end: Upcoming; within: number });

/** Every change that is news and was seen on the day or later. */
export function changeNotifications(changes: readonly Change[], since: string): Notification[] {
  const news = changes.filter(({ baseline, detectedOn }) => !baseline && detectedOn >= since);
  return news.map((change) => ({
    ...{ kind: "change", id: change.id, day: change.detectedOn, provider: providerOf(change.record) },
    ...{ record: change.record, text: recordChangeLine(change), change },
  }));
}

/**
 * The ends that are near on the day, each under the smallest of these numbers of days that it has come within: who did
 * not run for a while hears of an end once, not once for each number missed. Ends given as a month or year are left out.
 */
export function upcomingNotifications(
  { records }: Pick<DatasetAsOf, "records">,
  day: string,
  within: readonly number[],
): Notification[] {
  if (within.length === 0) return [];
  return upcomingEnds(records, day, Math.max(...within)).flatMap((end) => {
    const left = daysBetween(day, end.date);
    const reached = within.filter((days) => left !== null && left <= days);
    return left === null || reached.length === 0 ? [] : [upcomingNotice(end, left, Math.min(...reached))];
  });
}

function upcomingNotice(end: Upcoming, left: number, within: number): Notification {
  const { record, date, bound, scope, replacements } = end;
  const id = sha256(JSON.stringify(["upcoming", record, date, bound, scope, within])).slice(0, 16);
  const successor = replacements.length > 0 ? `; replacement ${replacements.join(", ")}` : "";
  const verb = bound === "on" ? "ends on" : "may end,";
  const text = `${record}: ${verb} ${formatScopedDate(end)}, ${inDays(left)}${successor}`;
  return { kind: "upcoming", id, day: addDays(date, -within), provider: providerOf(record), record, text, end, within };
}

function inDays(days: number): string {
  if (days === 0) return "today";
  return `in ${days} ${days === 1 ? "day" : "days"}`;
}
