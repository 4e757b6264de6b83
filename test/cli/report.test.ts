import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import type { IngestRun } from "../../pipeline/cli/report/ingest-run.ts";
import { runReport } from "../../pipeline/cli/report/report.ts";
import { modelFinder } from "../../pipeline/domain/announced-models.ts";
import type { Change } from "../../pipeline/domain/schema.ts";
import { failureReason } from "../../pipeline/ingest/failure-reasons.ts";
import type { Outcome } from "../../pipeline/ingest/ingest.ts";
import { type ChangeFacts, changeOf } from "../support/changes.ts";
import { acts, hostileWords, runnerCommands } from "../support/github.ts";
import type { Memory } from "../support/memory.ts";
import { almanac, filesBelow, project, root, sourceYaml } from "../support/project.ts";

const page = "# A\na@1 | active | retired=2026-12-01#EU | b\nb | active\n";
const file = "/report.md";

async function started(): Promise<Memory> {
  const effects = project(
    { "sources/acme/source.yaml": sourceYaml("acme", "models").replace("name: acme", "name: Acme AI") },
    { "acme/models/2026-01-01": page },
  );
  await almanac(effects, "rebuild");
  effects.touched.length = 0;
  return effects;
}

/** Ingests a page of the project on a day, with a report; gives the report. */
async function told(effects: Memory, body: string, day: string, ...more: string[]): Promise<string> {
  effects.files.set("/page.md", body);
  await almanac(effects, ..."ingest --provider acme --from /page.md --on".split(" "), day, "--report", file, ...more);
  return effects.readText(file);
}

const outcome = (given: Partial<Outcome> = {}): Outcome => ({
  provider: "acme",
  page: "models",
  status: "unchanged",
  reasons: [],
  ...given,
});
const change = (given: ChangeFacts<"date-moved"> = {}): Change =>
  changeOf("acme/a", "2026-02-01", "date-moved", {
    before: { date: "2026-01-01", bound: "on" },
    after: { date: "2026-01-02", bound: "on" },
    days: 1,
    evidence: null,
    ...given,
  });
const find = modelFinder({ records: [], changes: [], names: new Map() });
const run = (given: Partial<IngestRun> = {}): IngestRun => ({
  day: "2026-02-01",
  dryRun: false,
  outcomes: [outcome()],
  changes: [],
  passages: [],
  checks: [],
  names: new Map(),
  find,
  ...given,
});
const subjectOf = (given: Partial<IngestRun>) => runReport(run(given)).split("\n")[0];
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** Every node of a Markdown text. */
function nodes(text: string): Nodes[] {
  const below = (node: Nodes): Nodes[] => [node, ...("children" in node ? node.children.flatMap(below) : [])];
  return below(unified().use(remarkParse).use(remarkGfm).parse(text));
}
const headings = (text: string) => text.split("\n").filter((line) => line.startsWith("#"));

describe("the subject", () => {
  const named = (id: string) => change({ record: `${id}/a` });
  it.each<[string, Partial<IngestRun>]>([
    ["Check 12 pages: no changes", { outcomes: times(12, () => outcome()) }],
    ["Update data: 1 change (Acme AI)", { changes: [change()], names: new Map([["acme", "Acme AI"]]) }],
    ["Update data: 3 changes (a, b)", { changes: ["a", "b", "a"].map(named) }],
    ["Update data: 30 changes (30 providers)", { changes: times(30, (i) => named(`provider-${i}`)) }],
    [
      "Add baseline of 2 records (acme)",
      { changes: times(2, () => changeOf("acme/a", "2026-02-01", "listed", { baseline: true })) },
    ],
    [
      "Update data: 1 change (acme); 1 page needs review, 2 failed",
      {
        changes: [change()],
        outcomes: (["quarantined", "failed", "failed", "accepted"] as const).map((status) => outcome({ status })),
      },
    ],
    ["Check 2 pages: none accepted; 2 pages need review", { outcomes: times(2, () => outcome({ status: "refused" })) }],
    ["Dry run: Check 1 page: no changes", { dryRun: true }],
  ])("%s", (subject, given) => {
    expect(subjectOf(given)).toBe(subject);
  });

  it("has at most 72 characters on one line, whatever a provider is called", () => {
    const names = new Map([["acme", `Fixes #1 @octocat [skip ci]\n${"x".repeat(500)}`]]);
    const outcomes = times(999, () => outcome({ status: "quarantined" }));
    const subject = subjectOf({ changes: times(9_999, () => change()), names, outcomes, dryRun: true }) ?? "";
    expect(subject.length).toBeLessThanOrEqual(72);
    expect(subject).toContain("9999 changes");
  });
});

