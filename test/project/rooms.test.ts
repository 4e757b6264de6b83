// The rooms of the house: who may import whom. ARCHITECTURE.md draws them.
import { describe, expect, it } from "vitest";
import { circlesIn, type Import, importGraph, importsOf, reachableFrom } from "../support/import-graph.ts";
import { textOf } from "../support/repository.ts";

/** Each room may import those before it. */
const rooms = [
  "text",
  "domain",
  "check",
  "exports",
  "mcp",
  "extract",
  "history",
  "storage",
  "ingest",
  "notify",
  "cli",
  "package",
];
/** What the site may import of the pipeline; the modules that load data also those that read it. */
const forSite = ["text", "domain", "check", "exports"];
const forLoading = [...forSite, "storage", "ingest/checks.ts"];
const loaders = ["src/content.config.ts", "src/lib/almanac/load-dataset.ts", "src/lib/evidence/load-snapshots.ts"];

const graph = importGraph("pipeline", "src");
const files = [...graph.keys()];
const roomOf = (file: string) => /^pipeline\/([^/]+)\//.exec(file)?.[1];

/** `a.ts imports b.ts` for each import that is not as it should be. */
function wrong(among: readonly string[], isWrong: (file: string, found: Import) => boolean): string[] {
  return among.flatMap((file) =>
    (graph.get(file) ?? []).filter((found) => isWrong(file, found)).map(({ target }) => `${file} imports ${target}`),
  );
}

