import { describe, expect, it } from "vitest";
import { describeReason } from "../../pipeline/domain/diagnostic-text.ts";
import type { Memory } from "../support/memory.ts";
import { almanac, filesBelow, project, root, sourceYaml } from "../support/project.ts";

const page = "# A\na | active | retired=2026-05-01 | b\nb | active\nc | active\n";
const quarantined = `${root}/.almanac/quarantine/acme/models`;

/** A project with one page and what it said first, rebuilt. */
async function started(): Promise<Memory> {
  const effects = project(
    { "sources/acme/source.yaml": sourceYaml("acme", "models") },
    { "acme/models/2026-01-01": page },
  );
  await almanac(effects, "rebuild");
  effects.touched.length = 0;
  return effects;
}

function take(effects: Memory, text: string, day: string, ...more: string[]) {
  effects.files.set("/page.md", text);
  return almanac(effects, "ingest", "--provider", "acme", "--from", "/page.md", "--on", day, ...more);
}

function check(effects: Memory) {
  return JSON.parse(effects.readText(`${root}/generated/checks.json`))[0];
}

const moved = page.replace("2026-05-01", "2026-06-01");

describe("ingest", () => {
  it("takes a new state: snapshot, records, changes, check", async () => {
    const effects = await started();
    const { code, out } = await take(effects, `noise\n${moved}`, "2026-02-01");
    expect(code).toBe(0);
    expect(out).toContain("2026-02-01 acme postpones the retirement of a by 31 days, to 1 June 2026");
    expect(effects.touched).toEqual([
      `${root}/generated/changes/2026-02.jsonl`,
      `${root}/generated/checks.json`,
      `${root}/generated/models/acme/a.json`,
      `${root}/sources/acme/models/2026-02-01.md`,
    ]);
    expect(effects.readText(effects.touched[3] ?? "")).not.toContain("noise");
    expect(check(effects)).toMatchObject({
      status: "ok",
      since: "2026-01-01",
      lastChecked: "2026-02-01",
      lastSnapshot: "2026-02-01",
    });
    expect((await almanac(effects, "rebuild", "--check")).code).toBe(0);
  });

  it("changes nothing but the check when it is run again, and not even that on the same day", async () => {
    const effects = await started();
    await take(effects, moved, "2026-02-01");
    effects.touched.length = 0;
    const same = await take(effects, moved, "2026-02-01");
    expect([same.code, effects.touched]).toEqual([0, []]);
    const later = await take(effects, `noise of another day\n${moved}`, "2026-02-02");
    expect([later.code, effects.touched]).toEqual([0, [`${root}/generated/checks.json`]]);
    expect(later.out).toMatch(/acme\/models +unchanged/);
    expect(check(effects)).toMatchObject({ lastChecked: "2026-02-02", lastSnapshot: "2026-02-01" });
  });

  it("quarantines a state that cannot be believed, and keeps the last good data", async () => {
    const effects = await started();
    const before = filesBelow(effects, "generated/models");
    const { code, out } = await take(effects, "Please log in", "2026-02-01");
    expect(code).toBe(2);
    expect(out).toMatch(/acme\/models +quarantined +no model found; the last snapshot has 3: .*\(no-records\)/);
    expect(filesBelow(effects, "generated/models")).toEqual(before);
    expect(effects.readText(`${quarantined}.md`)).toBe("Please log in");
    expect(JSON.parse(effects.readText(`${quarantined}.json`))).toMatchObject({
      day: "2026-02-01",
      url: "https://example.com/models",
    });
    expect(check(effects)).toMatchObject({ status: "quarantined", since: "2026-02-01", lastSnapshot: "2026-01-01" });
    await take(effects, "Still logged out", "2026-02-02");
    expect(check(effects)).toMatchObject({ since: "2026-02-01", lastChecked: "2026-02-02" });
    await take(effects, page, "2026-02-03");
    expect(check(effects)).toMatchObject({ status: "ok", reasons: [], since: "2026-02-03" });
    expect(effects.exists(`${quarantined}.md`)).toBe(false);
  });

  it("takes the quarantined state when a person accepts it, on the day it was seen", async () => {
    const effects = await started();
    await take(effects, "# A\nz | active\n", "2026-02-01");
    const { code, out } = await almanac(effects, "accept", "acme/models", "--yes");
    expect(code).toBe(0);
    expect(out).toContain("2026-02-01 acme now lists z\n  acme/z: Added as active");
    expect(effects.exists(`${root}/sources/acme/models/2026-02-01.md`)).toBe(true);
    expect(effects.exists(`${quarantined}.json`)).toBe(false);
    expect((await almanac(effects, "accept", "acme/models")).err).toContain(
      "nothing of acme/models is quarantined or held here",
    );
    expect(JSON.parse(effects.readText(`${root}/generated/models/acme/a.json`)).listed).toBe(false);
  });

  it("fails a page that cannot be decoded, in one line", async () => {
    const effects = await started();
    const { code, out } = await take(effects, "BINARY", "2026-02-01");
    const { status, reasons } = check(effects);
    expect([code, status, reasons?.map(describeReason)]).toEqual([2, "failed", ["byte 0: not text (binary)"]]);
    expect(out).toMatch(/acme\/models +failed +byte 0: not text/);
    expect(effects.exists(`${quarantined}.md`)).toBe(false);
  });

  it("refuses to rewrite history", async () => {
    const effects = await started();
    const early = await take(effects, moved, "2025-12-31");
    expect([early.code, early.out]).toEqual([1, expect.stringContaining("2025-12-31 is before the latest snapshot")]);
    const same = await take(effects, moved, "2026-01-01");
    expect([same.code, same.out]).toEqual([1, expect.stringContaining("snapshots are never edited")]);
    expect(effects.touched).toEqual([]);
  });

  it("writes nothing on a dry run, yet tells what it would find", async () => {
    const effects = await started();
    const { code, out } = await take(effects, moved, "2026-02-01", "--dry-run", "--json");
    const { outcomes, changes } = JSON.parse(out);
    expect([code, outcomes[0].status, changes[0].type, effects.touched]).toEqual([0, "accepted", "date-moved", []]);
    await take(effects, "Please log in", "2026-02-01", "--dry-run");
    expect(effects.touched).toEqual([]);
  });

  it("leaves every file whole when writing fails, and finishes on the next run", async () => {
    const effects = await started();
    const before = filesBelow(effects, "generated");
    effects.beforeWrite = (path) => {
      if (path.includes("generated/")) throw new Error("disk full");
    };
    const { code, err } = await take(effects, moved, "2026-02-01");
    expect([code, err]).toEqual([1, "almanac: unexpected error: disk full"]);
    expect(filesBelow(effects, "generated")).toEqual(before);
    effects.beforeWrite = () => {};
    expect((await take(effects, moved, "2026-02-01")).code).toBe(0);
    expect((await almanac(effects, "rebuild", "--check")).code).toBe(0);
  });

  it("reads the reasons of earlier versions, which were text", async () => {
    const effects = await started();
    const stored = JSON.parse(effects.readText(`${root}/generated/checks.json`));
    effects.files.set(
      `${root}/generated/checks.json`,
      JSON.stringify([{ ...stored[0], status: "failed", reasons: ["binary: byte 0: not text", "no connection"] }]),
    );
    const { out } = await almanac(effects, "status");
    expect(out).toContain("byte 0: not text (binary)");
    expect(out).toContain("no connection (unknown)");
  });

  it("reads stored snapshots again offline and names the page that no longer reads", async () => {
    const effects = await started();
    effects.files.set(`${root}/sources/zeta/source.yaml`, sourceYaml("zeta", "models", "news\nminimumRecords: 2"));
    effects.files.set(
      `${root}/sources/zeta/news/2026-01-01.md`,
      effects.readText(`${root}/sources/acme/models/2026-01-01.md`).replace(/# A[\s\S]*/, "z |\n"),
    );
    const { code, out } = await almanac(effects, "ingest", "--offline");
    expect(code).toBe(2);
    expect(out).toMatch(/acme\/models +unchanged/);
    expect(out).toMatch(/zeta\/news +failed +1 model found, at least 2 expected .*\(too-few-records\)/);
    expect((await almanac(effects, "ingest", "--offline", "--provider", "acme")).code).toBe(0);
  });

  it("takes no page of a day that has not come anywhere, which would keep out every state until then", async () => {
    const effects = await started();
    for (const day of ["2026-11-23", "2062-01-01"]) {
      const { code, err } = await take(effects, moved, day);
      expect([code, err]).toEqual([1, `almanac: --on ${day} is in the future; today is 2026-11-21 (UTC)`]);
    }
    expect(effects.touched).toEqual([]);
    expect((await take(effects, moved, "2026-11-22")).code).toBe(0);
  });

  it("asks for what it needs", async () => {
    const effects = await started();
    expect((await almanac(effects, "ingest", "--page", "models", "--provider", "none")).err).toContain("no provider");
    expect((await almanac(effects, "ingest", "--from", "/page.md")).err).toContain("--from requires --provider");
    expect((await take(effects, page, "2026-13-01")).err).toContain("--on 2026-13-01: not a date, expected YYYY-MM-DD");
    expect((await take(effects, page, "2026-02-01", "--page", "x")).err).toContain(
      'acme has no page "x". Pages: models',
    );
    effects.files.delete("/page.md");
    expect((await almanac(effects, "ingest", "--provider", "acme", "--from", "/none.md")).err).toBe(
      "almanac: /none.md: no such file",
    );
    expect((await almanac(effects, "ingest", "--provider", "who", "--from", "/none.md")).err).toContain(
      "Providers: acme",
    );
  });
});

describe("options that go together or do not", () => {
  it("are said, instead of being passed over", async () => {
    const effects = await started();
    effects.touched.length = 0;
    for (const [words, message] of [
      ["--note x", "--note requires --from"],
      ["--keep", "--keep requires --from"],
      ["--page models", "--page requires --provider"],
      ["--page models --offline", "--page requires --provider"],
      ["--page x --provider acme --offline", 'acme has no page "x". Pages: models'],
      ["--format html", "--format requires --from"],
      ["--offline --fresh", "option '--offline' cannot be used with option '--fresh'"],
      ["--from x --offline", "cannot be used with option"],
    ] as const) {
      const { code, err } = await almanac(effects, "ingest", ...words.split(" "));
      expect([words, code, err.includes(message), effects.touched]).toEqual([words, 1, true, []]);
    }
  });
});

describe("a page that left the definition", () => {
  it("is put right by the next run, though that takes nothing", async () => {
    const effects = project(
      { "sources/acme/source.yaml": sourceYaml("acme", "one", "two") },
      {
        "acme/one/2026-01-01": "# A\na | active |\n",
        "acme/two/2026-01-01": "# A\nb | active |\n",
      },
    );
    await almanac(effects, "rebuild");
    effects.files.set(`${root}/sources/acme/source.yaml`, sourceYaml("acme", "one"));
    effects.files.set("/one.md", "# A\na | active |\n");
    const { code } = await almanac(
      effects,
      ..."ingest --provider acme --page one --from /one.md --on 2026-02-01".split(" "),
    );
    expect([code, (await almanac(effects, "rebuild", "--check")).code]).toEqual([0, 0]);
  });
});

describe("history is only added to", () => {
  const a = (more = "") => `# A\nx | active\ny | active\nz | active\n${more}`;
  const dated = "w | deprecated | retired=2027-01-01\n";

  /** Two pages, of which the second was published with news of a day on which the first could not be had. */
  async function published(): Promise<Memory> {
    const effects = project(
      { "sources/acme/source.yaml": sourceYaml("acme", "life", "models") },
      { "acme/life/2026-01-01": a(), "acme/models/2026-01-01": a() },
    );
    await almanac(effects, "rebuild");
    await take(effects, a("w | active\n"), "2026-02-02", "--page", "models");
    return effects;
  }

  const lines = (effects: Memory) => effects.readText(`${root}/generated/changes/2026-02.jsonl`);

  it.each(["2026-02-02", "2026-02-01"])("refuses a page of %s that would take back what was published", async (day) => {
    const effects = await published();
    const before = filesBelow(effects, "");
    const { code, out } = await take(effects, a(dated), day, "--page", "life");
    expect([code, out]).toEqual([
      1,
      expect.stringContaining("refused  it would take back a change published for 2026-02-02"),
    ]);
    expect(filesBelow(effects, "")).toEqual(before);
  });

  it("takes it on the next day, and on the same day where it only adds", async () => {
    const effects = await published();
    const before = lines(effects);
    expect((await take(effects, a("v | active\n"), "2026-02-02", "--page", "life")).code).toBe(0);
    expect(lines(effects).split("\n")).toEqual(expect.arrayContaining(before.split("\n")));
    expect((await take(effects, a(`v | active\n${dated}`), "2026-02-03", "--page", "life")).code).toBe(0);
    expect((await almanac(effects, "rebuild", "--check")).code).toBe(0);
  });

  it("keeps a page in quarantine whose acceptance would take back what was published", async () => {
    const effects = await published();
    await take(effects, `# A\n${dated}`, "2026-02-02", "--page", "life");
    const before = filesBelow(effects, "");
    const { code, out } = await almanac(effects, "accept", "acme/life", "--yes");
    expect([code, out]).toEqual([1, expect.stringContaining("on a later day")]);
    expect(filesBelow(effects, "")).toEqual(before);
  });

  it("lets a person add dated copies to the past", async () => {
    const effects = await published();
    expect((await take(effects, a(dated), "2026-02-01", "--page", "life", "--keep")).code).toBe(0);
  });
});
