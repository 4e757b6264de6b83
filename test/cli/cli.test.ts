import { describe, expect, it } from "vitest";
import { nearestIds } from "../../pipeline/domain/suggest-ids.ts";
import { type Memory, memoryEffects } from "../support/memory.ts";
import { almanac, filesBelow, project, root, sourceYaml } from "../support/project.ts";

const first = "# A\na@1 | active | retired=2026-12-01#EU, retired>2027-01 | b\nb | active\n";

function started(): Memory {
  return project(
    {
      "sources/acme/source.yaml": sourceYaml("acme", "models", "news"),
      "sources/zeta/source.yaml": sourceYaml("zeta", "models"),
    },
    {
      "acme/models/2026-01-01": first,
      "acme/models/2026-02-01": first.replace("12-01", "12-15"),
      "zeta/models/2026-03-01": "z |",
    },
  );
}

async function rebuilt(): Promise<Memory> {
  const effects = started();
  await almanac(effects, "rebuild");
  return effects;
}

describe("rebuild", () => {
  it("writes records, changes, schemas and checks, one value a line", async () => {
    const effects = await rebuilt();
    expect(Object.keys(filesBelow(effects, "generated")).sort()).toEqual([
      "generated/changes/2026-01.jsonl",
      "generated/changes/2026-02.jsonl",
      "generated/changes/2026-03.jsonl",
      "generated/checks.json",
      "generated/models/acme/a@1.json",
      "generated/models/acme/b.json",
      "generated/models/zeta/z.json",
      "generated/schema/change.schema.json",
      "generated/schema/check.schema.json",
      "generated/schema/model.schema.json",
      "generated/schema/source.schema.json",
    ]);
    const text = effects.readText(`${root}/generated/models/acme/a@1.json`);
    expect(Object.keys(JSON.parse(text))).toEqual(
      "id provider model version name kind stage stageEvidence listed events relative replacements evidence".split(" "),
    );
    expect(text.endsWith("}\n")).toBe(true);
    expect(
      JSON.parse(effects.readText(`${root}/generated/checks.json`)).map((check: { status: string }) => check.status),
    ).toEqual(["ok", "never", "ok"]);
  });

  it("touches only what differs, and removes what should not be there", async () => {
    const effects = await rebuilt();
    effects.touched.length = 0;
    effects.files.set(`${root}/generated/models/gone/x.json`, "{}");
    effects.files.set(`${root}/generated/models/acme/b.json`, "{}");
    const differing = await almanac(effects, "rebuild", "--check");
    expect([differing.code, differing.out.split("\n").slice(0, 2)]).toEqual([
      1,
      ["differs: generated/models/acme/b.json", "differs: generated/models/gone/x.json"],
    ]);
    expect(effects.touched).toEqual([]);
    await almanac(effects, "rebuild");
    expect(effects.touched).toEqual([`${root}/generated/models/acme/b.json`, `${root}/generated/models/gone/x.json`]);
    expect((await almanac(effects, "rebuild", "--check", "--json")).code).toBe(0);
  });

  it("touches nothing when a snapshot cannot be read", async () => {
    const effects = await rebuilt();
    effects.touched.length = 0;
    effects.files.set(`${root}/sources/acme/models/2026-02-02.md`, "# no front matter");
    const { code, err } = await almanac(effects, "rebuild");
    expect([code, err]).toEqual([
      1,
      "almanac: sources/acme/models/2026-02-02.md: no front matter between two lines of ---",
    ]);
    expect(effects.touched).toEqual([]);
  });
});

