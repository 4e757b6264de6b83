/** What announcements, reminders and lists of retirements need to know of a model; the site and `notify` supply it. */
import type { Change, Kind } from "./schema.ts";

/** A provider as announcements name it. */
export interface AnnouncingProvider {
  id: string;
  name: string;
  /** Path of its page on the site, without the base. */
  path: string;
}

/** A model as announcements name it. */
export interface AnnouncedModel {
  id: string;
  /** Model and version as a reader knows them: `gpt-4o 2024-05-13`. */
  label: string;
  kind: Kind;
  /** Path of its page on the site, without the base. */
  path: string;
  provider: AnnouncingProvider;
  /** Oldest first, baselines included. */
  changes: readonly Change[];
}
