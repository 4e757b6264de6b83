/** The days on which something was seen, with the news of each. */

import { type AnnouncementKind, announcementKinds } from "../../../pipeline/domain/announcement-kind.ts";
import { groupBy } from "../../../pipeline/domain/order.ts";
import type { Almanac, Announcement } from "../almanac/almanac.ts";

export interface ActivityDay {
  day: string;
  /** Every change, first readings of a page included. */
  changes: number;
  /** How many of them are first readings. */
  baselines: number;
  /** How many announcements of each kind, the most telling first. */
  kinds: readonly { kind: AnnouncementKind; announcements: number }[];
  news: readonly Announcement[];
}

/** Every day with a change, newest first. */
export function activityDays({ changes, news }: Almanac): ActivityDay[] {
  const newsOf = groupBy(news, ({ day }) => day);
  const days = [...groupBy(changes, ({ detectedOn }) => detectedOn)].reverse();
  return days.map(([day, mine]) => {
    const told = newsOf.get(day) ?? [];
    const byKind = groupBy(told, ({ kind }) => kind);
    const kinds = announcementKinds.map((kind) => ({ kind, announcements: byKind.get(kind)?.length ?? 0 }));
    return {
      ...{ day, changes: mine.length, baselines: mine.filter(({ baseline }) => baseline).length },
      ...{ kinds: kinds.filter(({ announcements }) => announcements > 0), news: told },
    };
  });
}
