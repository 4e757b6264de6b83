/** The announcements in brief, for the filters of the changes page. */

import { kindTag } from "../../../pipeline/domain/announcement-labels.ts";
import { plainText } from "../../../pipeline/text/rich-text.ts";
import { truncate } from "../../../pipeline/text/sanitize.ts";
import type { Almanac } from "../almanac/almanac.ts";

export interface IndexedChange {
  id: string;
  day: string;
  provider: string;
  kind: string;
  kinds: readonly string[];
  /** The stages of its models on the day of the build; `none` where the page states none. */
  stages: readonly string[];
  word: string;
  title: string;
  detail: string;
}
export type ChangeIndex = readonly IndexedChange[];

/** Older ones are on the pages and in the API: the list has to load on a phone. */
const most = 4000;

/** The newest announcements, newest first. */
export function changeIndex({ announcements }: Almanac): ChangeIndex {
  return announcements.slice(0, most).map(({ id, day, provider, kind, kinds, title, detail, models }) => ({
    id,
    day,
    provider: provider.id,
    kind,
    kinds,
    word: kindTag[kind],
    stages: [...new Set(models.map(({ model }) => model.stage ?? "none"))],
    title: truncate(plainText(title), 300),
    detail: detail ? truncate(plainText(detail), 300) : "",
  }));
}
