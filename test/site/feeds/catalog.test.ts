import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { load } from "cheerio";
import { expect, inject, test } from "vitest";
import { announcementKinds } from "../../../pipeline/domain/announcement-kind.ts";
import { feedPath, modelFeed, modelPath, providerFeed, unreadFeed } from "../../../pipeline/domain/paths.ts";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { detailOf } from "../../../src/lib/api/model-files.ts";
import { feedsOf } from "../../../src/lib/feeds/catalog.ts";
import { feedDocuments } from "../../../src/lib/feeds/documents.ts";
import type { Feed } from "../../../src/lib/feeds/feed.ts";
import { feedFor, hasOwnFeed } from "../../../src/lib/feeds/model-feed.ts";
import { pagesOf } from "../../../src/lib/feeds/paging.ts";
import { urn } from "../../../src/lib/feeds/urn.ts";
import { slugsOf } from "../../../src/lib/model/addresses.ts";
import { datasetAsOf } from "../../support/as-of.ts";
import { repositoryRoot } from "../../support/repository.ts";
import { jsonFeed } from "./schemas/json-feed.ts";

const site = inject("site");
const dataset = loadDataset(repositoryRoot);
const almanac = buildAlmanac(dataset, "2026-11-21");
const address = (path: string) => `https://almanac.test${path}`;
const feeds = feedsOf(almanac, address);
const documents = feedDocuments(almanac, address);

const idsOf = ({ items }: Feed) => items.map(({ entry }) => entry().id);
const read = (path: string) => documents.get(path)?.body() ?? "";

/** Ids, titles, days and links of a document in any format. */
function entriesIn(path: string): unknown[] {
  const text = read(path);
  if (path.endsWith(".json")) {
    return jsonFeed
      .parse(JSON.parse(text))
      .items.map(({ id, title, url, date_published }) => [id, title, date_published.slice(0, 10), url]);
  }
  const $ = load(text, { xml: true });
  return $("item, entry")
    .map((_, it) => {
      const entry = $(it);
      const date = new Date(entry.find("pubDate, published").text()).toISOString().slice(0, 10);
      const link = entry.find("link").attr("href") ?? entry.find("link").text();
      return [[entry.find("guid, id").text(), entry.find("title").text(), date, link]];
    })
    .get();
}

test("the three formats of every feed hold the same entries in the same order", () => {
  const withNews = almanac.models.filter(hasOwnFeed);
  const folders = [...documents.keys()].filter((path) => path.endsWith("/rss.xml")).map((path) => path.slice(0, -8));
  expect(folders.length).toBeGreaterThan(withNews.length + almanac.providers.length + announcementKinds.length + 1);
  for (const folder of folders) {
    const rss = entriesIn(`${folder}/rss.xml`);
    expect(entriesIn(`${folder}/atom.xml`), folder).toEqual(rss);
    expect(entriesIn(`${folder}/feed.json`), folder).toEqual(rss);
  }
});

test("every announcement stands once in the feed of all news, once in its provider's, and in that of each of its kinds", () => {
  const all = idsOf(feeds.all);
  expect(new Set(all).size).toBe(almanac.announcements.length);
  expect(feeds.providers.flatMap(([whole]) => (whole ? idsOf(whole) : [])).sort()).toEqual([...all].sort());
  const ofNews = feeds.kinds.filter(({ folder }) => folder !== unreadFeed);
  expect(ofNews.flatMap(idsOf)).toHaveLength(almanac.announcements.reduce((sum, { kinds }) => sum + kinds.length, 0));
  expect(new Set(ofNews.flatMap(idsOf))).toEqual(new Set(all));
});

