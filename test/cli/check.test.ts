// `almanac check`: which files and lines are read, when it fails, and what leaves findings out.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { linesOfDiff } from "../../pipeline/cli/check/changed-lines.ts";
import { checkConfig } from "../../pipeline/cli/check/settings.ts";
import { repositoryRoot } from "../support/repository.ts";

// A part of the data of one day, so that nothing here changes with the data.
const data = join(repositoryRoot, "test/fixtures/check/almanac.json");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "almanac-check-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder, stdio: "pipe" });

function check(...args: string[]) {
  return checkWith(undefined, ...args);
}
function checkWith(input: string | undefined, ...args: string[]) {
  const run = spawnSync(
    process.execPath,
    [
      join(repositoryRoot, "pipeline/cli/main.ts"),
      "check",
      "--on",
      "2026-11-28",
      "--format",
      "json",
      "--data",
      data,
      ...args,
    ],
    { cwd: folder, encoding: "utf8", ...(input !== undefined && { input }) },
  );
  const report =
    run.stdout === "" ? null : (JSON.parse(run.stdout) as { findings: Found[]; skipped: string[]; ignored: number });
  const places = report?.findings.map((it) => `${it.path}:${it.line}:${it.column} ${it.written} ${it.status}`).sort();
  return { code: run.status, stderr: run.stderr, report, places };
}
interface Found {
  path: string;
  line: number;
  column: number;
  written: string;
  status: string;
  fails: boolean;
}

describe("the files", () => {
  it("are those that git sees: tracked, or new and not ignored", () => {
    put({ ".gitignore": "out/\n", "a.py": "'gpt-4-0314'", "out/b.py": "'gpt-4-0314'", "c/d.py": "'gpt-4-0314'" });
    git("init", "-q");
    git("add", "a.py", ".gitignore");
    expect(check().places).toEqual(["a.py:1:2 gpt-4-0314 retired", "c/d.py:1:2 gpt-4-0314 retired"]);
    expect(check("c").places).toEqual(["c/d.py:1:2 gpt-4-0314 retired"]);
  });

  it("outside a repository heed every .gitignore on the way", () => {
    put({
      ".gitignore": "*.log\n",
      "x.log": "'gpt-4-0314'",
      "s/.gitignore": "y.py\n",
      "s/y.py": "'gpt-4-0314'",
      "s/z.py": "'gpt-4-0314'",
    });
    expect(check().places).toEqual(["s/z.py:1:2 gpt-4-0314 retired"]);
  });

  it("are text: binary ones are passed over, too large ones are said", () => {
    put({
      "a.bin": Buffer.from("\0'gpt-4-0314'"),
      "almanac.config.json": '{ "maximumSize": 100 }',
      "b.py": `'gpt-4-0314'${" ".repeat(200)}`,
    });
    put({ "u.txt": Buffer.from("\ufeffmodel: gpt-4-0314", "utf16le") });
    const { places, report } = check();
    expect(places).toEqual(["u.txt:1:8 gpt-4-0314 retired"]);
    expect(report?.skipped).toEqual(["b.py (too large)"]);
  });

  it("have columns as editors count them", () => {
    put({ "a.py": "# é😀 'gpt-4-0314' 'gpt-4-0314'\n" });
    expect(check().places).toEqual(["a.py:1:21 gpt-4-0314 retired", "a.py:1:8 gpt-4-0314 retired"]);
  });

  it("may be named by their whole path", () => {
    put({ "s/a.py": "'gpt-4-0314'" });
    expect(check(folder).places).toEqual(["s/a.py:1:2 gpt-4-0314 retired"]);
    expect(check(join(folder, "s/a.py"), "s").places).toEqual(["s/a.py:1:2 gpt-4-0314 retired"]);
  });

  it("may be standard input, or one that is not there", () => {
    expect(checkWith("model: gpt-4-0314", "--stdin").places).toEqual(["<stdin>:1:8 gpt-4-0314 retired"]);
    expect(check("nowhere")).toMatchObject({ code: 1, stderr: expect.stringContaining("nowhere: no such file") });
  });
});

describe("the lines", () => {
  it("are only those added since a commit, with --changed", () => {
    put({ "a.py": "'gpt-4-0314'\n" });
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "a");
    put({ "a.py": "'gpt-4-0314'\n'gpt-4-32k-0314'\n", "new.py": "'o1-mini'" });
    expect(check("--changed", "HEAD").places).toEqual([
      "a.py:2:2 gpt-4-32k-0314 retired",
      "new.py:1:2 o1-mini retired",
    ]);
    expect(check("--changed", "nothing").code).toBe(1);
  });

  it("are read from the hunks of a diff", () => {
    const diff = "--- a/x\n+++ b/x y.py\t\n@@ -1,2 +3,2 @@\n+a\n+b\n@@ -9,0 +12 @@\n+c\n+++ b/z\n@@ -1 +0,0 @@\n";
    expect([...linesOfDiff(diff)].map(([path, lines]) => [path, ...lines])).toEqual([["x y.py", 3, 4, 12], ["z"]]);
  });
});

