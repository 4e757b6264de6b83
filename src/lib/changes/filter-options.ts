/** What the announcements can be filtered by. */
import { type AnnouncementKind, announcementKinds } from "../../../pipeline/domain/announcement-kind.ts";
import type { Almanac, Provider } from "../almanac/almanac.ts";

export interface FilterOptions {
  /** Only those with announcements. */
  providers: readonly Provider[];
  kinds: readonly AnnouncementKind[];
  /** YYYY, newest first. */
  years: readonly string[];
}

/** The choices for which there are announcements. */
export function filterOptions({ providers, announcements }: Almanac): FilterOptions {
  const kinds = new Set(announcements.flatMap((announcement) => announcement.kinds));
  return {
    providers: providers.filter((provider) => provider.announcements.length > 0),
    kinds: announcementKinds.filter((kind) => kinds.has(kind)),
    years: [...new Set(announcements.map(({ day }) => day.slice(0, 4)))],
  };
}