describe("show", () => {
  it("prints one record with stage, outlook and places", async () => {
    const { code, out } = await almanac(await rebuilt(), "show", "acme/a@1");
    expect(code).toBe(0);
    expect(out).toMatch(
      /outlook +retirement date 15 December 2026 for “EU”\noutlook +for all others: earliest retirement date January 2027/,
    );
    expect(out).toMatch(/retired +15 December 2026 for “EU” \[models, 2026-02-01, A, line \d+\]/);
    expect(out).toMatch(/2026-02-01 +Retirement date for “EU”: 1 December 2026 → 15 December 2026 \(14 days later\)/);
  });

  it("knows on a day what was known on it", async () => {
    const { out } = await almanac(await rebuilt(), "show", "acme/a@1", "--on", "2026-01-15", "--json");
    const shown = JSON.parse(out);
    expect([shown.on, shown.stage, shown.record.events[0].date, shown.changes.length]).toEqual([
      "2026-01-15",
      "active",
      "2026-12-01",
      1,
    ]);
  });

  it("names the nearest ids where it knows none", async () => {
    const effects = await rebuilt();
    expect(await almanac(effects, "show", "acme/aa")).toMatchObject({
      code: 1,
      err: expect.stringContaining("did you mean acme/a@1"),
    });
    expect((await almanac(effects, "show", "zeta/z", "--on", "2026-02-01")).err).toContain(
      'no record "zeta/z" as of 2026-02-01',
    );
  });
});

describe("show, for an id that is written otherwise", () => {
  const models = "# A\na@1 | active | retired=2026-12-01\nclaude-x-20250101 | active\nclaude-y | active\n";
  async function withCopies(): Promise<Memory> {
    const effects = project(
      {
        "sources/anthropic/source.yaml": sourceYaml("anthropic", "models"),
        "sources/google/source.yaml": sourceYaml("google", "models"),
        "sources/vertex/source.yaml": sourceYaml("vertex", "models"),
      },
      {
        "anthropic/models/2026-01-01": models,
        "google/models/2026-01-01": "# A\ngemini-x | active | retired=2026-11-01\n",
        "vertex/models/2026-01-01": "# A\nclaude-x@20250101 | active | retired>2027-01-01\ngemini-x | active\n",
      },
    );
    await almanac(effects, "rebuild");
    return effects;
  }

  it("prints the record, how the id was read, and the same model at other providers", async () => {
    const { code, out } = await almanac(await withCopies(), "show", "anthropic:claude-x-2025-01-01");
    expect([code, out.split("\n")[0]?.trim()]).toEqual([0, "anthropic/claude-x-20250101"]);
    expect(out).toMatch(/read as +another spelling of claude-x-20250101 at anthropic\n/);
    expect(out).toMatch(/elsewhere +vertex\/claude-x@20250101: earliest retirement date 1 January 2027\n/);
    const { out: json } = await almanac(await withCopies(), "show", "vertex_ai/claude-x@20250101", "--json");
    expect(JSON.parse(json)).toMatchObject({
      asked: "vertex_ai/claude-x@20250101",
      foundBy: "model",
      region: null,
      elsewhere: ["anthropic/claude-x-20250101"],
      record: { id: "vertex/claude-x@20250101" },
    });
  });

  it("says nothing of it where the id is the record's own", async () => {
    expect((await almanac(await withCopies(), "show", "anthropic/claude-y")).out).not.toContain("read as");
  });

  it("says that a version was left out", async () => {
    const { out } = await almanac(await withCopies(), "show", "anthropic/a");
    expect(out).toMatch(/read as +a of anthropic without a version; 1 is the only one we know\n/);
  });

  it("lists what it may be, with exit code 1", async () => {
    const effects = await withCopies();
    const { code, out } = await almanac(effects, "show", "gemini-x");
    expect([code, out.split("\n").map((line) => line.split(/ {2,}/).slice(0, 2))]).toEqual([
      1,
      [['"gemini-x" may be'], ["google/gemini-x", "retired"], ["vertex/gemini-x", "active"]].map(([id, stage]) =>
        stage === undefined ? [id] : [id, expect.any(String)],
      ),
    ]);
    expect(out).toMatch(/google\/gemini-x .*1 November 2026/);
    const json = JSON.parse((await almanac(effects, "show", "gemini-x", "--json")).out);
    expect([json.record, json.candidates.map(({ id }: { id: string }) => id)]).toEqual([
      null,
      ["google/gemini-x", "vertex/gemini-x"],
    ]);
  });

  it("names other versions and the same model elsewhere, and takes neither for what was asked", async () => {
    const effects = await withCopies();
    const error = async (id: string) => (await almanac(effects, "show", id)).err;
    expect(await error("claude-x")).toBe(
      'almanac: no record "claude-x"; of the same family: anthropic/claude-x-20250101',
    );
    expect(await error("claude-x-latest")).toContain(
      "no page that we read says which model that is now; of the same family",
    );
    expect(await error("bedrock/claude-y")).toContain("the same model at other providers: anthropic/claude-y");
  });
});

