/** What each kind of announcement is called. */
import type { AnnouncementKind } from "./announcement-kind.ts";

/** One word for the margin. */
export const kindTag: Record<AnnouncementKind, string> = {
  deprecation: "new",
  moved: "moved",
  withdrawn: "softened",
  retired: "ended",
  replacement: "replaced",
  delisted: "gone",
  stage: "stage",
  date: "dated",
  listed: "listed",
};

/** What a filter or feed of the kind is called. */
export const kindTitle: Record<AnnouncementKind, string> = {
  deprecation: "New deprecations",
  moved: "Moved end dates",
  withdrawn: "Softened and withdrawn end dates",
  retired: "Retired models",
  replacement: "Changed replacements",
  delisted: "Models no longer listed",
  stage: "Changed stages",
  date: "Other dates",
  listed: "Newly listed models",
};
