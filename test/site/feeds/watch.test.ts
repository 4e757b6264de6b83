/** The watch list: a feed and a calendar of the models in watch.yaml. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset, loadWatchList } from "../../../src/lib/almanac/load-dataset.ts";
import { feedsOf } from "../../../src/lib/feeds/catalog.ts";
import { feedDocuments } from "../../../src/lib/feeds/documents.ts";
import { repositoryRoot } from "../../support/repository.ts";

const dataset = loadDataset(repositoryRoot);
const address = (path: string) => `https://almanac.test${path}`;
const folder = mkdtempSync(join(tmpdir(), "almanac-watch-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("its feed has the announcements and reminders of its models, newest first, as the other feeds have them", () => {
  const almanac = buildAlmanac({ ...dataset, watch: ["openai/gpt-4*", "anthropic/*"] }, "2026-11-21");
  const feeds = feedsOf(almanac, address);
  const ids = new Set(almanac.watched?.map(({ id }) => id));
  const news = almanac.announcements.filter(({ models }) => models.some(({ model }) => ids.has(model.id)));
  const entries = feeds.watch?.items.map(({ entry }) => entry()) ?? [];
  const inAll = new Set(feeds.all.items.map(({ entry }) => entry().id));
  expect(ids.size).toBeGreaterThan(10);
  expect(entries.filter(({ id }) => inAll.has(id))).toHaveLength(news.length);
  expect(entries.some(({ categories }) => categories[0]?.term === "upcoming")).toBe(true);
  expect(entries.map(({ day }) => day)).toEqual(
    entries
      .map(({ day }) => day)
      .toSorted()
      .toReversed(),
  );
  expect(feedDocuments(almanac, address).has("watch/atom.xml")).toBe(true);
});

test("without a list there is no such feed", () => {
  const almanac = buildAlmanac({ ...dataset, watch: undefined }, "2026-11-21");
  expect([almanac.watched, feedsOf(almanac, address).watch]).toEqual([null, null]);
  expect(loadWatchList(dataset.records, folder)).toBeUndefined();
});

test("a list that names an unknown model is refused, with what may be meant", () => {
  writeFileSync(join(folder, "watch.yaml"), "models: [openai/gpt-4o-2024-05-31]\n");
  expect(() => loadWatchList(dataset.records, folder)).toThrow(
    /^watch\.yaml: "openai\/gpt-4o-2024-05-31" fits no model; did you mean openai\/gpt-4o-2024-05-13/,
  );
});
