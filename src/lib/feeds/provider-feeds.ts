/** The feeds of a provider: of all it changes, of its retirements alone, and of each kind of news it ever had. */
import { announcementKinds, retirementKinds } from "../../../pipeline/domain/announcement-kind.ts";
import { kindTitle } from "../../../pipeline/domain/announcement-labels.ts";
import { providerFeed, providerKindFeed, providerRetirementFeed } from "../../../pipeline/domain/paths.ts";
import type { Announcement, Provider } from "../almanac/almanac.ts";
import { siteName } from "../site/site-urls.ts";
import type { Feed, Item } from "./feed.ts";

/** `news` are the items of all announcements, newest first; `began` is the first day of the data. */
export function providerFeeds(
  { id, name, path }: Pick<Provider, "id" | "name" | "path">,
  news: readonly (Item & { announcement: Announcement })[],
  began: string,
): Feed[] {
  const own = news.filter(({ announcement }) => announcement.provider.id === id);
  const about = (kinds: ReadonlySet<string>) =>
    own.filter(({ announcement }) => announcement.kinds.some((kind) => kinds.has(kind)));
  const feed = (subject: string, folder: string, description: string, items: Feed["items"]): Feed => ({
    title: `${siteName}: ${subject}`,
    folder,
    path,
    began,
    description,
    items,
  });
  const kinds = announcementKinds.flatMap((kind) => {
    const items = about(new Set([kind]));
    const title = kindTitle[kind].toLowerCase();
    return items.length === 0
      ? []
      : [feed(`${name}, ${title}`, providerKindFeed(id, kind), `${kindTitle[kind]} of ${name}.`, items)];
  });
  return [
    feed(name, providerFeed(id), `What ${name} changed.`, own),
    feed(
      `${name}, retirements`,
      providerRetirementFeed(id),
      `Retirements of ${name}: announced, moved, withdrawn and done.`,
      about(retirementKinds),
    ),
    ...kinds,
  ];
}

/** The kinds of news that a provider ever had, each with a feed of its own. */
export function kindsWithFeed({ announcements }: Pick<Provider, "announcements">) {
  const found = new Set(announcements.flatMap(({ kinds }) => kinds));
  return announcementKinds.filter((kind) => found.has(kind));
}