describe("the check fails", () => {
  const model = (id: string) => put({ "m.yaml": `model: ${id}\n` });
  it.each([
    ["gpt-4-0314", ["--fail-on", "retired"], 2],
    ["gpt-4-0314", ["--fail-on", "never"], 0],
    ["anthropic.claude-opus-4-1-20250805-v1:0", ["--within", "10d"], 0],
    ["anthropic.claude-opus-4-1-20250805-v1:0", ["--within", "90d"], 2],
    ["anthropic.claude-opus-4-1-20250805-v1:0", ["--fail-on", "retired"], 0],
    ["gemini-2.5-flash-preview-09-2025", [], 0],
    ["gemini-2.5-flash-preview-09-2025", ["--soft"], 2],
    ["gpt-9-mega", ["--fail-on", "deprecated", "--soft"], 0],
  ])("for %s with %j: %d", (id, args, code) => {
    model(id);
    expect(check(...args).code).toBe(code);
  });

  it("never for an unknown id, which is listed nevertheless", () => {
    model("gpt-9-mega");
    expect(check().places).toEqual(["m.yaml:1:8 gpt-9-mega unknown"]);
  });

  it("by the clock of the platform that is used", () => {
    const place = "m.yaml:1:8 claude-opus-4-1-20250805";
    model("claude-opus-4-1-20250805");
    expect(check().places).toEqual([`${place} retired`]);
    expect(check("--via", "bedrock").places).toEqual([`${place} retiring`]);
    expect(check("--via", "openai").places).toEqual([`${place} unknown`]);
    expect(check("--via", "nobody").code).toBe(1);
  });
});

it("goes on with the files that change, with --watch", async () => {
  put({ "a.py": "'gpt-4-0314'" });
  const args = [join(repositoryRoot, "pipeline/cli/main.ts"), "check", "--watch", "--on", "2026-11-28", "--data", data];
  const watching = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(() => void watching.kill());
  let output = "";
  watching.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await vi.waitFor(() => expect(output).toContain("a.py:1:2: error"), 60_000);
  // Written until it is seen: the watch begins some time after the first report.
  await vi.waitFor(
    () => {
      put({ "b.py": "'o1-mini'" });
      expect(output).toContain("b.py:1:2: error");
    },
    { timeout: 60_000, interval: 500 },
  );
  expect(output.match(/a\.py:1:2/g)).toHaveLength(1);
});

describe("findings are left out", () => {
  it("by comments in force", () => {
    put({ "a.py": "m = 'gpt-4-0314'  # almanac-ignore: a test until 2026-12-31\n" });
    expect(check()).toMatchObject({ code: 0, report: { ignored: 1 } });
    put({ "a.py": "m = 'gpt-4-0314'  # almanac-ignore: a test until 2026-01-01\n" });
    expect(check().code).toBe(2);
  });

  it("by a baseline, until the file has the id once more", () => {
    put({ "a.py": "'gpt-4-0314'\n" });
    expect(check("--write-baseline", "known.json").code).toBe(0);
    expect(check("--baseline", "known.json")).toMatchObject({ code: 0, places: [] });
    put({ "a.py": "'gpt-4-0314'\n'gpt-4-0314'\n", "almanac.config.json": '{ "baseline": "known.json" }' });
    expect(check("a.py")).toMatchObject({ code: 2, places: ["a.py:2:2 gpt-4-0314 retired"] });
  });

  it("by the configuration, which is checked, and whose schema agrees", () => {
    const validate = new Ajv2020({ strict: false }).compile(z.toJSONSchema(checkConfig));
    expect(validate({ via: "openai", within: 60, exclude: ["docs/"] })).toBe(true);
    expect(validate({ exclud: [] })).toBe(false);
    put({ "a.py": "'gpt-4-0314'\n", "almanac.config.json": '{ "exclude": ["*.py"] }' });
    expect(check().code).toBe(0);
    put({ "almanac.config.json": '{ "exclud": [] }' });
    expect(check()).toMatchObject({ code: 1, stderr: expect.stringContaining("exclud") });
  });
});

describe("almanac fix", () => {
  const fix = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [join(repositoryRoot, "pipeline/cli/main.ts"), "fix", "--on", "2026-11-28", "--data", data, ...args],
      { cwd: folder, encoding: "utf8" },
    );
  const before =
    "# é\na = 'claude-opus-4-1-20250805', 'o1-mini', 'anthropic/claude-opus-4-1-20250805'\nb = 'gpt-4-0314'\n";
  const after = "# é\na = 'claude-opus-4-8', 'o1-mini', 'anthropic/claude-opus-4-8'\nb = 'gpt-4-0314'\n";

  it("changes nothing unless told to", () => {
    put({ "a.py": before });
    const { stdout, status } = fix();
    expect(status).toBe(0);
    expect(stdout).toContain("a.py:2:6: claude-opus-4-1-20250805 -> claude-opus-4-8");
    // Its replacement, o4-mini, is going away itself.
    expect(stdout).toContain("o1-mini: not swapped, no replacement that is staying");
    expect(stdout).toContain("2 to swap with --write, 2 left to you");
    expect(readFileSync(join(folder, "a.py"), "utf8")).toBe(before);
  });

  it("writes every swap in its place, and nothing else", () => {
    put({ "a.py": before });
    expect(fix("--write").stdout).toContain("2 swapped, 2 left to you");
    expect(readFileSync(join(folder, "a.py"), "utf8")).toBe(after);
    expect(fix("--write").stdout).toContain("0 swapped, 2 left to you");
  });

  it("commits each id by itself, over a clean tree only", () => {
    put({ "a.py": before });
    git("init", "-q");
    git("config", "user.name", "a");
    git("config", "user.email", "a@example.com");
    git("add", ".");
    git("commit", "-qm", "first");
    expect(fix("--commit").status).toBe(0);
    const subjects = git("log", "--format=%s").toString().trim().split("\n");
    expect(subjects.sort()).toEqual([
      "Replace anthropic/claude-opus-4-1-20250805 with anthropic/claude-opus-4-8",
      "Replace claude-opus-4-1-20250805 with claude-opus-4-8",
      "first",
    ]);
    put({ "a.py": before });
    expect(fix("--commit")).toMatchObject({ status: 1, stderr: expect.stringContaining("your own changes") });
  });
});
