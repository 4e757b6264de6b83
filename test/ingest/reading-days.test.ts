// A saved copy whose day is not known: what it says counts as known on the last day of its range, and is said to be so.
import { describe, expect, it } from "vitest";
import type { Memory } from "../support/memory.ts";
import { almanac, project, root, sourceYaml } from "../support/project.ts";

const first = "a | active | retired=2026-05-01\nb | active\n";
const later = first.replace("2026-05-01", "2026-06-01");

async function started(): Promise<Memory> {
  const files = { "sources/acme/source.yaml": sourceYaml("acme", "models") };
  const effects = project(files, { "acme/models/2026-01-01": first });
  await almanac(effects, "rebuild");
  return effects;
}

function take(effects: Memory, text: string, ...options: string[]) {
  effects.files.set("/page.md", text);
  return almanac(effects, "ingest", "--provider", "acme", "--from", "/page.md", ...options);
}

const inMarch = ["--on", "2026-03-31", "--not-before", "2026-03-05"];
const changes = (effects: Memory) =>
  effects
    .readText(`${root}/generated/changes/2026-03.jsonl`)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const check = (effects: Memory) => JSON.parse(effects.readText(`${root}/generated/checks.json`))[0];

describe("a copy that was read on an unknown day of a range", () => {
  it("is stored with the range, which its changes and its check have too", async () => {
    const effects = await started();
    expect((await take(effects, later, ...inMarch)).code).toBe(0);
    const text = effects.readText(`${root}/sources/acme/models/2026-03-31.md`);
    expect(text).toContain("retrieved: 2026-03-31\nretrievedNotBefore: 2026-03-05\n");
    const range = { detectedOn: "2026-03-31", detectedNotBefore: "2026-03-05" };
    expect(changes(effects)).toMatchObject([{ type: "date-moved", ...range }]);
    expect(check(effects)).toMatchObject({ lastRead: "2026-03-31", lastReadNotBefore: "2026-03-05" });
    expect((await almanac(effects, "rebuild", "--check")).code).toBe(0);
  });

  it("is not known before its last day, and `show` names the range", async () => {
    const effects = await started();
    await take(effects, later, ...inMarch);
    const before = await almanac(effects, "show", "acme/a", "--on", "2026-03-30");
    expect(before.out).toContain("1 May 2026");
    const { out } = await almanac(effects, "show", "acme/a", "--on", "2026-03-31");
    expect(out).toMatch(/last read +2026-03-05 to 2026-03-31/);
    expect(out).toMatch(/2026-03-05 to 2026-03-31 +Retirement date/);
    expect((await almanac(effects, "status")).out).toContain("2026-03-05 to 2026-03-31");
  });

  it("does not confirm a retirement that may have been ahead when it was read", async () => {
    const effects = await started();
    await take(effects, first.replace("2026-05-01", "2026-03-20"), ...inMarch, "--keep");
    const { out } = await almanac(effects, "show", "acme/a", "--on", "2026-06-01");
    expect(out).not.toMatch(/stage +retired/);
    expect(out).toContain("page last read between 5 and 31 March 2026, perhaps before that day");
  });

  it("gives way to a page that was read on a known day", async () => {
    const effects = await started();
    await take(effects, later, ...inMarch);
    await take(effects, later, "--on", "2026-04-02");
    expect(check(effects).lastRead).toBe("2026-04-02");
    expect(check(effects)).not.toHaveProperty("lastReadNotBefore");
  });

  it("is refused where another was read on a known day of the range: which is newer is not known", async () => {
    const effects = await started();
    await take(effects, later, "--on", "2026-03-20");
    const { code, out } = await take(effects, first, ...inMarch);
    expect([code, out.includes("which of the two is newer is not known")]).toEqual([1, true]);
    expect((await take(effects, first, "--on", "2026-03-31", "--not-before", "2026-03-21")).code).toBe(0);
  });

  it("keeps its range in quarantine", async () => {
    const effects = await started();
    expect((await take(effects, "x | active\n", ...inMarch)).code).toBe(2);
    await almanac(effects, "accept", "acme/models", "--yes");
    expect(effects.readText(`${root}/sources/acme/models/2026-03-31.md`)).toContain("retrievedNotBefore: 2026-03-05");
  });

  it("needs a first day before the last, and a file", async () => {
    const effects = await started();
    const wrong = await take(effects, later, "--on", "2026-03-31", "--not-before", "2026-03-31");
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("has to be a day before that of --on")]);
    const without = await almanac(effects, "ingest", "--not-before", "2026-03-01");
    expect(without.err).toContain("--not-before requires --from");
  });
});

it("a saved page can be taken without news", async () => {
  const effects = await started();
  await take(effects, later, "--on", "2026-03-31", "--baseline");
  expect(changes(effects)).toMatchObject([{ type: "date-moved", baseline: true }]);
  expect((await almanac(effects, "rebuild", "--check")).code).toBe(0);
});
