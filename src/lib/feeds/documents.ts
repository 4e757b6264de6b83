/** Every file below /feeds/. */

import type { Address } from "../../../pipeline/domain/paths.ts";
import type { Almanac } from "../almanac/almanac.ts";
import { atomDocument } from "./atom.ts";
import { feedsOf } from "./catalog.ts";
import { jsonDocument } from "./json.ts";
import { opmlDocument } from "./opml.ts";
import { pagesOf } from "./paging.ts";
import { rssDocument } from "./rss.ts";

export interface FeedDocument {
  /** Media type. */
  type: string;
  body: () => string;
}

const formats = [
  { file: "rss.xml", type: "application/rss+xml", write: rssDocument },
  { file: "atom.xml", type: "application/atom+xml", write: atomDocument },
  { file: "feed.json", type: "application/feed+json", write: jsonDocument },
] as const;

/** The documents by their path below /feeds/, each written only when it is asked for. */
export function feedDocuments(almanac: Almanac, address: Address): Map<string, FeedDocument> {
  const feeds = feedsOf(almanac, address);
  const list = [
    feeds.all,
    feeds.upcoming,
    ...(feeds.watch ? [feeds.watch] : []),
    ...feeds.kinds,
    ...feeds.providers.flat(),
    ...feeds.models,
  ];
  const documents = list.flatMap(pagesOf).flatMap((page) =>
    formats.map(({ file, type, write }): [string, FeedDocument] => {
      return [`${page.folder}/${file}`, { type, body: () => write(page, address) }];
    }),
  );
  return new Map([...documents, ["opml.xml", { type: "text/x-opml", body: () => opmlDocument(feeds, address) }]]);
}
