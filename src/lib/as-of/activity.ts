/** The days on which changes were seen, with the announcements of each. */
import { type AnnouncementKind, announcementKinds } from "../../../pipeline/domain/announcement-kind.ts";
import type { Almanac, Announcement } from "../almanac/almanac.ts";

export interface ActivityDay {
  day: string;
  /** Changes seen, without those of first-time readings. */
  changes: number;
  /** Changes of first-time readings. */
  baselines: number;
  /** The kinds of its announcements with how many there are of each, the most important first. */
  kinds: readonly { kind: AnnouncementKind; announcements: number }[];
  announcements: readonly Announcement[];
}

/** Every day with a change, newest first. */
export function activityDays({ changes, announcements }: Almanac): ActivityDay[] {
  const announcementsOf = Map.groupBy(announcements, ({ day }) => day);
  const days = [...Map.groupBy(changes, ({ detectedOn }) => detectedOn)].reverse();
  return days.map(([day, seen]) => {
    const announced = announcementsOf.get(day) ?? [];
    const byKind = Map.groupBy(announced, ({ kind }) => kind);
    const kinds = announcementKinds.map((kind) => ({ kind, announcements: byKind.get(kind)?.length ?? 0 }));
    const baselines = seen.filter(({ baseline }) => baseline).length;
    return {
      day,
      changes: seen.length - baselines,
      baselines,
      kinds: kinds.filter((it) => it.announcements > 0),
      announcements: announced,
    };
  });
}