describe("the report", () => {
  it("gives each announcement with its models, before and after, bound, scope and place", async () => {
    const effects = await started();
    const next = "# B\na@1 | deprecated | retired=2026-12-15#EU, deprecated>2026-03 | b, c\nz | active\n";
    expect(await told(effects, next, "2026-02-01")).toBe(
      `Update data: 5 changes (Acme AI)

Run of 2026-02-01, 1 page: 1 accepted.

## Changes

Acme AI to retire \`a 1\` on 15 December 2026 for \`EU\`:

- \`a@1\`: Stage: active → deprecated; Deprecation date: not before March 2026; Retirement date for \`EU\`: 1 December 2026 → 15 December 2026 (14 days later); Replacement: \`c\` (\`sources/acme/models/2026-02-01.md:9\`, \`B\`)

Acme AI now lists \`z\`:

- \`z\`: Added as active (\`sources/acme/models/2026-02-01.md:10\`, \`B\`)

## Records that are held

What was published of them stays; the rest of their pages is published. What a page says on three days, or still says a week later, is taken.

- \`acme/models\`, missing: \`acme/b is not on the page any more; it was in "A"\`

## Pages

| Page | This run | Since | Last checked | Records |
| - | - | - | - | - |
| \`acme/models\` | accepted | 2026-01-01 | 2026-02-01 | 2 |
`,
    );
  });

  it("gives both scopes of a date that holds for others than before", () => {
    const before = { date: "2026-01-01", bound: "on", scope: null } as const;
    const after = { date: "2026-01-02", bound: "tentative" } as const;
    const text = runReport(run({ changes: [change({ scope: "EU", before, after })] }));
    expect(text).toContain(
      "- `a`: Retirement date: 1 January 2026 for all → tentatively 2 January 2026 for `EU` (1 day later)\n",
    );
  });

  it("says why a page was not taken, since when, and what to do", async () => {
    const effects = await started();
    await told(effects, "Please log in", "2026-02-01");
    const text = await told(effects, "Still logged out", "2026-02-03");
    expect(text).toMatch(/^Check 1 page: none accepted; 1 page needs review\n/);
    expect(text).toContain(
      "### Acme AI `models`: quarantined, since 2026-02-01\n\n- `no model found; the last snapshot has 2",
    );
    expect(text).toContain("`npx almanac accept acme/models`");
    expect(await told(effects, "BINARY", "2026-02-04")).toContain(
      "failed, since 2026-02-04\n\n- `byte 0: not text (binary)`",
    );
    expect(await told(effects, page, "2025-12-01")).toContain("2025-12-01 is before the latest snapshot");
  });

  it("sums up a baseline, and lists the notes and the pages that were not asked for", () => {
    const changes = times(3, () => changeOf("acme/a", "2026-02-01", "listed", { baseline: true }));
    const outcomes = [outcome({ notes: ["https://a.example/x has moved permanently to https://a.example/y"] })];
    const check = {
      provider: "acme",
      page: "news",
      url: "",
      status: "failed",
      reasons: [],
      since: "2026-01-03",
    } as const;
    const more = {
      lastChecked: "2026-01-02",
      lastRead: "2026-01-02",
      answeredBy: null,
      movedTo: null,
      validators: null,
      lastSnapshot: null,
      records: 7,
    };
    const text = runReport(
      run({ changes, outcomes, checks: [{ ...check, ...more, reasons: [], warnings: [], unread: [] }] }),
    );
    expect(text).toContain("3 records from the first snapshot of a page: recorded as its baseline, not announced.");
    expect(text).not.toContain("### acme");
    expect(text).toContain("- `acme/models`: `https://a.example/x has moved permanently to https://a.example/y`");
    expect(text).toContain("| `acme/news` | not fetched (failed) | 2026-01-03 | 2026-01-02 | 7 |");
  });

  it("fits into the body of a pull request, counts what it leaves out, and cuts no item apart", () => {
    const long = "x".repeat(5_000);
    const changes = times(4_000, (i) =>
      changeOf(`p${i % 40}/${i}${long}`, "2026-02-01", "listed", {
        after: { stage: "active", events: [], replacements: times(50, () => long) },
        evidence: { page: "models", snapshot: null, section: times(5, () => long), table: 1, row: 1, line: 1 },
      }),
    );
    const outcomes = times(200, (i) =>
      outcome({
        page: `page-${i}`,
        status: "quarantined",
        reasons: times(50, () => failureReason("rule", long)),
        notes: times(50, () => long),
      }),
    );
    const text = runReport(run({ changes, outcomes }));
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(
      /\n- and 9\d more\n[\s\S]*\nAnd \d+ more announcements: `npx almanac diff --since 2026-02-01`\.\n/,
    );
    expect(text.endsWith("more pages.\n")).toBe(true);
    for (let width = 40; width < 60; width += 2) {
      const words = times(400, () => change({ record: `acme/${"x".repeat(width)}`, scope: "x".repeat(width) }));
      expect(runReport(run({ changes: words })).length).toBeLessThanOrEqual(60_000);
    }
    const some = runReport(run({ changes: times(1_000, (i) => change({ record: `acme/${i}` })) }));
    expect(some.length).toBeLessThanOrEqual(60_000);
    const items = nodes(some).filter(({ type }) => type === "listItem");
    const shown = Number(/and (\d+) more/.exec(some)?.[1]);
    expect(items.length - 1 + shown).toBe(1_000);
  });

  it("lets no word of a page act on GitHub, in a log or as Markdown", () => {
    const changes = hostileWords.flatMap((word) => [
      change({ record: `acme/${word}`, scope: word }),
      changeOf("acme/a", "2026-02-01", "replacement-added", { evidence: null, after: { replacement: word } }),
      changeOf("acme/a", "2026-02-01", "listed", {
        after: {
          stage: null,
          events: [{ event: "retired", date: "2026", bound: "tentative", scope: word }],
          replacements: [word],
        },
        evidence: { page: "models", snapshot: "2026-02-01", section: [word], table: null, row: null, line: 1 },
      }),
    ]);
    const names = new Map(hostileWords.map((word, i) => [`p${i}`, word]));
    const outcomes = hostileWords.map((word, i) =>
      outcome({ provider: `p${i}`, status: "failed", reasons: [failureReason("rule", word)], notes: [word] }),
    );
    const text = runReport(run({ changes, names, outcomes }));
    for (const [act, pattern] of Object.entries(acts)) expect([act, pattern.exec(text)?.[0]]).toEqual([act, undefined]);
    expect(runnerCommands(text)).toEqual([]);
    const kinds = new Set(nodes(text).map(({ type }) => type));
    const ours = "root paragraph text heading inlineCode list listItem table tableRow tableCell".split(" ");
    expect([...kinds].filter((kind) => !ours.includes(kind))).toEqual([]);
    const depths = nodes(text).filter(({ type }) => type === "heading").length;
    expect(depths).toBe(4 + hostileWords.length);
  });
});

