/** Feeds of pages that try to break them. That real parsers and readers take them too stands in feed-readers.test.ts. */
import { load } from "cheerio";
import { isTag } from "domhandler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { feedDocuments } from "../../../src/lib/feeds/documents.ts";
import { element, words, xmlDocument } from "../../../src/lib/feeds/markup.ts";
import { hostileDataset, hostileText } from "../../support/hostile-dataset.ts";
import { expectInert } from "../../support/inert-html.ts";
import { sources } from "../../support/repository.ts";
import { jsonFeed } from "./schemas/json-feed.ts";

const source = sources[0]?.definition;
if (!source) throw new Error("no source");
const address = (path: string) => `https://almanac.test${path}`;
const ours = new Set(source.pages.map(({ url }) => url));
const texts = fc.array(hostileText, { minLength: 1, maxLength: 4 });

const hostileDocuments = (of: readonly string[]) =>
  feedDocuments(buildAlmanac(hostileDataset(source, of), "2026-11-21"), address);

const isOurs = (href: string) => href.startsWith(address("/")) || ours.has(href);

test("no element, attribute or foreign link comes from a page into an entry, in any format", () => {
  fc.assert(
    fc.property(texts, (list) => {
      for (const [path, { body }] of hostileDocuments(list)) {
        if (path.endsWith("feed.json")) {
          for (const item of jsonFeed.parse(JSON.parse(body())).items) expectInert(item.content_html, isOurs);
          continue;
        }
        const $ = load(body(), { xml: true });
        // Readers take titles of RSS for HTML, too; those of Atom say what they are.
        const html = path.endsWith("rss.xml") ? "title, description, content\\:encoded" : "content";
        for (const it of $(html).toArray()) expectInert($(it).text(), isOurs);
      }
    }),
    { seed: 7, numRuns: 40 },
  );
});

test("XML documents hold known elements only, and no character that XML 1.0 forbids or that turns text around", () => {
  const known =
    /^(rss|channel|item|guid|pubDate|description|language|content:encoded|atom:link|fh:archive|feed|entry|id|title|subtitle|updated|published|author|name|uri|link|category|summary|content|opml|head|body|outline)$/;
  fc.assert(
    fc.property(texts, (list) => {
      for (const [path, { body }] of hostileDocuments(list)) {
        if (path.endsWith(".json")) continue;
        const text = body();
        expect(text.isWellFormed()).toBe(true);
        for (const [, code = ""] of text.matchAll(/&#x([0-9a-f]+);/gi)) {
          expect(String.fromCodePoint(Number.parseInt(code, 16)), code).toMatch(/^[^\p{Cc}\p{Cs}\uFFFE\uFFFF]$/u);
        }
        const $ = load(text, { xml: true });
        for (const it of $("*").toArray().filter(isTag)) expect(it.tagName).toMatch(known);
        expect($.root().text()).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|[\uFFFE\uFFFF]/u);
      }
    }),
    { seed: 7, numRuns: 40 },
  );
});

test("text of any kind is made harmless where it enters a tree, attributes too", () => {
  const xml = xmlDocument(element("a", { b: '\u0000\u202E"<' }, "\uD800]]>", words(" \u0008& ")));
  expect(xml).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<a b="&#xfffd;&#xfffd;&quot;&lt;">&#xfffd;]]&gt; &#xfffd;&amp; </a>\n',
  );
});

test("a long id is cut in a title without losing what the title says, and in a body", () => {
  const feed = jsonFeed.parse(
    JSON.parse(
      hostileDocuments(["x".repeat(5000)])
        .get("all/feed.json")
        ?.body() ?? "",
    ),
  );
  expect(feed.items.length).toBeGreaterThan(3);
  for (const { title, summary, content_html } of feed.items) {
    expect(title.length).toBeLessThanOrEqual(300);
    expect(summary.length).toBeLessThanOrEqual(500);
    expect(content_html.length).toBeLessThan(8000);
  }
  expect(feed.items.map(({ title }) => title).join()).toContain("x… on 1 December 2026");
});
