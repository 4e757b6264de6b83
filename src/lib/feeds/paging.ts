/** A feed as documents that stay small: the newest entries to subscribe to, older ones in archives (RFC 5005, section 4). */
import type { Feed, Item } from "./feed.ts";

/** Entries of an archive, and the fewest of a subscription document that has older ones. */
export const pageSize = 50;

/** One document of a feed, in any format. Folders are below /feeds/. */
export interface FeedPage {
  feed: Feed;
  folder: string;
  /** Newest first. */
  items: readonly Item[];
  isArchive: boolean;
  /** Folder of the archive with the entries before these. */
  older: string | null;
  /** Folder of the archive with the entries after these; null in the newest. */
  newer: string | null;
}

/**
 * The subscription document, then the archives from the oldest on. Archives are counted from the oldest entry and made
 * only when they are full and all their days are over, so that the entries of an archive never change.
 */
export function pagesOf(feed: Feed): FeedPage[] {
  const { folder, items } = feed;
  const newest = items[0]?.day ?? "";
  // More may be seen on the newest day, and entries of one day are sorted among each other.
  const settled = items.filter(({ day }) => day < newest).length;
  const archives = Math.floor(settled / pageSize);
  const archive = (n: number) => (n >= 1 && n <= archives ? `${folder}/archive/${n}` : null);
  const shown = items.slice(0, Math.max(pageSize, items.length - archives * pageSize));
  const subscription = { feed, folder, items: shown, isArchive: false, older: archive(archives), newer: null };
  const full = Array.from({ length: archives }, (_, i): FeedPage => {
    const end = items.length - i * pageSize;
    const own = { folder: `${folder}/archive/${i + 1}`, items: items.slice(end - pageSize, end) };
    return { feed, ...own, isArchive: true, older: archive(i), newer: archive(i + 2) };
  });
  return [subscription, ...full];
}
