/** The kinds of news as the site names them. */
import type { NewsKind } from "./announcements.ts";

/** One word for the margin. */
export const kindWord: Record<NewsKind, string> = {
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
export const kindTitle: Record<NewsKind, string> = {
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
