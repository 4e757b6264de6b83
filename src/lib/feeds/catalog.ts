/** All feeds of the site and the entries of each. */

import { announcedRetirements } from "../../../pipeline/domain/announced-retirements.ts";
import { announcementKinds } from "../../../pipeline/domain/announcement-kind.ts";
import { kindTitle } from "../../../pipeline/domain/announcement-labels.ts";
import { byText } from "../../../pipeline/domain/order.ts";
import { type Address, modelFeed, unreadFeed, watchFeed } from "../../../pipeline/domain/paths.ts";
import { type Reminder, remindersOf } from "../../../pipeline/domain/reminders.ts";
import { unreadTitle } from "../../../pipeline/domain/unread-notices.ts";
import { forFeed } from "../../../pipeline/text/sanitize.ts";
import type { Almanac, Announcement, Model, UnreadNotice } from "../almanac/almanac.ts";
import { slugsOf } from "../model/addresses.ts";
import { siteName } from "../site/site-urls.ts";
import { announcementEntry, reminderEntry, unreadEntry } from "./entry.ts";
import type { Feed, Item } from "./feed.ts";
import { hasOwnFeed } from "./model-feed.ts";
import { providerFeeds } from "./provider-feeds.ts";

export interface Feeds {
  all: Feed;
  upcoming: Feed;
  /** Of the models of the watch list; null where there is none. */
  watch: Feed | null;
  /** By kind, unread passages last. */
  kinds: readonly Feed[];
  /** Of each provider: the feed of all it changes, then those of its retirements and of each kind of its news. */
  providers: readonly (readonly Feed[])[];
  /** Of models that have news. */
  models: readonly Feed[];
}

/** Every feed of the site. The same announcement is the same entry in each of them. */
export function feedsOf(almanac: Almanac, address: Address): Feeds {
  const began = almanac.changes[0]?.detectedOn ?? almanac.day;
  const news = almanac.announcements.map((announcement) => itemOf(announcement, address));
  const itemsOf = (belongs: (announcement: Announcement) => boolean) =>
    news.filter(({ announcement }) => belongs(announcement));
  return {
    all: {
      title: feedTitle("all news"),
      folder: "all",
      description: allNews,
      path: "/changes/",
      began,
      items: news,
    },
    upcoming: {
      title: feedTitle("upcoming retirements"),
      folder: "upcoming",
      description: "Reminders 90, 30 and 7 days before a retirement date.",
      path: "/calendar/",
      began,
      items: remindersOf(almanac.models, almanac.day).map((reminder) => reminderItem(reminder, address)),
    },
    watch: watchFeedOf(almanac, news, address, began),
    kinds: announcementKinds
      .map(
        (kind): Feed => ({
          title: feedTitle(kindTitle[kind].toLowerCase()),
          folder: `kind/${kind}`,
          path: "/changes/",
          began,
          description: `${kindTitle[kind]}, of all providers.`,
          items: itemsOf(({ kinds }) => kinds.includes(kind)),
        }),
      )
      .concat({
        title: feedTitle(unreadTitle.toLowerCase()),
        folder: unreadFeed,
        path: "/changes/",
        began,
        description: "New passages about retirements that we could not read, of all providers.",
        items: almanac.unreadNotices.map((notice) => unreadItem(notice, address)),
      }),
    providers: almanac.providers.map((provider) => providerFeeds(provider, news, began)),
    models: modelFeeds(almanac, address, began),
  };
}

const allNews = "What AI providers announced, moved, withdrew and retired, read from their own pages.";

function watchFeedOf(
  { watched, day }: Almanac,
  news: readonly (Item & { announcement: Announcement })[],
  address: Address,
  began: string,
): Feed | null {
  if (watched === null) return null;
  const ids = new Set(watched.map(({ id }) => id));
  const own = news.filter(({ announcement }) => announcement.models.some(({ model }) => ids.has(model.id)));
  const reminders = remindersOf(watched, day).filter((reminder) => !isAnnounced(reminder, own));
  const items = [...own, ...reminders.map((reminder) => reminderItem(reminder, address))];
  const description = "Announcements and reminders of the models on the watch list.";
  const newestFirst = items.sort((a, b) => byText(b.day, a.day));
  return { title: feedTitle("watch list"), folder: watchFeed, description, path: "/feeds/", began, items: newestFirst };
}

/** Whether the news of the day on which a reminder is due give its date for all of its models. */
function isAnnounced({ day, retirement }: Reminder<Model>, news: readonly { announcement: Announcement }[]): boolean {
  const ofDay = news.filter(({ announcement }) => announcement.day === day);
  const isGiven = announcedRetirements(ofDay.flatMap(({ announcement }) => announcement.models));
  return retirement.models.every(({ id }) => isGiven(id, retirement));
}

function reminderItem(reminder: Reminder<Model>, address: Address): Item {
  return { day: reminder.day, entry: once(() => reminderEntry(reminder, address)) };
}

function modelFeeds({ models, announcements }: Almanac, address: Address, began: string): Feed[] {
  const news = announcements.flatMap((announcement) => announcement.models.map((only) => ({ announcement, only })));
  const newsOf = Map.groupBy(news, ({ only }) => only.model.record.id);
  return models.filter(hasOwnFeed).flatMap((model) => {
    const { id, label, path, provider } = model;
    const name = `${forFeed(label, 200)} (${provider.name})`;
    const items = (newsOf.get(id) ?? []).map(({ announcement, only }) => ({
      day: announcement.day,
      entry: () => announcementEntry(announcement, address, only),
    }));
    return slugsOf(model).map((slug) => ({
      title: feedTitle(name),
      folder: modelFeed({ provider, slug }),
      path,
      began,
      items,
      description: `What changed for ${name}.`,
    }));
  });
}

function itemOf(announcement: Announcement, address: Address): Item & { announcement: Announcement } {
  return { announcement, day: announcement.day, entry: once(() => announcementEntry(announcement, address)) };
}

function unreadItem(notice: UnreadNotice, address: Address): Item {
  return { day: notice.day, entry: once(() => unreadEntry(notice, address)) };
}

function feedTitle(subject: string): string {
  return `${siteName}: ${subject}`;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
