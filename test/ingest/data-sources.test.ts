// JSON and YAML pages through the whole pipeline, from the file to the published records.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../pipeline/cli/program.ts";
import { extractPage } from "../../pipeline/extract/extract-page.ts";
import { type Memory, memoryEffects } from "../support/memory.ts";
import { root } from "../support/project.ts";
import { repository, repositoryRoot } from "../support/repository.ts";

const fixture = (path: string) => readFileSync(join(repositoryRoot, "test/fixtures/data-sources", path), "utf8");
const answer = fixture("mistral/answer.json");

function projectOf(provider: string, saved: string): Memory {
  return memoryEffects({
    [`${root}/sources/${provider}/source.yaml`]: fixture(`${provider}/source.yaml`),
    "/saved": saved,
  });
}

async function almanac(effects: Memory, ...args: string[]) {
  effects.printed.length = 0;
  effects.errors.length = 0;
  const code = await run(["--root", root, ...args], effects, async () => repository.extractor);
  return { code, out: effects.printed.join("\n"), err: effects.errors.join("\n") };
}

const from = (provider: string, day: string, format = "json") =>
  ["ingest", "--provider", provider, "--from", "/saved", "--format", format, "--on", day] as const;
const record = (effects: Memory, file: string) => JSON.parse(effects.readText(`${root}/generated/models/${file}`));

describe("a saved answer", () => {
  it("becomes a snapshot in Markdown and records with aliases, and can be rebuilt", async () => {
    const effects = projectOf("mistral", answer);
    expect((await almanac(effects, ...from("mistral", "2026-08-21"))).code).toBe(0);
    const snapshot = effects.readText(`${root}/sources/mistral/models/2026-08-21.md`);
    expect(snapshot).toContain("format: json\n");
    expect(snapshot).toContain(
      "| `codestral-2501` | `codestral-2412`, `codestral-2411-rc5` | 2026-01-31 | `codestral-latest` |",
    );
    expect(record(effects, "mistral/codestral-2501.json")).toMatchObject({
      events: [{ event: "retired", date: "2026-01-31", bound: "on", scope: null }],
      aliases: [
        { model: "codestral-2412", evidence: 0 },
        { model: "codestral-2411-rc5", evidence: 0 },
      ],
      evidence: [
        { page: "models", snapshot: "2026-08-21", section: ["$.data[?!@.name || @.id == @.name]"], table: 1, row: 1 },
      ],
    });
    expect(record(effects, "mistral/mistral-medium-2505.json")).not.toHaveProperty("aliases");
    expect((await almanac(effects, "rebuild", "--check")).code).toBe(0);
  });

  it("that changes is news; one that only adds an alias is none", async () => {
    const effects = projectOf("mistral", answer);
    await almanac(effects, ...from("mistral", "2026-08-21"));
    effects.files.set("/saved", answer.replace('"aliases": []', '"aliases": ["mistral-medium-old"]'));
    expect((await almanac(effects, ...from("mistral", "2026-08-22"))).out).toMatch(/^page +status/);
    expect(record(effects, "mistral/mistral-medium-2505.json").aliases).toEqual([
      { model: "mistral-medium-old", evidence: 1 },
    ]);
    effects.files.set("/saved", answer.replace("2026-08-31T12:00:00Z", "2026-09-30T12:00:00Z"));
    expect((await almanac(effects, ...from("mistral", "2026-08-23"))).out).toContain("mistral-medium-2505");
  });

  it("without a field of its definition is quarantined as JSON, the first time and later", async () => {
    const renamed = answer.replaceAll('"deprecation":', '"sunset":');
    const effects = projectOf("mistral", renamed);
    const { code, out } = await almanac(effects, ...from("mistral", "2026-08-20"));
    expect([code, out]).toEqual([2, expect.stringContaining("no record has the retired of its definition")]);
    expect(effects.exists(`${root}/.almanac/quarantine/mistral/models.json`)).toBe(true);
    expect(effects.exists(`${root}/.almanac/quarantine/mistral/models.page.json`)).toBe(true);
    effects.files.set("/saved", answer);
    expect((await almanac(effects, ...from("mistral", "2026-08-21"))).code).toBe(0);
    expect(effects.exists(`${root}/.almanac/quarantine/mistral/models.page.json`)).toBe(false);
    effects.files.set("/saved", renamed);
    expect((await almanac(effects, ...from("mistral", "2026-08-22"))).code).toBe(2);
    expect(record(effects, "mistral/codestral-2501.json").events).toHaveLength(1);
  });

  it("that is empty or an error fails and changes nothing", async () => {
    const effects = projectOf("mistral", '{"object":"list","data":[]}');
    expect((await almanac(effects, ...from("mistral", "2026-08-21"))).out).toMatch(/failed +.*no records at \$\.data/);
    expect(effects.exists(`${root}/sources/mistral/models/2026-08-21.md`)).toBe(false);
  });

  it("in YAML is read in the same way", async () => {
    const effects = projectOf("copilot", fixture("copilot/answer.yml"));
    await almanac(effects, ...from("copilot", "2026-08-21", "yaml"));
    const snapshot = effects.readText(`${root}/sources/copilot/models/2026-08-21.md`);
    const input = { provider: "copilot", page: "models", snapshot: null, format: "markdown" } as const;
    expect(extractPage(snapshot, input).records).toHaveLength(4);
  });
});

describe("extract", () => {
  it("reads an answer with the definition of its provider", async () => {
    const effects = projectOf("openrouter", fixture("openrouter/answer.json"));
    const { code, out } = await almanac(effects, "extract", "/saved", "--provider", "openrouter");
    expect([code, out]).toEqual([0, expect.stringMatching(/z-ai\/glm-4\.5 +retired 31 December 2026/)]);
    expect(out).not.toContain("2098");
  });

  it("says what is wrong with one that cannot be read", async () => {
    const effects = projectOf("openrouter", '{"error":{"code":401}}');
    const { code, err } = await almanac(effects, "extract", "/saved", "--provider", "openrouter", "--format", "json");
    expect([code, err]).toEqual([
      1,
      'almanac: /saved: there are no records at $.data[?!@.alias_target]; the answer has "error"',
    ]);
  });
});