describe("nearest ids", () => {
  const ids = ["azure/gpt-4o@2024-05-13", "openai/gpt-4o-audio", "openai/o1"];

  it("are those of the same model, then those that contain it, then those a few letters away", () => {
    expect(nearestIds("GPT-4o", ids)).toEqual(["azure/gpt-4o@2024-05-13", "openai/gpt-4o-audio"]);
    expect(nearestIds("opnai/gpt-4o-audo", ids)).toEqual(["openai/gpt-4o-audio"]);
    expect(nearestIds("", ids)).toEqual([]);
    expect(nearestIds("unheard", ids)).toEqual([]);
  });
});

describe("upcoming", () => {
  it("prints retirement dates in the days asked for, each with its bound", async () => {
    const effects = await rebuilt();
    expect((await almanac(effects, "upcoming")).out).toMatch(
      /15 December 2026 for “EU” +24 days +acme\/a@1 +acme\/b .*\nnot before January 2027 +acme\/a@1/,
    );
    expect((await almanac(effects, "upcoming", "--within", "10d")).out).toBe("no retirements announced for these days");
    const early = JSON.parse(
      (await almanac(effects, "upcoming", "--on", "2026-01-15", "--within", "365", "--json")).out,
    );
    expect(early[0]).toMatchObject({ date: "2026-12-01", bound: "on", scope: "EU", record: "acme/a@1" });
    expect((await almanac(effects, "upcoming", "--within", "soon")).err).toContain(
      "--within soon: not a number of days",
    );
  });
});

describe("diff", () => {
  it("prints the changes since a day, without baselines", async () => {
    const effects = await rebuilt();
    expect((await almanac(effects, "diff")).out.split("\n")).toEqual([
      "2026-02-01 acme postpones the retirement of a 1 by 14 days, to 15 December 2026 for “EU”",
      "  acme/a@1: Retirement date for “EU”: 1 December 2026 → 15 December 2026 (14 days later); Replacement: b",
    ]);
    expect(
      JSON.parse((await almanac(effects, "diff", "--since", "2026-03-01", "--baseline", "--json")).out),
    ).toHaveLength(1);
    expect((await almanac(effects, "diff", "--provider", "zeta")).out).toBe("no changes");
    expect((await almanac(effects, "diff", "--since", "March")).code).toBe(1);
  });

  it.each(["diff", "upcoming", "ingest"])(
    "%s refuses a provider that is not there, with the nearest and all that are",
    async (command) => {
      const { code, err } = await almanac(await rebuilt(), command, "--provider", "acne");
      expect([code, err]).toEqual([1, 'almanac: no provider "acne"; did you mean acme? Providers: acme, zeta']);
    },
  );
});

describe("status", () => {
  it("tells the state of every page", async () => {
    const effects = await rebuilt();
    expect((await almanac(effects, "status")).out).toMatch(/acme\/news +never/);
    expect(JSON.parse((await almanac(effects, "status", "--json")).out)).toHaveLength(3);
  });
});

