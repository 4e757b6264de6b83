/** Atom (RFC 4287), with archives linked as RFC 5005 says. */
import type { Element } from "domhandler";
import { type Address, feedPath } from "../../../pipeline/domain/paths.ts";
import { siteName } from "../site/site-urls.ts";
import type { Entry } from "./entry.ts";
import { block, element, escapedHtml, xmlDocument } from "./markup.ts";
import type { FeedPage } from "./paging.ts";
import { timestamp } from "./times.ts";
import { urn } from "./urn.ts";

const file = "atom.xml";

/** A page of a feed as an Atom document. Its parts keep the id of the feed: together they are one (RFC 5005, section 4). */
export function atomDocument({ feed, folder, items, isArchive, older, newer }: FeedPage, address: Address): string {
  const at = (rel: string, place: string | null) =>
    place === null
      ? []
      : [element("link", { rel, type: "application/atom+xml", href: address(feedPath(place, file)) })];
  const head = [
    element("id", {}, urn(`feed/${feed.folder}`)),
    element("title", {}, feed.title),
    element("subtitle", {}, feed.description),
    element("updated", {}, timestamp(items[0]?.day ?? feed.began)),
    block("author", {}, [element("name", {}, siteName), element("uri", {}, address("/"))]),
    element("link", { rel: "alternate", type: "text/html", href: address(feed.path) }),
    ...at("self", folder),
    ...at("prev-archive", older),
    ...at("next-archive", newer),
    ...(isArchive ? [...at("current", feed.folder), element("fh:archive", {})] : []),
  ];
  const namespaces = {
    xmlns: "http://www.w3.org/2005/Atom",
    ...(isArchive ? { "xmlns:fh": "http://purl.org/syndication/history/1.0" } : {}),
    "xml:lang": "en",
  };
  return xmlDocument(block("feed", namespaces, [...head, ...items.map(({ entry }) => atomEntry(entry(), address))]));
}

function atomEntry({ id, title, day, path, summary, html, categories }: Entry, address: Address): Element {
  return block("entry", {}, [
    element("id", {}, id),
    element("title", {}, title),
    element("published", {}, timestamp(day)),
    element("updated", {}, timestamp(day)),
    element("link", { rel: "alternate", type: "text/html", href: address(path) }),
    ...categories.map(({ term, label }) => element("category", { term, label })),
    element("summary", {}, summary),
    escapedHtml("content", { type: "html" }, html),
  ]);
}