describe("the pipeline", () => {
  it("has the rooms that ARCHITECTURE.md names, and no code outside them", () => {
    const found = new Set(files.filter((file) => file.startsWith("pipeline/")).map(roomOf));
    expect([...found].sort()).toEqual([...rooms].sort());
    for (const room of rooms) expect(textOf("ARCHITECTURE.md")).toContain(`| \`pipeline/${room}/\` |`);
  });

  it.each(rooms)("%s imports only rooms before it", (room) => {
    const mine = files.filter((file) => roomOf(file) === room);
    const allowed = rooms.slice(0, rooms.indexOf(room) + 1);
    expect(mine.length).toBeGreaterThan(0);
    expect(
      wrong(mine, (_, { target }) => /^(pipeline|src)\//.test(target) && !allowed.includes(roomOf(target) ?? "")),
    ).toEqual([]);
  });

  it("reads and writes files in storage, notify's ledger and the command line only", () => {
    const pure = ["text", "domain", "check", "mcp", "extract", "history"];
    // Loads the words of each language, which are data files that ship with the code.
    const lexicons = "pipeline/extract/reader/lexicon/index.ts";
    const isFiles = ({ target }: Import) => /^node:(fs|child_process|net|http|https|process)/.test(target);
    expect(
      wrong(
        files.filter((file) => pure.includes(roomOf(file) ?? "") && file !== lexicons),
        (_, found) => isFiles(found),
      ),
    ).toEqual([]);
  });
});

describe("the scanner", () => {
  const scanner = files.filter((file) => roomOf(file) === "check");

  it.each(scanner)("%s runs in a browser: it loads no zod and nothing of Node", (file) => {
    expect([...reachableFrom(file, graph)].filter((target) => /^(zod|node:)/.test(target))).toEqual([]);
  });
});

describe("the site", () => {
  const site = files.filter((file) => file.startsWith("src/"));
  const isOf = (target: string, parts: readonly string[]) =>
    parts.some((part) => target === `pipeline/${part}` || target.startsWith(`pipeline/${part}/`));

  it("imports text, domain, check and exports of the pipeline, and storage only where it loads data", () => {
    const allowed = (file: string) => (loaders.includes(file) ? forLoading : forSite);
    expect(wrong(site, (file, { target }) => target.startsWith("pipeline/") && !isOf(target, allowed(file)))).toEqual(
      [],
    );
    expect(loaders.filter((file) => !graph.has(file))).toEqual([]);
  });

  it("reads files and settings in a few named modules of the library only", () => {
    const library = site.filter((file) => file.startsWith("src/lib/"));
    const drawing = ["src/lib/site/fonts.ts", "src/lib/og-images/render-png.ts"];
    const readers = [...loaders, ...drawing];
    const pure = ["node:crypto", "node:zlib"];
    const isFiles = ({ target }: Import) => /^(node|astro):/.test(target) && !pure.includes(target);
    const isAllowed = (file: string) => [...readers, "src/lib/almanac/current-almanac.ts"].includes(file);
    expect(wrong(library, (file, found) => isFiles(found) && !isAllowed(file))).toEqual([]);
    const settings = library.filter((file) => /process\.env|import\.meta\.env/.test(textOf(file)));
    expect(settings).toEqual(["src/lib/site/settings.ts", "src/lib/site/site-urls.ts"]);
  });

  it("takes no rule about data to pages and components: of the domain they see texts and paths alone", () => {
    const texts =
      "age-mark|answer-age-text|announcement-kind|announcement-labels|bound-prefix|change-text|countdown|date-text|diagnostic-text|paths|reading-text|record-id|unread-notices";
    const dates = "days|partial-date";
    const allowed = new RegExp(`^pipeline/(text/|domain/(${texts}|${dates})\\.ts$)`);
    const layouts = site.filter((file) => /^src\/(pages|components|layouts)\//.test(file));
    const isRule = ({ target, isType }: Import) => target.startsWith("pipeline/") && !isType && !allowed.test(target);
    expect(layouts.length).toBeGreaterThan(60);
    expect(wrong(layouts, (_, found) => isRule(found))).toEqual([]);
  });

  it("has no two modules of one name", () => {
    const names = site.filter((file) => file.endsWith(".ts") && !file.startsWith("src/pages/"));
    const shared = Map.groupBy(names, (file) => file.slice(file.lastIndexOf("/") + 1));
    expect([...shared.values()].filter((group) => group.length > 1)).toEqual([]);
  });

  it("has a library that knows neither pages nor components", () => {
    const library = site.filter((file) => file.startsWith("src/lib/"));
    expect(wrong(library, (_, { target }) => /^src\/(pages|components|layouts|scripts)\//.test(target))).toEqual([]);
  });

  it.each(site.filter((file) => file.startsWith("src/scripts/")))(
    "%s brings no zod and no Node to the browser",
    (file) => {
      const loaded = [...reachableFrom(file, graph)];
      expect(loaded.filter((target) => /^(zod|node:|astro:content)/.test(target))).toEqual([]);
      expect(loaded.filter((target) => target === "pipeline/domain/schema.ts")).toEqual([]);
    },
  );
});

describe("no circle", () => {
  it("leads from a file to itself, of values or of types", () => {
    expect(circlesIn(graph).map((circle) => circle.join(" → "))).toEqual([]);
  });
});

describe("the graph these tests see", () => {
  it("holds every kind of import, with its kind", () => {
    const text = [
      'import { a } from "./a.ts";',
      'import type { B } from "./b.ts";',
      'import { type C } from "../c.ts";',
      'import { type D, d } from "./d.ts";',
      'export * from "./e.ts";',
      'type F = import("./f.ts").F;',
      'const g = await import("./g.ts");',
      'import "zod";',
    ].join("\n");
    const found = importsOf("src/x/y.ts", text).map(({ target, isType, isDynamic }) => [target, isType, isDynamic]);
    expect(found).toEqual([
      ["src/x/a.ts", false, false],
      ["src/x/b.ts", true, false],
      ["src/c.ts", true, false],
      ["src/x/d.ts", false, false],
      ["src/x/e.ts", false, false],
      ["src/x/f.ts", true, false],
      ["src/x/g.ts", false, true],
      ["zod", false, false],
    ]);
    const astro = `---\nimport A from "./A.astro";\n---\n<script>import "./b.ts";</script><script is:inline>import "./c.ts"</script>`;
    expect(importsOf("src/X.astro", astro).map(({ target }) => target)).toEqual(["src/A.astro", "src/b.ts"]);
  });

  it("finds a circle of types alone", () => {
    const edge = (target: string, isType: boolean): Import => ({ target, isType, isDynamic: false });
    const small = new Map([
      ["a", [edge("b", false), edge("x", false)]],
      ["b", [edge("c", true)]],
      ["c", [edge("a", true)]],
    ]);
    expect(circlesIn(small)).toEqual([["a", "b", "c"]]);
    expect([...reachableFrom("a", small)]).toEqual(["b", "x"]);
  });
});
