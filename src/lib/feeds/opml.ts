/** A list of feeds to import into a reader: OPML 2.0 (opml.org/spec2.opml). */
import type { Element } from "domhandler";
import { type Address, feedPath } from "../../../pipeline/domain/paths.ts";
import { siteName } from "../site/site-urls.ts";
import type { Feeds } from "./catalog.ts";
import type { Feed } from "./feed.ts";
import { block, element, xmlDocument } from "./markup.ts";

/** All news, what is upcoming, and the feeds by kind and by provider. Those of models are too many to follow at once. */
export function opmlDocument({ all, upcoming, watch, kinds, providers }: Feeds, address: Address): string {
  const outline = (feed: Feed) => feedOutline(feed, address);
  const group = (text: string, feeds: readonly Feed[]) => block("outline", { text, title: text }, feeds.map(outline));
  const main = [all, upcoming, ...(watch ? [watch] : [])];
  const body = [
    ...main.map(outline),
    group("By kind", kinds),
    group(
      "By provider",
      providers.flatMap(([all]) => all ?? []),
    ),
  ];
  const head = block("head", {}, [element("title", {}, siteName)]);
  return xmlDocument(block("opml", { version: "2.0" }, [head, block("body", {}, body)]));
}

function feedOutline({ title, description, folder, path }: Feed, address: Address): Element {
  const [xmlUrl, htmlUrl] = [address(feedPath(folder, "rss.xml")), address(path)];
  return element("outline", {
    type: "rss",
    text: title,
    title,
    description,
    language: "en",
    version: "RSS2",
    xmlUrl,
    htmlUrl,
  });
}
