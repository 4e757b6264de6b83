/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */

import { type Address, feedPath } from "../../../pipeline/domain/paths.ts";
import { siteName } from "../site/site-urls.ts";
import type { Entry } from "./entry.ts";
import type { FeedPage } from "./paging.ts";
import { timestamp } from "./times.ts";

const file = "feed.json";

/** A page of a feed as a JSON Feed; `next_url` leads to older entries. */
export function jsonDocument({ feed, folder, items, older }: FeedPage, address: Address): string {
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: address(feed.path),
    feed_url: address(feedPath(folder, file)),
    description: feed.description,
    ...(older === null ? {} : { next_url: address(feedPath(older, file)) }),
    authors: [{ name: siteName, url: address("/") }],
    language: "en",
    items: items.map(({ entry }) => jsonItem(entry(), address)),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function jsonItem({ id, title, day, path, summary, html, categories }: Entry, address: Address) {
  return {
    id,
    url: address(path),
    title,
    summary,
    content_html: html,
    date_published: timestamp(day),
    date_modified: timestamp(day),
    tags: categories.map(({ label }) => label),
  };
}