test("the retirements of a provider have a feed of their own, with nothing else, and so has each kind of its news", () => {
  for (const [whole, retirements, ...kinds] of feeds.providers) {
    if (!whole || !retirements) throw new Error("no feeds");
    expect(retirements.folder).toBe(`${whole.folder}/retirements`);
    const news = retirements.items.map(({ entry }) => entry());
    const terms = new Set(["deprecation", "moved", "conflict", "withdrawn", "retired"].map((kind) => `kind/${kind}`));
    for (const { categories } of news) expect(categories.some(({ term }) => terms.has(term))).toBe(true);
    const all = new Set(idsOf(whole));
    expect(new Set(kinds.flatMap(idsOf))).toEqual(all);
    for (const { items } of kinds) expect(items.length).toBeGreaterThan(0);
  }
  const anthropic = feeds.providers.flat().find(({ folder }) => folder === "provider/anthropic/retirements");
  expect(anthropic?.items.length).toBeGreaterThan(0);
});

test("unread passages have a feed of their own, with a link to the page, and are no news of models", () => {
  const entries = feeds.kinds.find(({ folder }) => folder === unreadFeed)?.items.map(({ entry }) => entry()) ?? [];
  expect(entries.map(({ id }) => id)).toEqual(almanac.unreadNotices.map(({ id }) => urn(`unread/${id}`)));
  expect(entries.length).toBeGreaterThan(0);
  for (const { title, html, id } of entries) {
    expect(title).toMatch(/^.+’s page “.+” has .+ that we could not read$/);
    expect(html).toMatch(/Please check the page: <a href="https:/);
    expect(idsOf(feeds.all)).not.toContain(id);
  }
});

test("a model's feed tells of that model in the entries of all news", () => {
  // A renamed model has the same feed under each of its names.
  const own = new Set(almanac.models.map(modelFeed));
  const told = feeds.models
    .filter(({ folder }) => own.has(folder))
    .flatMap((feed) => feed.items.map(({ entry }) => ({ feed, entry: entry() })));
  expect(new Set(told.map(({ entry }) => entry.id))).toEqual(new Set(idsOf(feeds.all)));
  expect(told).toHaveLength(almanac.announcements.reduce((sum, { models }) => sum + models.length, 0));
  const pathsOf = new Map(
    almanac.models.map((model) => [model.path, slugsOf(model).map((slug) => modelPath(model.provider.id, slug))]),
  );
  for (const { feed, entry } of told) {
    const links = pathsOf.get(feed.path)?.map((path) => `href="${address(path)}"`) ?? [];
    expect(
      links.some((link) => entry.html.includes(link)),
      `${feed.path}: ${entry.html}`,
    ).toBe(true);
  }
});

test("a model has feeds of its own from its first news on; until then its page and its data lead to its provider's", () => {
  const own = new Set(feeds.models.map(({ folder }) => folder));
  expect(feeds.models.filter(({ items }) => items.length === 0)).toEqual([]);
  const quiet = almanac.models.filter((model) => !own.has(modelFeed(model)));
  expect(quiet.length).toBeGreaterThan(100);
  for (const model of almanac.models) {
    const folder = own.has(modelFeed(model)) ? modelFeed(model) : providerFeed(model.provider.id);
    expect(feedFor(model)).toBe(folder);
    expect(detailOf(model, almanac, address).links.atom).toBe(address(feedPath(folder, "atom.xml")));
  }
  for (const model of [quiet[0], almanac.models.find((one) => own.has(modelFeed(one)))]) {
    const $ = load(readFileSync(join(site, model?.path ?? "", "index.html"), "utf8"));
    const links = [...$("link[rel=alternate]"), ...$("main a[href^='/feeds/']")].map((it) => $(it).attr("href") ?? "");
    const told = links.filter((link) => link.startsWith("/feeds/")).map((link) => link.slice("/feeds/".length));
    expect(told.length).toBeGreaterThanOrEqual(5);
    for (const link of told) expect(documents.has(link), link).toBe(true);
  }
});

test("an entry keeps its id when the address of the site, a title or the set of models changes", () => {
  const elsewhere = feedsOf(almanac, (path) => `https://example.org/base${path}`);
  expect(idsOf(elsewhere.all)).toEqual(idsOf(feeds.all));
  const renamed = dataset.sources.map((source) => ({ ...source, name: `New ${source.name}` }));
  const after = buildAlmanac({ ...dataset, sources: renamed }, almanac.day);
  expect(new Set(idsOf(feedsOf(after, address).all))).toEqual(new Set(idsOf(feeds.all)));
  const fewer = almanac.announcements.find(({ models }) => models.length > 5)?.models[0]?.model.id;
  const without = dataset.records.filter(({ id }) => id !== fewer);
  const less = buildAlmanac({ ...dataset, records: without }, almanac.day);
  expect(idsOf(feedsOf(less, address).all)).toHaveLength(almanac.announcements.length);
  expect(new Set(idsOf(feedsOf(less, address).all))).toEqual(new Set(idsOf(feeds.all)));
});

test("names are made as they were when the feeds were first published: another way would show all entries again", () => {
  expect(urn("announcement/0123456789abcdef")).toBe("urn:uuid:3b2005e6-0a7c-5145-a8f5-62c2886237b4");
  expect(urn("reminder/0123456789abcdef")).toBe("urn:uuid:2bee98ff-ad54-5d2b-b5fa-198302e830e7");
  expect(urn("feed/all")).toBe("urn:uuid:c45c3663-d92e-56d5-89a7-45febe0ef72f");
  const [news] = almanac.announcements;
  expect(feeds.all.items[0]?.entry().id).toBe(urn(`announcement/${news?.id}`));
});

test("an entry never changes: what is learned later is a new entry", () => {
  const now = new Map(feeds.all.items.map(({ entry }) => [entry().id, entry()]));
  for (const day of ["2025-01-31", "2025-07-15", "2025-12-16", "2026-03-01"]) {
    const then = feedsOf(buildAlmanac(datasetAsOf(dataset, day), day), address).all.items;
    expect(then.length).toBeGreaterThan(10);
    for (const { entry } of then) expect(now.get(entry().id)).toEqual(entry());
  }
});

test("building again on a later day changes no byte of the news", () => {
  const later = feedDocuments(buildAlmanac(dataset, "2027-06-01"), address);
  const news = [...documents.keys()].filter((path) => !path.startsWith("upcoming/"));
  expect([...later.keys()].filter((path) => !path.startsWith("upcoming/"))).toEqual(news);
  for (const path of news) expect(later.get(path)?.body(), path).toBe(read(path));
});

test("reminders only ever join: an earlier day's stand on a later day as they were", () => {
  const then = feedsOf(buildAlmanac(dataset, "2026-08-15"), address).upcoming.items.map(({ entry }) => entry());
  const now = feeds.upcoming.items.map(({ entry }) => entry());
  expect(then.length).toBeGreaterThan(20);
  expect(now.length).toBeGreaterThan(then.length);
  expect(now.slice(-then.length)).toEqual(then);
});

test("what a page said at first is no news, and a feed without news is still a valid feed", () => {
  const baselines = dataset.changes.filter(({ baseline }) => baseline);
  const quiet = feedDocuments(buildAlmanac({ ...dataset, changes: baselines }, "2024-02-01"), address);
  const feed = jsonFeed.parse(JSON.parse(quiet.get("all/feed.json")?.body() ?? ""));
  expect(feed.items).toEqual([]);
  expect(quiet.get("all/atom.xml")?.body()).toContain(`<updated>${dataset.changes[0]?.detectedOn}T00:00:00Z</updated>`);
  expect(quiet.get("all/rss.xml")?.body()).not.toContain("<item>");
});

test("an entry holds facts before and after, the models, what replaces them, and where it is read", () => {
  const moved = almanac.announcements.find(({ kind, models }) => kind === "moved" && models.length === 1);
  const [story] = moved?.models ?? [];
  const entry = feeds.all.items.map((item) => item.entry()).find(({ path }) => path === moved?.path);
  expect(entry?.html).toContain("&#x2192; <strong>");
  expect(entry?.html).toContain(address(story?.model.path ?? "-"));
  expect(entry?.html).toContain(address(`/sources/${moved?.provider.id}/`));
  expect(entry?.html).toContain(`href="${moved?.provider.definition.pages[0]?.url}"`);
  expect(feeds.all.items.map(({ entry: it }) => it().html).join()).toContain("Replacement: <code>");
});

test("following prev-archive from the subscription reaches every entry once, and each document names itself", () => {
  const seen: unknown[] = [];
  let at: string | undefined = "all/atom.xml";
  while (at !== undefined) {
    const $ = load(read(at), { xml: true });
    const link = (rel: string) => $(`feed > link[rel=${rel}]`).attr("href");
    expect(link("self")).toBe(address(`/feeds/${at}`));
    expect($("feed > id").text()).toBe(load(read("all/atom.xml"), { xml: true })("feed > id").text());
    if (at !== "all/atom.xml") expect(link("current")).toBe(address("/feeds/all/atom.xml"));
    expect($("fh\\:archive")).toHaveLength(at === "all/atom.xml" ? 0 : 1);
    // A short subscription document repeats entries of the newest archive.
    seen.push(...entriesIn(at).filter((entry) => !seen.some((other) => isDeepStrictEqual(entry, other))));
    at = link("prev-archive")?.slice(address("/feeds/").length);
  }
  expect(seen).toEqual(
    feeds.all.items.map(({ entry, day }) => [entry().id, entry().title, day, address(entry().path)]),
  );
});

test("the built site holds every feed with its media type's file, and pages lead to feeds that are there", () => {
  for (const [path, { body }] of documents) expect(readFileSync(join(site, "feeds", path), "utf8"), path).toBe(body());
  for (const page of ["index.html", "feeds/index.html"]) {
    const $ = load(readFileSync(join(site, page), "utf8"));
    const links = [...$("link[rel=alternate], main a[href^='/feeds/']")].map((it) => $(it).attr("href") ?? "");
    expect(links.length).toBeGreaterThanOrEqual(3);
    for (const href of links) expect(existsSync(join(site, href)), href).toBe(true);
  }
});

test("the OPML lists the feeds of all news, of what is upcoming, of every kind and provider, and nothing that is not there", () => {
  const $ = load(read("opml.xml"), { xml: true });
  const listed = [...$("outline[xmlUrl]")].map((it) => $(it).attr("xmlUrl")?.slice(address("/feeds/").length) ?? "");
  const main = [feeds.all, feeds.upcoming, ...feeds.kinds, ...feeds.providers.flatMap(([whole]) => whole ?? [])];
  expect(listed).toEqual(main.map(({ folder }) => `${folder}/rss.xml`));
  for (const path of listed) expect(documents.has(path), path).toBe(true);
  expect($("opml").attr("version")).toBe("2.0");
});

test("the page of feeds names every feed of all, by kind and by provider", () => {
  const $ = load(readFileSync(join(site, "feeds/index.html"), "utf8"));
  const links = new Set([...$("main a")].map((it) => $(it).attr("href")));
  for (const { folder } of [
    feeds.all,
    feeds.upcoming,
    ...feeds.kinds,
    ...feeds.providers.flatMap(([whole]) => whole ?? []),
  ]) {
    for (const file of ["rss.xml", "atom.xml", "feed.json"]) expect(links).toContain(`/feeds/${folder}/${file}`);
  }
});

test("documents are counted and cut as the page size says", () => {
  const pages = pagesOf(feeds.all);
  const last = pages.length - 1;
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.slice(0, last).map(({ items }) => items.length)).toEqual(Array.from({ length: last }, () => 50));
  expect(pages[0]?.items[0]?.day).toBe(almanac.announcements[0]?.day);
});
