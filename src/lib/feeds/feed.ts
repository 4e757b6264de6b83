/** A feed and its items, before they are written in any format. */
import type { Entry } from "./entry.ts";

export interface Feed {
  /** Folder below /feeds/. */
  folder: string;
  title: string;
  description: string;
  /** Path of the page that shows the same. */
  path: string;
  /** The first day of the data, YYYY-MM-DD: the date of a feed without entries. */
  began: string;
  /** Newest first. */
  items: readonly Item[];
}

/** An entry that is written only when it is asked for: most are in the feed of one model. */
export interface Item {
  day: string;
  entry: () => Entry;
}