describe("extract", () => {
  it("prints records as a table or JSON, problems apart, and writes nothing", async () => {
    const effects = started();
    effects.files.set("/some/page.md", `${first}!2026-09-31`);
    const human = await almanac(effects, "extract", "/some/page.md");
    expect(human.out).toMatch(/a@1 +active +retired 1 December 2026 for “EU”; retired not before January 2027 +b/);
    expect(human.err).toBe(
      "/some/page.md:4: error: cannot be: 2026-09-31 (bad-date)\n2 records (1 with dates), 1 problem, 0 unread passages",
    );
    const json = await almanac(effects, "extract", "/some/page.md", "--provider", "acme", "--json");
    const { records, problems, unread } = JSON.parse(json.out);
    const [record] = records;
    expect([problems.length, unread]).toEqual([1, []]);
    expect(json.err).toContain("2 records (1 with dates), 1 problem, 0 unread passages");
    expect([record.id, record.evidence[0].page, record.evidence[0].snapshot]).toEqual(["acme/a@1", "models", null]);
    expect(effects.touched).toEqual([]);
  });

  it("reads as the page whose id stands in the file's name", async () => {
    const effects = started();
    effects.files.set("/2026-news.md", "n | active");
    const page = async (...more: string[]) =>
      JSON.parse((await almanac(effects, "extract", "/2026-news.md", "--json", "--provider", ...more)).out).records[0]
        .evidence[0].page;
    expect(await page("acme")).toBe("news");
    expect(await page("acme", "--page", "models")).toBe("models");
    expect(await page("nobody")).toBe("2026-news");
  });

  it("explains one line, and refuses what is no line number", async () => {
    const effects = started();
    effects.files.set("/2026-news.md", "n | active");
    const explained = await almanac(effects, "extract", "/2026-news.md", "--explain", "3");
    expect([explained.out, explained.err]).toEqual(["line 3: explained", ""]);
    expect((await almanac(effects, "extract", "/2026-news.md", "--explain", "0")).err).toContain("not a line number");
  });

  it("says in one line what is wrong with a file", async () => {
    const effects = started();
    effects.files.set("/bin.md", "BINARY");
    const errors = async (...args: string[]) => (await almanac(effects, "extract", ...args)).err;
    expect(await errors("/bin.md")).toBe("almanac: /bin.md: byte 0: not text");
    expect(await errors("/none.md")).toBe("almanac: /none.md: no such file");
    expect(await errors("/bin.md", "--provider", "acme", "--page", "x")).toContain('acme has no page "x"');
  });

  it("lets a page send nothing to the terminal but text", async () => {
    const effects = started();
    effects.files.set("/page.md", "a\u001b[31m | active");
    expect((await almanac(effects, "extract", "/page.md")).out).not.toContain("\u001b");
  });
});

describe("the command line", () => {
  it("helps with examples, and exits with 1 on what it does not know", async () => {
    const effects = started();
    const help = await almanac(effects, "--help");
    expect([help.code, help.out]).toEqual([0, expect.stringContaining("almanac show azure-openai/gpt-4o@2024-05-13")]);
    expect((await almanac(effects, "--version")).out).toMatch(/^\d+\.\d+\.\d+$/);
    expect(await almanac(effects, "fly")).toMatchObject({ code: 1, err: "error: unknown command 'fly'" });
    expect((await almanac(effects, "rebuild", "--fast")).code).toBe(1);
  });

  it.each([
    "ingest",
    "ingest --offline",
    "ingest --dry-run",
    "rebuild",
    "rebuild --check",
    "accept acme/models",
    "extract /page.md",
    "diff",
    "show acme/a",
    "upcoming",
    "status",
    "notify",
  ])("refuses a root that is no project: %s", async (command) => {
    const effects = memoryEffects({ "/page.md": first, "/empty/readme.md": "" });
    expect(await almanac(effects, ...command.split(" "))).toEqual({
      code: 1,
      out: "",
      err: `almanac: --root ${root}: no such folder`,
    });
    const inFolder = await almanac(effects, "--root", "/empty", ...command.split(" "));
    expect(inFolder).toEqual({ code: 1, out: "", err: "almanac: --root /empty: this folder has no sources/" });
    expect(effects.touched).toEqual([]);
  });

  it("knows from the sources alone, before anything was generated", async () => {
    expect((await almanac(started(), "show", "acme/b")).code).toBe(0);
    expect((await almanac(started(), "status")).out).toBe("no data yet; run: almanac rebuild");
  });
});