describe("what is held and what is not read", () => {
  const hold = { record: "acme/a", since: "2026-02-01", seen: ["2026-02-01"], reason: "acme/a moved by years" };
  const passage = {
    id: "0123456789abcdef",
    detectedOn: "2026-02-01",
    type: "passage-unread" as const,
    provider: "acme",
    page: "models",
    section: ["News"],
    line: 12,
    endLine: 12,
    hash: "feedfeedfeedfeed",
    models: 0,
    dates: 1,
  };

  it("is told on its first day, with what to do", () => {
    const text = runReport(run({ outcomes: [outcome({ status: "accepted", held: [hold] })] }));
    expect(text).toContain("## Records that are held");
    expect(text).toContain("- `acme/models`: `acme/a moved by years`");
    expect(text).toContain("To take them now: `npx almanac accept acme/models`.");
  });

  it("is only counted on later days", () => {
    const unclear = [{ ...hold, since: "2026-01-30" }];
    const text = runReport(run({ outcomes: [outcome({ unclear })] }));
    expect(text).not.toContain("moved by years");
    expect(text).toContain("1 record held since an earlier run: `npx almanac status`.");
  });

  it("names the place of a new passage", () => {
    const text = runReport(run({ passages: [passage] }));
    expect(text).toContain("## New passages that could not be read");
    expect(text).toContain("- `sources/acme/models/2026-02-01.md:12`, `News` (block feedfeedfeedfeed)");
  });
});

