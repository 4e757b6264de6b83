// `almanac add`: from a page to a definition that can be ingested.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../pipeline/cli/program.ts";
import { body } from "../support/host.ts";
import { hostForFile } from "../support/host-for-file.ts";
import { type Memory, memoryEffects } from "../support/memory.ts";
import { testNetwork } from "../support/online.ts";
import { root } from "../support/project.ts";
import { repository, repositoryRoot } from "../support/repository.ts";

const page = `# Model lifecycle

| Model | Status | Release date | Retirement date | Recommended replacement |
| --- | --- | --- | --- | --- |
| \`wren-1\` | Retired | 2024-01-10 | 2025-06-30 | \`wren-2\` |
| \`wren-2\` | Deprecated | 2025-01-10 | 2026-12-31 | \`wren-3\` |
| \`wren-3\` | Active | 2026-01-10 | N/A | |
| \`lark-1\` | Active | 2026-02-10 | N/A | |
`;
const url = "https://docs.birdsong.example/models/lifecycle.md";
const file = `${root}/sources/birdsong/source.yaml`;

function project(saved = page): Memory {
  return memoryEffects({ [`${root}/sources/README.md`]: "", "/saved.md": saved });
}

async function almanac(effects: Memory, ...args: string[]) {
  effects.printed.length = 0;
  effects.errors.length = 0;
  const network = async () => testNetwork();
  const code = await run(["--root", root, ...args], effects, async () => repository.extractor, network);
  return { code, out: effects.printed.join("\n"), err: effects.errors.join("\n") };
}

describe("a saved page", () => {
  it("is read, and its definition is written after a yes and can be ingested", async () => {
    const effects = project();
    effects.answer = true;
    const { code, out } = await almanac(effects, "add", url, "--from", "/saved.md");
    expect(code).toBe(0);
    expect(out).toMatch(/wren-2 +deprecated +released 10 January 2025; retired 31 December 2026 +wren-3/);
    expect(out).toContain("4 records (4 with dates), 0 problems, 0 unread passages; markdown, language: en");
    expect(effects.asked).toEqual(["Write sources/birdsong/source.yaml?"]);
    const yaml = effects.readText(file);
    expect(yaml).toMatch(/^id: birdsong\n/);
    expect(yaml).toContain(`    url: ${url}\n    format: markdown\n`);
    expect(yaml).toContain("minimumRecords: 2\n");
    expect(yaml).toContain("      - Retirement date\n      - Release date\n");
    expect(out).toContain("almanac ingest --provider birdsong --page lifecycle --from /saved.md");
    const ingest = ["ingest", "--provider", "birdsong", "--page", "lifecycle", "--from", "/saved.md"];
    expect((await almanac(effects, ...ingest)).code).toBe(0);
    expect(JSON.parse(effects.readText(`${root}/generated/models/birdsong/wren-2.json`)).stage).toBe("deprecated");
  });

  it("is not written without a yes, nor where nobody can be asked", async () => {
    const effects = project();
    const { code, out } = await almanac(effects, "add", url, "--from", "/saved.md");
    expect([code, effects.exists(file)]).toEqual([1, false]);
    expect(out).toContain("nothing was written; --yes writes the definition without asking");
    expect(effects.touched).toEqual([]);
  });

  it("takes ids and name from options, and refuses one that is no id", async () => {
    const effects = project();
    const options = ["--provider", "wren", "--name", "Wren: the bird", "--page", "old-models", "--yes"];
    expect((await almanac(effects, "add", url, "--from", "/saved.md", ...options)).code).toBe(0);
    expect(effects.readText(`${root}/sources/wren/source.yaml`)).toContain('name: "Wren: the bird"\n');
    for (const bad of ["../../etc", "A b", ""]) {
      const result = await almanac(effects, "add", `${url}?2`, "--from", "/saved.md", "--provider", bad, "--yes");
      expect([result.code, result.err]).toEqual([1, expect.stringContaining("is not an id")]);
    }
  });

  it("with --json is one object, and --yes is the only yes", async () => {
    const effects = project();
    effects.answer = true;
    const asked = await almanac(effects, "add", url, "--from", "/saved.md", "--json");
    expect([asked.code, JSON.parse(asked.out).written, effects.exists(file)]).toEqual([1, false, false]);
    const { code, out } = await almanac(effects, "add", url, "--from", "/saved.md", "--json", "--yes");
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      { file: "sources/birdsong/source.yaml", written: true, definition: { id: "birdsong" }, languages: ["en"] },
    ]);
    expect(JSON.parse(out).records).toHaveLength(4);
  });
});

