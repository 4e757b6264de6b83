/** Feeds as readers and schemas of others see them. What is not installed is skipped: apt install newsboat python3-feedparser libxml2-utils jing. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, inject, test } from "vitest";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { feedDocuments } from "../../../src/lib/feeds/documents.ts";
import { datasetAsOf } from "../../support/as-of.ts";
import { siteDay } from "../../support/build-site.ts";
import { jing, missing, readByFeedparser, unreadInNewsboat, xmllint } from "../../support/feed-tools.ts";
import { hostileDataset, hostileText } from "../../support/hostile-dataset.ts";
import { expectInert } from "../../support/inert-html.ts";
import { repositoryRoot, sources } from "../../support/repository.ts";
import { jsonFeed } from "./schemas/json-feed.ts";

const feeds = join(inject("site"), "feeds");
const folder = mkdtempSync(join(tmpdir(), "almanac-feeds-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const schema = (name: string) => join(import.meta.dirname, "schemas", name);
const address = (path: string) => `https://almanac.test${path}`;
const dataset = loadDataset(repositoryRoot);

const files = readdirSync(feeds, { recursive: true, encoding: "utf8" })
  .sort()
  .map((file) => join(feeds, file));
const built = {
  rss: files.filter((it) => it.endsWith("/rss.xml")),
  atom: files.filter((it) => it.endsWith("/atom.xml")),
};
const entriesOf = (file: string) =>
  jsonFeed.parse(JSON.parse(readFileSync(join(dirname(file), "feed.json"), "utf8"))).items;

const hostile = writeHostile();

/** Feeds of pages full of tricks, as files. */
function writeHostile(): string[] {
  const source = sources[0]?.definition;
  if (!source) throw new Error("no source");
  return fc
    .sample(fc.array(hostileText, { minLength: 1, maxLength: 4 }), { seed: 7, numRuns: 40 })
    .flatMap((texts, i) => {
      const documents = feedDocuments(buildAlmanac(hostileDataset(source, texts), "2026-11-21"), address);
      return ["all/rss.xml", "all/atom.xml", "upcoming/atom.xml"].map((path) =>
        write(`hostile/${i}/${path}`, documents.get(path)?.body()),
      );
    });
}

function write(path: string, text = ""): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe.skipIf(missing.xmllint)("xmllint", () => {
  test("every RSS, Atom and OPML document is well-formed, whatever the pages print", () => {
    const documents = feedDocuments(buildAlmanac(dataset, siteDay), address);
    const expected = [...documents.keys()].filter((path) => /\/(?:rss|atom)\.xml$/.test(path));
    expect([...built.rss, ...built.atom].sort()).toEqual(expected.map((path) => join(feeds, path)).sort());
    expect(xmllint([...built.rss, ...built.atom, join(feeds, "opml.xml"), ...hostile])).toBe("");
  });
});

describe.skipIf(missing.jing)("jing", () => {
  const of = (file: string) => hostile.filter((path) => path.endsWith(file));
  test("every RSS document is valid by the schema", () => {
    expect(jing(schema("rss.rnc"), [...built.rss, ...of("rss.xml")])).toBe("");
  });
  test("every Atom document is valid by the schema", () => {
    expect(jing(schema("atom.rnc"), [...built.atom, ...of("atom.xml")])).toBe("");
  });
  test("a document that breaks the schema is found", () => {
    const [atom = ""] = built.atom;
    const broken = write("broken.xml", readFileSync(atom, "utf8").replace(/<updated>.*?<\/updated>/, ""));
    expect(jing(schema("atom.rnc"), [broken])).toContain('missing required element "updated"');
  });
});

test("every JSON feed is valid by the schema", () => {
  const json = files.filter((file) => file.endsWith("/feed.json"));
  expect(json).toHaveLength(built.rss.length);
  for (const file of json) jsonFeed.parse(JSON.parse(readFileSync(file, "utf8")));
});

describe.skipIf(missing.feedparser)("feedparser", () => {
  test("reads every entry of every feed, with its day and its page", () => {
    // Model feeds are many and alike.
    const chosen = [...built.rss, ...built.atom].filter((file, i) => !file.includes("/model/") || i % 50 === 0);
    for (const [i, read] of readByFeedparser(chosen).entries()) {
      const file = chosen[i] ?? "";
      expect(read, file).toMatchObject({ bozo: false, version: file.endsWith("rss.xml") ? "rss20" : "atom10" });
      const want = entriesOf(file).map((it) => [it.id, it.title, it.date_published.slice(0, 10), it.url]);
      expect(
        read.entries.map(({ id, title, day, link }) => [id, title, day, link]),
        file,
      ).toEqual(want);
    }
  });

  test("finds no element of a page in any body, and nothing wrong with the documents", () => {
    const read = readByFeedparser(hostile.filter((file) => file.includes("/all/")));
    expect(read.filter(({ bozo }) => bozo)).toEqual([]);
    const bodies = read.flatMap(({ entries }) => entries.map(({ html }) => html));
    expect(bodies.length).toBeGreaterThan(100);
    for (const html of bodies) expectInert(html, (href) => href.startsWith("https://"));
  });
});

describe.skipIf(missing.newsboat)("newsboat", () => {
  const days = ["2025-06-30", "2025-12-16", "2026-08-22", "2026-08-23"];
  const builds = days.map((day) => feedDocuments(buildAlmanac(datasetAsOf(dataset, day), day), address));

  test.each([
    ["all", "rss.xml"],
    ["all", "atom.xml"],
    ["upcoming", "atom.xml"],
    ["provider/azure-openai", "rss.xml"],
    ["kind/deprecation", "rss.xml"],
  ])("shows every entry of %s/%s once over successive builds, and nothing again after a rebuild", (feed, format) => {
    const own = dirname(write(`newsboat/${feed}/${format}/urls`));
    const seen = new Set<string>();
    const fresh = builds.map((documents) => {
      const ids = jsonFeed
        .parse(JSON.parse(documents.get(`${feed}/feed.json`)?.body() ?? ""))
        .items.map(({ id }) => id);
      const before = seen.size;
      for (const id of ids) seen.add(id);
      return seen.size - before;
    });
    const unread = builds.map((documents) =>
      unreadInNewsboat(own, write(`newsboat/${feed}/${format}/feed.xml`, documents.get(`${feed}/${format}`)?.body())),
    );
    expect(unread).toEqual(fresh);
    expect(Math.min(...fresh.slice(0, 3))).toBeGreaterThan(0);
    if (feed !== "upcoming") expect(fresh[3]).toBe(0);
  });

  test("shows nothing again when the site moves to another address", () => {
    const own = dirname(write("newsboat/moved/urls"));
    const almanac = buildAlmanac(dataset, "2026-11-21");
    const at = (host: string) =>
      feedDocuments(almanac, (path) => host + path)
        .get("all/atom.xml")
        ?.body();
    expect(unreadInNewsboat(own, write("newsboat/moved/feed.xml", at("https://almanac.test")))).toBe(50);
    expect(unreadInNewsboat(own, write("newsboat/moved/feed.xml", at("https://elsewhere.test/base")))).toBe(0);
  });
});
