/** What is sent to a target now, and what is not. Reads and writes nothing. */
import { announcedRetirements } from "../domain/announced-retirements.ts";
import { daysBetween } from "../domain/days.ts";
import type { Change } from "../domain/schema.ts";
import type { Config, Target } from "./config.ts";
import type { Ledger } from "./ledger.ts";
import { type Message, messagesFor } from "./messages.ts";
import {
  announcementNotifications,
  idsOf,
  type Notification,
  onlyChanges,
  reminderNotifications,
} from "./notifications.ts";
import type { NotifyDataset } from "./notify-dataset.ts";
import { wantedBy } from "./select.ts";
import { type SourceNotification, sourceNotifications, unreadNotifications } from "./source-notifications.ts";

export interface Plan {
  /** The first day from which changes count, where the target is new. */
  start: string | null;
  /** Ids of changes and reminders that are not sent, now or later. */
  skipped: string[];
  notifications: Notification[];
  /** Whether they are the digest of the day or week. */
  isDigest: boolean;
  messages: Message[];
}

export interface PlanOptions {
  /** YYYY-MM-DD. */
  today: string;
  /** The day from which changes are wanted, where one was asked for. */
  since: string | null;
  /** Of the site; null where messages have no links. */
  site: Config["site"];
}

/**
 * A new target gets nothing that is known today, unless changes since a day are asked for. With such a day, what was
 * skipped before is considered again; what was delivered never is.
 */
export function planFor(target: Target, ledger: Ledger, dataset: NotifyDataset, options: PlanOptions): Plan {
  const { today, since, site } = options;
  const from = since ?? ledger.start ?? today;
  const unsent = unsentIds(target, ledger, dataset, from, today);
  const isFresh = freshness(ledger, since);
  const wanted = wantedBy(target.filters);
  const announcements = announcementNotifications(dataset, from, (changed) => {
    const fresh = onlyChanges(changed, ({ id, detectedOn }) => unsent.has(id) && isFresh(id, detectedOn));
    return fresh && wanted.changes(fresh) ? fresh : null;
  });
  // What a digest holds back is neither sent nor skipped, and nobody has read it.
  const isDue = isDigestDue(target, ledger, today);
  const isAnnounced = announcedRetirements(isDue ? announcements.flatMap(({ models }) => models) : []);
  const all: Notification[] = [
    ...announcements,
    ...reminderNotifications(dataset, today, target.upcoming, (near, day) => {
      const { id, model } = near.reminded;
      const isOpen = unsent.has(id) && isFresh(id, day) && wanted.reminder(near.reminded);
      return isOpen && !isAnnounced(model.id, near);
    }),
    ...sourcesFor(target, dataset, { today, from }, (id) => unsent.has(id) && isFresh(id, today)),
  ];
  const notifications = isDue ? all : all.filter(isUrgent);
  const isDigest = target.digest !== null && isDue && all.length > 0;
  const chosen = new Set(all.flatMap(idsOf));
  const skipped = [...unsent].filter((id) => !chosen.has(id) && !ledger.skipped.has(id));
  const start = ledger.start === null ? from : null;
  return { start, skipped, notifications, isDigest, messages: messagesFor(target, notifications, site) };
}

/** The ids of all that changed since the day or is near today, and was not sent yet. */
function unsentIds(target: Target, ledger: Ledger, dataset: NotifyDataset, from: string, today: string): Set<string> {
  const changes = dataset.changes.filter(({ baseline, detectedOn }: Change) => !baseline && detectedOn >= from);
  const reminders = reminderNotifications(dataset, today, target.upcoming, () => true);
  const sources = sourcesFor(target, dataset, { today, from }, () => true);
  const ids = [...changes.map(({ id }) => id), ...[...reminders, ...sources].flatMap(idsOf)];
  return new Set(ids.filter((id) => !ledger.sent.has(id)));
}

/** What a target that asks for it is told of pages. */
function sourcesFor(
  { sources, filters }: Target,
  { providers, pagesOf, passages }: NotifyDataset,
  { today, from }: { today: string; from: string },
  isNew: (id: string) => boolean,
): SourceNotification[] {
  if (!sources) return [];
  const wanted = providers.filter(({ id }) => filters.providers?.includes(id) ?? true);
  const found = passages.filter(({ id, detectedOn }) => detectedOn >= from && isNew(id));
  return [
    ...wanted.flatMap((provider) => sourceNotifications(provider, pagesOf(provider.id), today, isNew)),
    ...unreadNotifications(found, wanted),
  ];
}

const digestDays = { daily: 1, weekly: 7 };

/** Whether a target without a digest, or whose last one is long enough ago. */
function isDigestDue({ digest }: Target, { lastDigest }: Ledger, today: string): boolean {
  if (digest === null || lastDigest === null) return true;
  return (daysBetween(lastDigest, today) ?? 0) >= digestDays[digest];
}

/** Days before a retirement from which a reminder does not wait for a digest. */
const urgentDays = 7;

function isUrgent(notification: Notification): boolean {
  return notification.kind === "reminder" && notification.days <= urgentDays;
}

function freshness({ start, skipped }: Ledger, since: string | null): (id: string, day: string) => boolean {
  if (since !== null) return (_, day) => day >= since;
  return (id) => start !== null && !skipped.has(id);
}
