/** What targets are notified of: announcements, and retirements that are near. A notification is one entry of a message. */
import type { AnnouncedModel, AnnouncingProvider } from "../domain/announced-model.ts";
import type { RecordDate } from "../domain/announced-retirements.ts";
import { announcementSummary, modelNames } from "../domain/announcement-summary.ts";
import { announcementTitle } from "../domain/announcement-title.ts";
import { type Announcement, announcementsOf } from "../domain/announcements.ts";
import { ageOf } from "../domain/answer-age.ts";
import { ageNote, dateDoubt } from "../domain/answer-age-text.ts";
import { addDays } from "../domain/days.ts";
import { sha256 } from "../domain/hash.ts";
import type { ModelChanges } from "../domain/model-changes.ts";
import { byText } from "../domain/order.ts";
import { announcementPath, monthPath } from "../domain/paths.ts";
import { reminderTitle } from "../domain/reminder-title.ts";
import type { Change } from "../domain/schema.ts";
import { retirementsWithin, type UpcomingRetirement } from "../domain/upcoming.ts";
import type { RichText } from "../text/rich-text.ts";
import type { NotifyDataset } from "./notify-dataset.ts";
import type { SourceNotification } from "./source-notifications.ts";
import type { TestNotification } from "./test-notification.ts";

interface Entry {
  /** The day we saw the changes, or on which the date came within these days. */
  day: string;
  provider: AnnouncingProvider;
  /** As on the site and in the feeds, for these models. */
  title: RichText;
  /** The facts of one or two models, or the names of more. */
  summary: RichText;
  /** Path of its page on the site. */
  path: string;
}

export interface AnnouncementNotification extends Entry {
  kind: "announcement";
  announcement: Announcement;
  /** Those of its models that are new to the target; the ledger has each change by its id. */
  models: readonly ModelChanges[];
}

export interface ReminderNotification extends Entry {
  kind: "reminder";
  date: string;
  bound: UpcomingRetirement["bound"];
  scope: string | null;
  /** Days left. */
  days: number;
  /** The number of days within which the date came. */
  within: number;
  /** Why the date is in doubt: the page is out of date, or the model is held; null where it is not. */
  doubt: string | null;
  models: readonly RemindedModel[];
}

export interface RemindedModel {
  /** A hash of record, date and days: the id in the ledger. */
  id: string;
  model: AnnouncedModel;
  replacements: readonly string[];
}

export type Notification = AnnouncementNotification | ReminderNotification | SourceNotification | TestNotification;

/** The ids of a notification in the ledger: one for each change, for each model with its date, or for each state of a page. */
export function idsOf(notification: Notification): string[] {
  switch (notification.kind) {
    case "announcement":
      return notification.models.flatMap(({ changes }) => changes.map(({ id }) => id));
    case "reminder":
      return notification.models.map(({ id }) => id);
    case "source":
      return [...notification.ids];
    case "test":
      return [];
  }
}

/**
 * The announcements of changes seen on the day or later, oldest first, with what `choose` keeps of their
 * models.
 */
export function announcementNotifications(
  { changes, find }: NotifyDataset,
  since: string,
  choose: (changed: ModelChanges) => ModelChanges | null,
): AnnouncementNotification[] {
  const announcements = announcementsOf(
    changes.filter(({ detectedOn }) => detectedOn >= since),
    find,
  );
  return announcements
    .sort((a, b) => byText(a.day, b.day))
    .flatMap((announcement) => {
      const models = announcement.models.flatMap((changed) => choose(changed) ?? []);
      return models.length > 0 ? [announcementNotification(announcement, models)] : [];
    });
}

function announcementNotification(announcement: Announcement, models: ModelChanges[]): AnnouncementNotification {
  const { day, provider, kind, id } = announcement;
  return {
    kind: "announcement",
    day,
    provider,
    announcement,
    models,
    path: announcementPath(id),
    title: announcementTitle(kind, models),
    summary: announcementSummary(models, day),
  };
}

/**
 * The retirements that are near on the day, by provider and date, each under the smallest of these numbers of days that
 * it has come within: a target that was not run for a while is reminded once, not once for each number missed. Dates
 * given as a month or year are left out, and so are models that `choose` leaves out.
 */
export function reminderNotifications(
  { records, find, pagesOf }: NotifyDataset,
  day: string,
  within: readonly number[],
  choose: (near: NearRetirement, day: string) => boolean,
): ReminderNotification[] {
  if (within.length === 0) return [];
  const byId = new Map(records.map((record) => [record.id, record]));
  const ageIn = (id: string) => {
    const record = byId.get(id);
    return record ? ageOf(record, pagesOf(record.provider), day, find(id).changes) : null;
  };
  const near = retirementsWithin(records, day, Math.max(...within)).flatMap((upcoming) => {
    const age = ageIn(upcoming.record);
    const doubt = age && dateDoubt(upcoming, age, day);
    return nearOf(upcoming, within, find).map((one): Near => ({ ...one, doubt, note: age && ageNote(age) }));
  });
  const chosen = near.filter((one) => choose(one, dueDay(one)));
  const groups = Map.groupBy(chosen, ({ date, bound, scope, within: days, reminded, doubt, note }) =>
    JSON.stringify([date, reminded.model.provider.id, bound, scope, days, doubt, note]),
  );
  return [...groups.values()].flatMap((group) => reminderNotification(group) ?? []);
}

/** A date of a model that is near. */
interface NearRetirement extends RecordDate {
  reminded: RemindedModel;
}

interface Near extends NearRetirement {
  days: number;
  within: number;
  doubt: string | null;
  /** How old what is known is, in sentences; null where that is up to date. */
  note: string | null;
}

function nearOf(
  upcoming: UpcomingRetirement,
  within: readonly number[],
  find: NotifyDataset["find"],
): Omit<Near, "doubt" | "note">[] {
  const { record, date, bound, scope, days, replacements } = upcoming;
  if (days === null) return [];
  const reached = within.filter((limit) => days <= limit);
  if (reached.length === 0) return [];
  const nearest = Math.min(...reached);
  const id = sha256(JSON.stringify(["upcoming", record, date, bound, scope, nearest])).slice(0, 16);
  return [{ date, bound, scope, days, within: nearest, reminded: { id, model: find(record), replacements } }];
}

function dueDay({ date, within }: Pick<Near, "date" | "within">): string {
  return addDays(date, -within);
}

function reminderNotification(group: readonly Near[]): ReminderNotification | null {
  const [first] = group;
  if (!first) return null;
  const { date, bound, scope, days, within, doubt, note } = first;
  const models = group.map(({ reminded }) => reminded);
  const { provider } = first.reminded.model;
  const named = models.map(({ model }) => model);
  return {
    kind: "reminder",
    day: dueDay(first),
    provider,
    path: monthPath(date.slice(0, 7)),
    date,
    bound,
    scope,
    days,
    within,
    doubt,
    models,
    title: reminderTitle(days, { date, bound, scope, provider, models: named }, doubt),
    summary: note === null ? modelNames(named) : [...modelNames(named), ` ${note}`],
  };
}

/** The changes of a model that pass the test, with their lines; null where none does. */
export function onlyChanges(changed: ModelChanges, test: (change: Change) => boolean): ModelChanges | null {
  const kept = changed.changes.flatMap((change, i) => (test(change) ? [{ change, line: changed.lines[i] ?? [] }] : []));
  if (kept.length === 0) return null;
  return { ...changed, changes: kept.map(({ change }) => change), lines: kept.map(({ line }) => line) };
}
