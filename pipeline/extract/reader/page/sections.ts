/** What the headings above a passage say of it. */

import { readHeading } from "../headings.ts";
import { keyOf } from "../section-key.ts";
import type { PageState } from "./page-state.ts";

/** The day (YYYY-MM-DD) of the nearest heading that gives one; null for none. */
export function dayOfSection(page: PageState, section: readonly string[]): string | null {
  for (const heading of section.toReversed()) {
    const { day } = readHeading(heading, page.choose(heading));
    if (day) return day.date;
  }
  return null;
}

/** Whether a section has a table of a lifecycle, or a heading or title that speaks of one. */
export function isLifecycleNear(page: PageState, section: readonly string[]): boolean {
  return (
    page.lifecycleSections.has(keyOf(section)) ||
    [page.document.title ?? "", ...section].some((each) => readHeading(each, page.choose(each)).lifecycle)
  );
}
