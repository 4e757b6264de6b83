/** RSS 2.0 with the Atom and content modules, and archives linked as RFC 5005 says (appendix A). */
import type { Element } from "domhandler";
import { type Address, feedPath } from "../../../pipeline/domain/paths.ts";
import type { Entry } from "./entry.ts";
import { block, element, escapedHtml, htmlOf, xmlDocument } from "./markup.ts";
import type { FeedPage } from "./paging.ts";
import { rfc822 } from "./times.ts";

const file = "rss.xml";

/** A page of a feed as an RSS document. It has no build date: only news changes it. */
export function rssDocument({ feed, folder, items, isArchive, older, newer }: FeedPage, address: Address): string {
  const at = (rel: string, place: string | null) =>
    place === null
      ? []
      : [element("atom:link", { rel, type: "application/rss+xml", href: address(feedPath(place, file)) })];
  const channel = [
    element("title", {}, untagged(feed.title)),
    element("link", {}, address(feed.path)),
    element("description", {}, untagged(feed.description)),
    element("language", {}, "en"),
    ...at("self", folder),
    ...at("prev-archive", older),
    ...at("next-archive", newer),
    ...(isArchive ? [...at("current", feed.folder), element("fh:archive", {})] : []),
    ...items.map(({ entry }) => rssItem(entry(), address)),
  ];
  const namespaces = {
    version: "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    ...(isArchive ? { "xmlns:fh": "http://purl.org/syndication/history/1.0" } : {}),
  };
  return xmlDocument(block("rss", namespaces, [block("channel", {}, channel)]));
}

/** Readers take the description for HTML, so the plain summary becomes HTML first. */
function rssItem({ id, title, day, path, summary, html, categories }: Entry, address: Address): Element {
  return block("item", {}, [
    element("guid", { isPermaLink: "false" }, id),
    element("title", {}, untagged(title)),
    element("pubDate", {}, rfc822(day)),
    element("link", {}, address(path)),
    ...categories.map(({ label }) => element("category", {}, label)),
    escapedHtml("description", {}, htmlOf([element("p", {}, summary)])),
    escapedHtml("content:encoded", {}, html),
  ]);
}

/** RSS does not say whether a title is text or HTML, and readers differ: without pointed brackets it is the same in both. */
function untagged(text: string): string {
  return text.replaceAll("<", "‹").replaceAll(">", "›");
}