describe("what is not overwritten", () => {
  it("a provider that exists gets its page printed, and an error", async () => {
    const effects = project();
    await almanac(effects, "add", url, "--from", "/saved.md", "--yes");
    const before = effects.readText(file);
    const again = await almanac(effects, "add", url.replace("lifecycle", "more"), "--from", "/saved.md", "--yes");
    expect([again.code, effects.readText(file)]).toEqual([1, before]);
    expect(again.out).toContain("- id: more");
    expect(again.err).toContain("sources/birdsong/source.yaml exists and is not overwritten");
  });

  it("a URL that is a page already is named", async () => {
    const effects = project();
    await almanac(effects, "add", url, "--from", "/saved.md", "--yes");
    const { code, err } = await almanac(effects, "add", url, "--from", "/saved.md", "--provider", "other", "--yes");
    expect([code, err]).toEqual([1, `almanac: ${url} is the page birdsong/lifecycle already`]);
  });
});

describe("what cannot be added", () => {
  it.each([
    ["page.md", [], '"page.md" is not an https URL'],
    ["http://birdsong.example/x.md", [], "is not an https URL"],
    ["https://user:secret@birdsong.example/x.md", [], "is not an https URL"],
    [url, ["--from", "/missing.md"], "/missing.md: "],
    [
      "https://raw.githubusercontent.com/a/b/main/x.md",
      ["--from", "/saved.md"],
      "give the provider with --provider ID",
    ],
  ])("%s %j", async (place, options, message) => {
    const effects = project();
    const { code, err } = await almanac(effects, "add", place, ...options, "--yes");
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
    expect(effects.touched).toEqual([]);
  });

  it("a page without models, with what to try", async () => {
    const effects = project("# Welcome\n\nPlease enable JavaScript.\n");
    const { code, err } = await almanac(effects, "add", url, "--from", "/saved.md", "--yes");
    expect([code, err]).toEqual([1, expect.stringMatching(/no model was found[\s\S]*append \.md to the URL/)]);
    expect(effects.touched).toEqual([]);
  });

  it("shows what is not read, and takes no text of a page for YAML", async () => {
    const odd = page.replace("Recommended replacement", "Replacement: *all").replace("2026-12-31", "2026-09-31");
    const effects = project(odd);
    const { err } = await almanac(effects, "add", url, "--from", "/saved.md", "--yes");
    expect(err).toContain('/saved.md:6: error: the date "2026-09-31" does not exist and is left out');
    expect((await almanac(effects, "status")).err).toBe("");
  });
});

describe("a URL", async () => {
  const host = await hostForFile();
  it("is fetched, and the next step is to ingest it", async () => {
    host.paths.set("/lifecycle.md", body(page));
    const effects = project();
    const { code, out } = await almanac(effects, "add", host.url("/lifecycle.md"), "--provider", "acme", "--yes");
    expect([code, out]).toEqual([0, expect.stringContaining("then run: almanac ingest --provider acme")]);
    expect((await almanac(effects, "ingest", "--provider", "acme")).code).toBe(0);
  });
});

describe("an API", () => {
  const answer = (name: string) =>
    readFileSync(join(repositoryRoot, "test/fixtures/data-sources", name, "answer.json"), "utf8");

  it("is proposed by the names of its keys, deeper ones too", async () => {
    const effects = project(answer("bedrock-models"));
    const { code, out } = await almanac(effects, "add", url, "--from", "/saved.md", "--format", "json", "--json");
    expect(code).toBe(1);
    const [{ records }] = JSON.parse(out).definition.pages;
    expect(records).toMatchObject({
      list: "$.modelSummaries[*]",
      columns: { id: "$.modelId", retired: { path: "$.modelLifecycle.endOfLifeTime", optional: true } },
    });
  });
});
