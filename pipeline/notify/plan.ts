/** Decides what to send to a target now, and what not. Pure. */
import type { DatasetAsOf } from "../ingest/data-as-of.ts";
import type { Target } from "./config.ts";
import type { Ledger } from "./ledger.ts";
import { type Message, messagesFor } from "./messages.ts";
import { changeNotifications, type Notification, upcomingNotifications } from "./notifications.ts";
import { matchesFilters } from "./select.ts";

export interface Plan {
  /** The first day of changes to send, for a new target; else null. */
  start: string | null;
  /** Ids that are not sent and will not be. */
  seen: string[];
  notifications: Notification[];
  messages: Message[];
}

/**
 * A new target is sent nothing that is already known, unless `since` asks for it. With `since`, notifications that were left
 * out before are considered again; delivered ones never are.
 */
export function planFor(
  target: Target,
  ledger: Ledger,
  dataset: DatasetAsOf,
  today: string,
  since: string | null,
): Plan {
  const from = since ?? ledger.start ?? today;
  const current = [
    ...changeNotifications(dataset.changes, from),
    ...upcomingNotifications(dataset, today, target.upcoming),
  ];
  const undelivered = current.filter(({ id }) => !ledger.told.has(id));
  const notifications = undelivered.filter(isFresh(ledger, since)).filter(matchesFilters(target.filters));
  const skipped = undelivered.filter((notice) => !notifications.includes(notice) && !ledger.seen.has(notice.id));
  const start = ledger.start === null ? from : null;
  return { start, seen: skipped.map(({ id }) => id), notifications, messages: messagesFor(target, notifications) };
}

function isFresh({ start, seen }: Ledger, since: string | null): (notice: Notification) => boolean {
  if (since !== null) return ({ day }) => day >= since;
  return ({ id }) => start !== null && !seen.has(id);
}
