/** What each kind of announcement is called. */
import type { AnnouncementKind } from "./announcement-kind.ts";

/** A tag of one to four words. */
export const kindTag: Record<AnnouncementKind, string> = {
  deprecation: "deprecation",
  moved: "date moved",
  conflict: "conflicting dates",
  withdrawn: "date no longer fixed",
  retired: "retirement",
  renamed: "renamed",
  replacement: "replacement",
  delisted: "no longer listed",
  stage: "stage change",
  date: "date change",
  listed: "added",
};

/** What a filter or feed of the kind is called. */
export const kindTitle: Record<AnnouncementKind, string> = {
  deprecation: "Deprecations",
  moved: "Moved retirement dates",
  conflict: "Conflicting retirement dates",
  withdrawn: "Retirement dates no longer fixed",
  retired: "Retirements",
  renamed: "Renamed models",
  replacement: "Changed replacements",
  delisted: "Models no longer listed",
  stage: "Stage changes",
  date: "Other date changes",
  listed: "Added models",
};