describe("--report", () => {
  it("is the only file that a dry run writes, and says that it was one", async () => {
    const effects = await started();
    const before = filesBelow(effects, "");
    expect(await told(effects, "z | active\nb |\na@1 |", "2026-02-01", "--dry-run")).toContain("nothing was written.");
    expect(new Set(effects.touched)).toEqual(new Set([file]));
    expect(filesBelow(effects, "")).toEqual(before);
  });

  it("has a place that can be written to before anything is done, and says there that it did not end", async () => {
    const effects = await started();
    effects.files.set("/page.md", page);
    const written: string[] = [];
    effects.beforeWrite = (path) => {
      if (path !== file) written.push(effects.readText(file));
    };
    await told(effects, page, "2026-02-01");
    expect(written[0]).toContain("The run was stopped before it finished.");
    effects.touched.length = 0;
    effects.beforeWrite = (path) => {
      if (path === file) throw new Error("EISDIR: a folder");
    };
    const { code } = await almanac(
      effects,
      ..."ingest --provider acme --from /page.md --on 2026-03-01 --report".split(" "),
      file,
    );
    expect([code, effects.touched]).toEqual([1, []]);
  });

  it("tells of a run that came to nothing, too", async () => {
    const effects = await started();
    effects.files.set(`${root}/sources/acme/source.yaml`, "id: [@octocat\n");
    const { code } = await almanac(effects, "ingest", "--offline", "--report", file);
    expect(code).toBe(1);
    expect(effects.readText(file)).toMatch(/^Data update failed\n\nThe run of 2026-11-21 failed with an error/);
    expect(effects.readText(file)).toContain("sources/acme/source.yaml");
    effects.lock = () => null;
    for (const command of [
      ["ingest", "--offline"],
      ["accept", "acme/models"],
    ]) {
      effects.files.delete(file);
      await almanac(effects, ...command, "--report", file);
      expect(effects.readText(file)).toContain("another almanac command is writing to this folder");
    }
  });

  it("goes to standard output in place of the table, and not together with JSON", async () => {
    const effects = await started();
    effects.files.set("/page.md", page);
    const take = "ingest --provider acme --from /page.md --report -".split(" ");
    const { code, out } = await almanac(effects, ...take);
    expect([code, out.split("\n")[0], out.includes("page         status")]).toEqual([
      0,
      "Check 1 page: no changes",
      false,
    ]);
    effects.touched.length = 0;
    const both = await almanac(effects, ...take, "--json");
    expect([both.code, both.out, effects.touched]).toEqual([1, "", []]);
    expect(both.err).toContain("--report - and --json both print to standard output");
  });

  it("is there for accept", async () => {
    const effects = await started();
    await told(effects, "# A\nz | active\n", "2026-02-01");
    expect((await almanac(effects, "accept", "acme/models", "--yes", "--report", file)).code).toBe(0);
    expect(effects.readText(file)).toMatch(/^Update data: 3 changes \(Acme AI\)\n/);
  });
});

describe("a commit with the report as its message", () => {
  it("keeps subject, headings and every line, and gets no trailer from it", () => {
    const folder = mkdtempSync(join(tmpdir(), "almanac-commit-"));
    try {
      const changes = hostileWords.map((word) => change({ record: `acme/${word}`, scope: word }));
      const text = runReport(run({ changes }));
      writeFileSync(join(folder, "report.md"), text);
      const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
      const who = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
      const git = (...args: string[]) => execFileSync("git", [...who, ...args], { cwd: folder, env, encoding: "utf8" });
      git("init", "-q");
      git("commit", "-q", "--allow-empty", "-F", "report.md");
      expect(git("log", "-1", "--format=%s").trimEnd()).toBe(text.split("\n")[0]);
      expect(git("log", "-1", "--format=%B").trimEnd()).toBe(text.trimEnd());
      expect(headings(git("log", "-1", "--format=%B"))).toEqual(["## Changes", "## Pages"]);
      expect(git("interpret-trailers", "--parse", "report.md")).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
