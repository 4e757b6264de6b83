// An ingest replays what is new; the data are the same as if everything had been replayed.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Extractor } from "../../pipeline/extract/extractor.ts";
import { accept } from "../../pipeline/ingest/accept.ts";
import { ingest } from "../../pipeline/ingest/ingest.ts";
import { type Project, snapshotExtractor } from "../../pipeline/ingest/project.ts";
import { build } from "../../pipeline/ingest/publish.ts";
import { rebuildDataset } from "../../pipeline/ingest/rebuild.ts";
import type { CodeVersion } from "../../pipeline/storage/code-version.ts";
import { loadSources, pageOf, sourceOf } from "../../pipeline/storage/sources.ts";
import type { Memory } from "../support/memory.ts";
import { fakeExtractor } from "../support/pages.ts";
import { filesBelow, project, root, sourceYaml } from "../support/project.ts";

const pages = ["acme/models", "acme/news", "zeta/models"];

interface World {
  effects: Memory;
  project: Project;
  /** `<provider>/<page>/<day>` of each snapshot that the extractor read, in order. */
  read: string[];
}

/** An empty project of two providers, one with two pages, with an extractor that notes what it reads. */
function world(replay = "1", effects: Memory = emptyProject()): World {
  const read: string[] = [];
  const extractor: Extractor = {
    ...fakeExtractor,
    extractPage: (text, input) => {
      if (text.startsWith("---\n")) read.push(`${input.provider}/${input.page}/${input.snapshot}`);
      return fakeExtractor.extractPage(text, input);
    },
  };
  return { effects, read, project: { effects, root, extractor, version: { reader: "1", replay } } };
}

function emptyProject(): Memory {
  return project({
    "sources/acme/source.yaml": sourceYaml("acme", "models", "news"),
    "sources/zeta/source.yaml": sourceYaml("zeta", "models"),
  });
}

/** Ingests a state of a page on a day, as a person would who has looked at it, or as a run does. */
function take({ project: at }: World, name: string, day: string, text: string, skipGuards = true): void {
  const sources = loadSources(at.effects, root).list;
  const [provider = "", page = ""] = name.split("/");
  const source = sourceOf(sources, provider);
  const state = {
    source,
    definition: pageOf(source, page),
    day,
    format: "markdown" as const,
    bytes: Buffer.from(text),
  };
  ingest(at, sources, [state], { skipGuards });
}

/** The published files, and what a replay of everything makes of the same sources. */
function published({ effects, project: at }: World): { here: Record<string, string>; anew: Record<string, string> } {
  const all = { ...at, version: undefined };
  const { files } = build(all, loadSources(effects, root).list, snapshotExtractor(all));
  const { "generated/checks.json": _checks, ...here } = filesBelow(effects, "generated/");
  return { here, anew: Object.fromEntries(files) };
}

const cacheFiles = ({ effects }: World): string[] =>
  Object.keys(filesBelow(effects, ".almanac/cache/")).map((path) => path.slice(".almanac/cache/".length));

const state = (retired: string) => `a | active | retired=${retired}\nb | active |`;

