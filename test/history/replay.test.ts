import { describe, expect, it } from "vitest";
import { replay } from "../../pipeline/history/replay.ts";
import { snapshotExtractor } from "../../pipeline/ingest/project.ts";
import { datasetFiles } from "../../pipeline/storage/dataset.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";
import type { Memory } from "../support/memory.ts";
import { fakeExtractor } from "../support/pages.ts";
import { project, root, sourceYaml } from "../support/project.ts";
import { facts } from "../support/records.ts";

function history(effects: Memory, until?: string) {
  return replay(loadSources(effects, root).list, snapshotExtractor({ effects, root, extractor: fakeExtractor }), until);
}

function news(effects: Memory, until?: string): string[] {
  return history(effects, until).changes.map(
    ({ detectedOn, type, record, baseline }) => `${detectedOn} ${type} ${record}${baseline ? " baseline" : ""}`,
  );
}

const two = {
  "sources/acme/source.yaml": sourceYaml("acme", "models", "news"),
  "sources/zeta/source.yaml": sourceYaml("zeta", "models"),
};

describe("replay", () => {
  it("records the first snapshot of each page as its baseline and announces the rest", () => {
    const effects = project(two, {
      "zeta/models/2026-01-01": "z | active",
      "acme/models/2026-01-01": "a | active",
      "acme/models/2026-02-01": "a | legacy\nb | active",
      "acme/news/2026-02-01": "c | | retired=2026-05-01",
    });
    expect(news(effects)).toEqual([
      "2026-01-01 listed acme/a baseline",
      "2026-01-01 listed zeta/z baseline",
      "2026-02-01 stage-changed acme/a",
      "2026-02-01 listed acme/b",
      "2026-02-01 listed acme/c baseline",
    ]);
  });

  it("announces the first snapshot of a page that its page of links did not list at first", () => {
    const index = 'news\nmembers: { url: "https://example.com/news-*", most: 9, format: markdown }';
    const member = (name: string, since: string) => ({
      page: `news-${name}`,
      url: `https://example.com/news-${name}`,
      since,
      until: null,
    });
    const members = [member("a", "2026-01-01"), member("b", "2026-02-01"), member("late", "2026-01-01")];
    const files = {
      "sources/acme/source.yaml": sourceYaml("acme", index),
      "sources/acme/news/members.json": JSON.stringify(members),
    };
    const effects = project(files, {
      "acme/news-a/2026-01-01": "a | active",
      "acme/news-b/2026-02-01": "b | active",
      "acme/news-late/2026-02-01": "c | active",
    });
    expect(news(effects)).toEqual([
      "2026-01-01 listed acme/a baseline",
      "2026-02-01 listed acme/b",
      "2026-02-01 listed acme/c baseline",
    ]);
  });

  it("tells once what changed on a page and is on a new page that day too", () => {
    const effects = project(two, {
      "acme/models/2026-01-01": "a | active | retired=2026-10-16",
      "acme/models/2026-02-01": "a | active | retired=2026-10-20",
      "acme/news/2026-02-01": "a | | released=2025-01-01, retired=2026-10-20",
    });
    expect(news(effects).slice(1)).toEqual(["2026-02-01 date-moved acme/a", "2026-02-01 date-set acme/a baseline"]);
  });

  it("tells a date that moves on both pages as one move", () => {
    const effects = project(two, {
      "acme/models/2026-01-01": "a | active | retired=2026-10-16",
      "acme/news/2026-01-01": "a | active | retired=2026-10-16",
      "acme/models/2026-02-01": "a | active | retired=2026-10-20",
      "acme/news/2026-02-01": "a | active | retired=2026-10-20",
    });
    expect(news(effects).slice(1)).toEqual(["2026-02-01 date-moved acme/a"]);
  });

  it("tells of a rename once, and nothing else of a model that stays as it is", () => {
    const effects = project(two, {
      "acme/models/2026-01-01": "a@1 | active | retired=2026-10-16\nb | active",
      "acme/models/2026-02-01": "a | active | retired=2026-10-16\nb | active",
      "acme/models/2026-03-01": "a | active | retired=2026-10-20\nb | active",
    });
    expect(news(effects).slice(2)).toEqual(["2026-02-01 renamed acme/a", "2026-03-01 date-moved acme/a"]);
    expect(history(effects).changes.find(({ type }) => type === "renamed")).toMatchObject({
      before: { id: "acme/a@1" },
      after: { id: "acme/a" },
    });
  });

  it("sees a model that moves between pages on one day as still listed", () => {
    const effects = project(two, {
      "acme/models/2026-01-01": "a | active\nb | active",
      "acme/news/2026-01-01": "c | active",
      "acme/models/2026-02-01": "b | active",
      "acme/news/2026-02-01": "c | active\na | active",
    });
    expect(news(effects).filter((line) => line.startsWith("2026-02"))).toEqual([]);
  });

  it("delists and relists, and keeps the record", () => {
    const effects = project(two, {
      "acme/models/2026-01-01": "a | active\nb | active",
      "acme/models/2026-02-01": "b | active",
      "acme/models/2026-03-01": "a | active\nb | active",
    });
    expect(news(effects).slice(2)).toEqual(["2026-02-01 delisted acme/a", "2026-03-01 relisted acme/a"]);
    expect(
      history(effects, "2026-02-15")
        .records.map(facts)
        .map(({ listed }) => listed),
    ).toEqual([false, true]);
  });

  it("stops at a day", () => {
    const effects = project(two, { "acme/models/2026-01-01": "a | active", "acme/models/2026-02-01": "a | legacy" });
    expect(history(effects, "2026-01-31").records.map(({ stage }) => stage)).toEqual(["active"]);
  });

  it("gives the same bytes in whatever order folders are listed", () => {
    const effects = project(two, {
      "zeta/models/2026-01-01": "z | active\ny | | retired=2026-01-01 | z",
      "acme/models/2026-01-01": "a | active",
      "acme/models/2026-02-01": "a | legacy\nb | active",
      "acme/news/2026-02-01": "a | | retired=2026-05-01",
    });
    const files = [...datasetFiles(history(effects))].sort();
    effects.reverse = true;
    expect([...datasetFiles(history(effects))].sort()).toEqual(files);
  });

  it("extracts each snapshot once, and the last of a page not again", () => {
    const effects = project(two, {
      "acme/models/2026-01-01": "a |",
      "acme/models/2026-02-01": "b |",
      "acme/news/2026-02-01": "c |",
    });
    let count = 0;
    const extractor = {
      ...fakeExtractor,
      extractPage: (...args: Parameters<typeof fakeExtractor.extractPage>) => {
        count += 1;
        return fakeExtractor.extractPage(...args);
      },
    };
    const extract = snapshotExtractor({ effects, root, extractor });
    const { list } = loadSources(effects, root);
    replay(list, extract);
    expect(count).toBe(3);
    // An ingest looks at the latest state of a page before it replays: that one is remembered, not the whole history.
    const [latest] = list.flatMap(({ snapshots }) => snapshots.get("news") ?? []);
    const [source] = list;
    if (latest && source) extract(source, latest);
    expect(count).toBe(3);
  });

  it("reports what pages contradict each other about, on the second page", () => {
    const effects = project(two, { "acme/models/2026-01-01": "a | active", "acme/news/2026-01-01": "a | legacy" });
    expect(history(effects).pages.map(({ page, conflicts }) => [page, conflicts.length])).toEqual([
      ["models", 0],
      ["news", 1],
    ]);
  });

  it("refuses a snapshot whose front matter has another day", () => {
    const effects = project(two, { "acme/models/2026-01-01": "a |" });
    const text = effects.readText(`${root}/sources/acme/models/2026-01-01.md`);
    effects.files.set(`${root}/sources/acme/models/2026-01-02.md`, text);
    expect(() => history(effects)).toThrow(
      'sources/acme/models/2026-01-02.md: retrieved: "2026-01-01" differs from the day in the file name',
    );
  });
});
