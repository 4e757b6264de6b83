/** What the commands say of a fresh, a stale and a held fact, and of a date that passed after the page was last read. */
import { expect, test } from "vitest";
import { type AgeName, ageCases } from "../support/ages.ts";
import type { Memory } from "../support/memory.ts";
import { almanac, project, root, sourceYaml } from "../support/project.ts";

/** The project of a case, rebuilt, with the check of its page as the case has it. */
async function aged(name: AgeName): Promise<Memory> {
  const { date, check } = ageCases[name];
  const effects = project(
    { "sources/acme/source.yaml": sourceYaml("acme", "models") },
    { "acme/models/2026-01-01": `# A\na | active | retired=${date}` },
  );
  await almanac(effects, "rebuild");
  const file = `${root}/generated/checks.json`;
  const checks = JSON.parse(effects.readText(file)).map((known: object) => ({ ...known, ...check }));
  effects.files.set(file, JSON.stringify(checks));
  return effects;
}

/** The lines of a table whose first column is one of these, with single spaces. */
function linesOf(out: string, ...names: string[]): string[] {
  const lines = out.split("\n").map((line) => line.replace(/\s+/g, " "));
  return lines.filter((line) => names.some((name) => line.startsWith(`${name} `)));
}

const note = {
  stale: "note We last read the page on 1 November 2026, so this may be out of date.",
  held: "note Held for review since 19 November 2026: Row 4 gives two dates. The details shown are from before that date.",
};

test.each<[AgeName, string[]]>([
  ["fresh", ["last read 2026-11-21", "stage ending", "outlook retirement date 11 December 2026"]],
  ["stale", ["last read 2026-11-01", note.stale, "stage ending", "outlook retirement date 11 December 2026"]],
  ["held", ["last read 2026-11-21", note.held, "stage ending", "outlook retirement date 11 December 2026"]],
  [
    "passed",
    [
      ...["last read 2026-11-01", note.stale, "stage ending"],
      "outlook was scheduled to be retired on 10 November 2026 (page last read on 1 November 2026, before that day)",
    ],
  ],
])("show: %s", async (name, lines) => {
  const { out } = await almanac(await aged(name), "show", "acme/a");
  expect(linesOf(out, "last read", "note", "stage", "outlook")).toEqual(lines);
});

test.each<[AgeName, object]>([
  ["fresh", { stage: "ending", lastRead: "2026-11-21", stale: null, held: null }],
  ["stale", { stage: "ending", lastRead: "2026-11-01", stale: 13, held: null }],
  ["held", { lastRead: "2026-11-21", stale: null, held: { since: "2026-11-19", reason: "Row 4 gives two dates" } }],
  ["passed", { stage: "ending", outlook: { kind: "was-scheduled" }, lastRead: "2026-11-01", stale: 13 }],
])("show --json: %s", async (name, facts) => {
  const { out } = await almanac(await aged(name), "show", "acme/a", "--json");
  expect(JSON.parse(out)).toMatchObject(facts);
});

test.each<[AgeName, string]>([
  ["fresh", "11 December 2026 20 days acme/a"],
  ["stale", "11 December 2026 20 days acme/a not read since 1 Nov 2026"],
  ["held", "11 December 2026 20 days acme/a held since 19 Nov 2026"],
  ["passed", "10 November 2026 11 days ago acme/a page last read on 1 November 2026, before that day"],
])("upcoming: %s", async (name, line) => {
  const { out } = await almanac(await aged(name), "upcoming");
  expect(linesOf(out, "11", "10").map((one) => one.trimEnd())).toEqual([line]);
  expect(out.includes("These dates have passed, but the page was not read since:")).toBe(name === "passed");
});

test.each<[AgeName, object]>([
  ["fresh", { when: "ahead", lastRead: "2026-11-21", stale: null, held: null }],
  ["stale", { when: "ahead", lastRead: "2026-11-01", stale: 13, held: null }],
  ["held", { when: "ahead", held: { since: "2026-11-19", reason: "Row 4 gives two dates" } }],
  ["passed", { when: "passed", days: -11, lastRead: "2026-11-01", stale: 13 }],
])("upcoming --json: %s", async (name, facts) => {
  const { out } = await almanac(await aged(name), "upcoming", "--json");
  expect(JSON.parse(out)).toMatchObject([facts]);
});

test("status says when each page was last read, and --max-age fails where that is too long ago", async () => {
  const [fresh, stale] = [await aged("fresh"), await aged("stale")];
  expect((await almanac(stale, "status")).code).toBe(0);
  expect((await almanac(stale, "status")).out).toMatch(/acme\/models +ok +2026-01-01 +2026-11-01/);
  expect(await almanac(fresh, "status", "--max-age", "7d")).toMatchObject({ code: 0, err: "" });
  expect(await almanac(stale, "status", "--max-age", "20")).toMatchObject({ code: 0, err: "" });
  expect(await almanac(stale, "status", "--max-age", "19d")).toMatchObject({
    code: 2,
    err: "acme/models: not read within 19 days; last read: 2026-11-01",
  });
});

test("status --max-age fails for a page that was never read, unless it needs an API key or is gone", async () => {
  const key = "news\nkey:\n  env: ACME_API_KEY";
  const gone = "news\nended: 2026-02-01";
  const of = async (...pages: string[]) => {
    const files = { "sources/acme/source.yaml": sourceYaml("acme", "models", ...pages) };
    const effects = project(files, { "acme/models/2026-11-20": "a |" });
    await almanac(effects, "rebuild");
    return (await almanac(effects, "status", "--max-age", "7d")).code;
  };
  expect([await of("news"), await of(key), await of(gone)]).toEqual([2, 0, 0]);
});

test("a record that a run holds is shown as held, with the reason, and its date is not called a retirement", async () => {
  const page = (year: number) => `# A\na | active | retired=${year}-05-01\nb | active\nc | active\n`;
  const effects = project(
    { "sources/acme/source.yaml": sourceYaml("acme", "models") },
    { "acme/models/2026-01-01": page(2026) },
  );
  await almanac(effects, "rebuild");
  effects.files.set("/page.md", page(2036));
  await almanac(effects, ..."ingest --provider acme --from /page.md --on 2026-02-01".split(" "));
  const { out } = await almanac(effects, "show", "acme/a");
  expect(linesOf(out, "stage", "outlook")).toEqual([
    "stage ending",
    "outlook was scheduled to be retired on 1 May 2026 (held for review since 1 February 2026)",
  ]);
  expect(linesOf(out, "note").join()).toMatch(
    /^note Held for review since 1 February 2026: acme\/a moved its retirement date by more than three years, .*\. The details/,
  );
});