describe("an ingest of one page", () => {
  /** A history of some days in each page. */
  function grown(): World {
    const here = world();
    for (const [at, day] of ["2026-01-0", "2026-02-0", "2026-03-0"].entries())
      for (const [i, name] of pages.entries()) take(here, name, `${day}${i + 1}`, state(`2027-0${at + 1}-01`));
    here.read.length = 0;
    return here;
  }

  it("reads no snapshot again, of whatever provider", () => {
    const here = grown();
    take(here, "zeta/models", "2026-04-01", state("2027-09-09"));
    // The new one, to see that it says what the page says.
    expect(here.read).toEqual(["zeta/models/2026-04-01"]);
    const { here: files, anew } = published(here);
    expect(files).toEqual(anew);
  });

  it("of a provider whose other page was read on that day, or what it held and a person takes, looks at no earlier day", async () => {
    const here = grown();
    const [opened, readText] = [[] as string[], here.effects.readText];
    here.effects.readText = (path) => {
      if (/2026-0[12]-\d\d\.md$/.test(path)) opened.push(path);
      return readText(path);
    };
    take(here, "acme/models", "2026-03-02", state("2027-09-09"));
    expect(opened).toEqual([]);
    take(here, "zeta/models", "2026-04-01", state("2036-01-01"), false);
    // To recognize an old copy, a run compares the texts of all states.
    opened.length = 0;
    const extractor = { ...here.project.extractor, version: here.project.version as CodeVersion };
    const loadNetwork = () => Promise.reject(new Error("this test has no network"));
    const context = { effects: here.effects, root, loadExtractor: async () => extractor, loadNetwork };
    const { changes } = await accept(context, { provider: "zeta", page: "models" });
    expect(changes.map(({ type, record }) => `${type} ${record}`)).toEqual(["date-moved zeta/a"]);
    expect(opened).toEqual([]);
    here.effects.readText = readText;
    expect(published(here).here).toEqual(published(here).anew);
  });

  it("writes the new changes, the record and its own checkpoint, and nothing of others", () => {
    const here = grown();
    here.effects.touched.length = 0;
    take(here, "zeta/models", "2026-04-01", state("2027-09-09"));
    const written = here.effects.touched.map((path) => path.slice(root.length + 1)).sort();
    expect(written.map((path) => path.replace(/-[0-9a-f]{16}$/, "-…"))).toEqual([
      ".almanac/cache/extractions/zeta/models/2026-04-01-…",
      ".almanac/cache/replay/zeta",
      "generated/changes/2026-04.jsonl",
      "generated/checks.json",
      "generated/models/zeta/a.json",
      "sources/zeta/models/2026-04-01.md",
    ]);
  });

  it("reads what it needs where the cache is lost or damaged, and mends it", () => {
    for (const harm of [
      (effects: Memory, path: string) => effects.remove(path),
      (effects: Memory, path: string) => effects.writeFile(path, "no cache"),
      (effects: Memory, path: string) => effects.writeFile(path, effects.readBytes(path).subarray(0, -1)),
      (effects: Memory, path: string) => {
        const bytes = Buffer.from(effects.readBytes(path));
        bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1;
        effects.writeFile(path, bytes);
      },
    ]) {
      const here = grown();
      for (const path of cacheFiles(here)) harm(here.effects, `${root}/.almanac/cache/${path}`);
      take(here, "zeta/models", "2026-04-01", state("2027-09-09"));
      expect(new Set(here.read).size).toBe(10);
      expect(published(here).here).toEqual(published(here).anew);
      here.read.length = 0;
      take(here, "acme/models", "2026-04-02", state("2027-10-10"));
      expect(here.read).toEqual(["acme/models/2026-04-02"]);
    }
  });

  it("takes nothing from the cache that other code made", () => {
    const here = grown();
    const other = world("2", here.effects);
    take(other, "zeta/models", "2026-04-01", state("2027-09-09"));
    // Extractions are those of the reader, which is the same.
    expect(other.read).toEqual(["zeta/models/2026-04-01"]);
    const changed = world("2", here.effects);
    changed.project.version = { reader: "2", replay: "3" };
    take(changed, "zeta/models", "2026-04-02", state("2027-10-09"));
    expect(new Set(changed.read).size).toBe(11);
  });

  it("replays everything where published changes are missing, or a provider is gone", () => {
    const here = grown();
    here.effects.remove(`${root}/generated/changes/2026-02.jsonl`);
    take(here, "zeta/models", "2026-04-01", state("2027-09-09"));
    expect(published(here).here).toEqual(published(here).anew);
    for (const path of Object.keys(filesBelow(here.effects, "sources/acme/"))) here.effects.remove(`${root}/${path}`);
    take(here, "zeta/models", "2026-05-01", state("2027-09-10"));
    expect(published(here).here).toEqual(published(here).anew);
    expect(cacheFiles(here)).not.toContain("replay/acme");
  });

  it("replaces what was published of a snapshot that a person removed", () => {
    const here = grown();
    here.effects.remove(`${root}/sources/acme/news/2026-03-02.md`);
    take(here, "zeta/models", "2026-04-01", state("2027-09-09"));
    expect(published(here).here).toEqual(published(here).anew);
  });

  it("goes on from a rebuild, which reads every snapshot", () => {
    const here = grown();
    rebuildDataset(here.project, loadSources(here.effects, root).list, false);
    expect(here.read).toHaveLength(9);
    here.read.length = 0;
    take(here, "zeta/models", "2026-04-01", state("2027-09-09"));
    expect(here.read).toEqual(["zeta/models/2026-04-01"]);
  });

  it("keeps the extractions of a thousand snapshots of a page, the newest", () => {
    const here = grown();
    const folder = `${root}/.almanac/cache/extractions/zeta/models`;
    for (let at = 0; at < 1100; at += 1) here.effects.writeFile(`${folder}/2025-01-01-${at}`, "");
    take(here, "zeta/models", "2026-04-01", state("2027-09-09"));
    const names = here.effects.list(folder);
    expect(names).toHaveLength(1000);
    expect(names.at(-1)).toMatch(/^2026-04-01-/);
  });
});

describe("whatever is ingested in whatever order", () => {
  const step = fc.record({
    page: fc.constantFrom(...pages),
    days: fc.integer({ min: 0, max: 20 }),
    rows: fc.uniqueArray(fc.constantFrom("a", "b", "b@1", "c", "c-001"), { minLength: 1 }),
    retired: fc.constantFrom("2027-01-01", "2027-02-02", "2026-01-20"),
    harm: fc.constantFrom("none", "none", "none", "lost", "damaged"),
  });

  it("the data are those of a full replay", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
        const here = world();
        const end = steps.reduce((at, { page, days, rows, retired, harm }) => {
          const day = new Date(Date.UTC(2026, 0, 1 + at + days)).toISOString().slice(0, 10);
          const files = cacheFiles(here);
          const [hit] = files.slice(at % Math.max(files.length, 1));
          if (hit && harm === "lost") here.effects.remove(`${root}/.almanac/cache/${hit}`);
          if (hit && harm === "damaged") here.effects.writeFile(`${root}/.almanac/cache/${hit}`, "x");
          take(here, page, day, rows.map((row) => `${row} | active | retired=${retired}`).join("\n"));
          const { here: files2, anew } = published(here);
          expect(files2).toEqual(anew);
          return at + days;
        }, 0);
        expect(end).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });
});
