// The ingest workflow, its steps run for real: clones of a repository, an artifact between the jobs, a stand-in for gh.

import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acts, runnerCommands } from "../support/github.ts";
import { repositoryRoot } from "../support/repository.ts";
import { type Contexts, git, type JobRun, type Runner, runJob } from "../support/runner.ts";
import { workflow } from "../support/workflows.ts";

const { jobs } = workflow("ingest.yml");
const today = new Date().toISOString().slice(0, 10);
const branch = "main";
/** A run of all jobs starts a dozen processes. */
const timeout = 300_000;
const seed = mkdtempSync(join(tmpdir(), "almanac-seed-"));
let runner: Runner;

/** The page as it was last taken, as a page that could be taken again: the snapshot without its head. */
const taken = "sources/anthropic/model-deprecations/2026-08-22.md";
const page = readFileSync(join(repositoryRoot, taken), "utf8").replace(/^---\n.*?\n---\n/s, "");

beforeAll(() => {
  const files = git(repositoryRoot, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0");
  const parts = ["sources/anthropic/", "generated/schema/", "pipeline/", "scripts/", "bin/", ".github/"];
  // As it was on that day, whatever has been taken since.
  const later = (file: string) => dirname(file) === dirname(taken) && file > taken;
  for (const file of files.filter((path) => parts.some((part) => path.startsWith(part)) || !path.includes("/"))) {
    if (file !== "" && !later(file)) cpSync(join(repositoryRoot, file), join(seed, file));
  }
  symlinkSync(join(repositoryRoot, "node_modules"), join(seed, "node_modules"));
  spawnSync(process.execPath, ["bin/almanac.js", "rebuild"], { cwd: seed });
  rmSync(join(seed, "node_modules"));
  git(seed, "init", "--quiet", `--initial-branch=${branch}`);
  git(seed, "add", "--all");
  git(seed, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message=Seed");
});

beforeEach(() => {
  const home = `${seed}-runs`;
  mkdirSync(home);
  const url = join(home, "origin.git");
  git(home, "clone", "--quiet", "--bare", seed, url);
  const GH_STATE = join(home, "gh.json");
  writeFileSync(GH_STATE, JSON.stringify({ issues: [], labels: [], pulls: [], calls: [] }));
  const env = {
    GH_STATE,
    PAGE_PROVIDER: "anthropic",
    PAGE_ID: "model-deprecations",
    PAGE_FILE: join(home, "page.md"),
    NODE: process.execPath,
  };
  runner = { origin: { url, branch }, home, programs: join(repositoryRoot, "test/support/programs"), env };
  return () => rmSync(home, { recursive: true });
});

afterAll(() => rmSync(seed, { recursive: true }));

const head = (name = branch) => git(runner.origin.url, "rev-parse", name);
const show = (what: string) => git(runner.origin.url, "show", what);
const changed = (name = branch) => git(runner.origin.url, "show", "--format=", "--name-only", name).split("\n");
const github = () => JSON.parse(readFileSync(runner.env.GH_STATE ?? "", "utf8"));

interface Flow {
  runs: Record<string, JobRun>;
  /** The first job that failed, or null. */
  failed: string | null;
  log: string;
}

/** Runs the jobs as far as they succeed; `between` may tamper with what the first one hands on. */
function flow(text: string, variables: Contexts = {}, between = (_: string) => {}): Flow {
  writeFileSync(runner.env.PAGE_FILE ?? "", text);
  const contexts: Contexts = {
    "github.sha": head(),
    "github.ref_name": branch,
    "github.token": "token",
    "github.repository": "acme/almanac",
    "github.server_url": "https://github.example",
    ...variables,
  };
  const names = ["fetch", "verify", "commit", ...(variables["vars.ALMANAC_PROPOSE"] ? ["propose"] : []), "issues"];
  const runs: Record<string, JobRun> = {};
  for (const name of names) {
    const run = runJob(runner, name, jobs[name] ?? {}, contexts);
    runs[name] = run;
    if (!run.ok) break;
    for (const [key, value] of Object.entries(run.outputs)) contexts[`needs.${name}.outputs.${key}`] = value;
    if (name === "fetch") between(join(runner.home, run.outputs.data ?? ""));
  }
  const failed = Object.entries(runs).find(([, { ok }]) => !ok)?.[0] ?? null;
  return {
    runs,
    failed,
    log: Object.values(runs)
      .map(({ log }) => log)
      .join(""),
  };
}

/** The commands in a log that a runner would do: those outside what stands between stop-commands and its token. */
function commandsDone(log: string): string[] {
  let token: string | null = null;
  return log.split("\n").flatMap((line) => {
    if (token !== null) {
      if (line === `::${token}::`) token = null;
      return [];
    }
    token = /^::stop-commands::(\w+)$/.exec(line)?.[1] ?? null;
    return token === null ? runnerCommands(line) : [];
  });
}

/** The page with another row in its first table. */
const row = "| Active | N/A | Not sooner than July 24, 2028 |";
const withRow = (model: string) => page.replace("| claude-opus-5 |", `| ${model} ${row}\n| claude-opus-5 |`);

const broken = page.replaceAll("Retirement", "Something").replaceAll("retirement", "something");
const snapshot = `sources/anthropic/model-deprecations/${today}.md`;

describe("a day", { timeout }, () => {
  it("without news changes the checks alone, and a second run of that day nothing", () => {
    const { failed, runs, log } = flow(page);
    expect(failed, log).toBeNull();
    expect(changed()).toEqual(["generated/checks.json"]);
    expect(runs.commit?.outputs.sha).toBe(head());
    const before = head();
    const kept = join(runner.home, "cache/anthropic/model-deprecations");
    const read = readdirSync(kept);
    expect(read).not.toEqual([]);
    expect(flow(page).runs.commit?.outputs.sha).toBe(before);
    expect(head()).toBe(before);
    expect(readdirSync(kept)).toEqual(read);
  });

  it("with news is one commit of the data, its message the report", () => {
    const { failed, runs, log } = flow(withRow("claude-next-1"));
    expect(failed, log).toBeNull();
    expect(changed()).toEqual(
      expect.arrayContaining([snapshot, "generated/checks.json", "generated/models/anthropic/claude-next-1.json"]),
    );
    expect(changed().filter((path) => !/^(?:sources|generated)\//.test(path))).toEqual([]);
    expect(git(runner.origin.url, "log", "-1", "--format=%an <%ae>%n%B", branch)).toBe(
      `github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>\n${runs.fetch?.summary.trim()}`,
    );
    expect(runs.fetch?.summary).toContain("claude-next-1");
    expect(github().issues).toEqual([]);
  });

  it("with news is a pull request where a person wants to merge, one however often it runs", () => {
    const before = head();
    const propose = { "vars.ALMANAC_PROPOSE": "true" };
    expect(flow(withRow("claude-next-1"), propose).failed).toBeNull();
    expect(flow(withRow("claude-next-2"), propose).failed).toBeNull();
    expect(head()).toBe(before);
    expect(show("ingest:generated/models/anthropic/claude-next-2.json")).toContain("claude-next-2");
    const [pull, ...others] = github().pulls;
    expect(others).toEqual([]);
    expect(pull).toMatchObject({ head: "ingest", base: branch });
    const message = git(runner.origin.url, "log", "-1", "--format=%B", "ingest");
    expect(`${pull.title}\n\n${pull.body}`.trim()).toBe(message);
  });

  it("is left to the next run where someone pushed meanwhile", () => {
    const pushing = (): void => {
      const clone = join(runner.home, "someone");
      git(runner.home, "clone", "--quiet", runner.origin.url, clone);
      writeFileSync(join(clone, "NOTE.md"), "mine\n");
      git(clone, "add", "--all");
      git(clone, "-c", "user.name=b", "-c", "user.email=b@example.com", "commit", "--quiet", "--message=Mine");
      git(clone, "push", "--quiet", "origin", branch);
    };
    expect(flow(withRow("claude-next-1"), {}, pushing).failed).toBe("commit");
    expect(changed()).toEqual(["NOTE.md"]);
  });
});

it("log commands are off for all that a command prints, to both streams and without an end of line, and on again", () => {
  const prints = "echo ::error::a; echo ::error::b >&2; printf '##[error]c'; exit 3";
  const run = spawnSync("bash", [".github/verbatim.sh", "bash", "-c", prints], { cwd: seed, encoding: "utf8" });
  expect(run).toMatchObject({ status: 3, stderr: "" });
  expect(run.stdout).toContain("::error::b");
  expect(commandsDone(`${run.stdout}::warning::on again`)).toEqual(["::warning::on again"]);
});

describe("words of a page run nothing", { timeout }, () => {
  it("where they are taken: no command of the log, none of GitHub in the commit's message", () => {
    const words = ["claude x::set-output name=data::evil", "claude-##[error]evil", "claude-fixes #1 @octocat"];
    const { failed, log } = flow(withRow(words.map((word) => `\`${word}\``).join(` ${row}\n| `)));
    expect(failed, log).toBeNull();
    expect(changed()).toContain(snapshot);
    expect(commandsDone(log)).toEqual([]);
    const message = git(runner.origin.url, "log", "-1", "--format=%B", branch);
    expect(message).toContain("set-output");
    for (const [act, pattern] of Object.entries(acts)) expect(message, act).not.toMatch(pattern);
  });

  it("where they are not: no command of the shell, no expression, none of GitHub in the issue", () => {
    const words = ["`$(touch evil)`", "`$" + "{{ github.token }}`", "; touch evil", "::error::x"];
    const cells = words.map((word) => `| ${word} | Active | N/A | ${word} |\n`).join("");
    // Without its other rows, the page is quarantined, and an issue says why.
    const rest = page.replace("| claude-opus-5 |", "| here |").replace(/^\|.*claude-.*\n/gm, "");
    const { failed, runs, log } = flow(rest.replace(/^\| here \|.*\n/m, cells));
    expect(failed, log).toBeNull();
    expect(commandsDone(log).map((line) => line.slice(0, 11))).toEqual(["::warning::"]);
    const made = Object.values(runs).flatMap(({ folder }) => readdirSync(folder));
    expect(made).not.toContain("evil");
    const [issue] = github().issues;
    for (const [act, pattern] of Object.entries(acts)) expect(said(issue.body), act).not.toMatch(pattern);
  });

  /** The body without the marker and the address of the page, which are ours. */
  const said = (body: string) => body.replace(/^<!-- .* -->$/m, "").replace(/^`https:.*`$/m, "");
});

describe("a page that is not taken", { timeout }, () => {
  it("is told in one issue however often it comes, its bytes are kept, and the issue is closed when the page is well", () => {
    const { failed, runs, log } = flow(broken);
    expect(failed, log).toBeNull();
    expect(commandsDone(log)).toEqual(["::warning::Some pages were not accepted; see the summary of this run."]);
    expect(runs.fetch?.summary).toContain("quarantined");
    expect(keptAside()).toEqual(["model-deprecations.json", "model-deprecations.md"]);
    for (const _ of ["the next day", "the day after"]) {
      expect(runJob(runner, "issues", jobs.issues ?? {}, issueContexts()).ok).toBe(true);
    }
    const [issue, ...others] = github().issues;
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ open: true, title: "anthropic/model-deprecations needs review", label: "source" });
    expect(issue.body).toContain("marker-missing");
    expect(flow(page).failed).toBeNull();
    expect(runJob(runner, "issues", jobs.issues ?? {}, issueContexts()).ok).toBe(true);
    expect(github().issues).toMatchObject([
      { open: false, comments: [`The page has been read successfully since ${today}.`] },
    ]);
  });

  it("ends the workflow where nothing could be done", () => {
    const before = head();
    const { failed, runs } = flow(page, { "inputs.provider": "nobody" });
    expect(failed).toBe("fetch");
    expect(runs.fetch?.summary).toContain("Data update failed");
    expect(head()).toBe(before);
  });

  const issueContexts = (): Contexts => ({
    "needs.commit.outputs.sha": head(),
    "github.token": "token",
    "github.repository": "acme/almanac",
  });
  const keptAside = () => {
    const artifacts = readdirSync(runner.home).filter((name) => name.startsWith("artifact-"));
    const folders = artifacts.map((name) => join(runner.home, name, "anthropic")).filter((name) => existsSync(name));
    return folders.flatMap((folder) => readdirSync(folder)).sort();
  };
});

describe("what the job that fetched hands on is refused with all that is in it", { timeout }, () => {
  const put = (path: string, text: string) => (artifact: string) => {
    mkdirSync(join(artifact, "data", dirname(path)), { recursive: true });
    writeFileSync(join(artifact, "data", path), text);
  };
  const link = (path: string, target: string) => (artifact: string) => {
    mkdirSync(join(artifact, "data", dirname(path)), { recursive: true });
    symlinkSync(target, join(artifact, "data", path));
  };
  const stray: Record<string, (artifact: string) => void> = {
    "a workflow": put(".github/workflows/evil.yml", "on: push"),
    "a program": put("scripts/take-data.ts", ""),
    "a definition of a source": put("sources/anthropic/source.yaml", "id: evil"),
    "an annotation": put("sources/anthropic/annotations.yaml", "[]"),
    "a snapshot in the place of another": put(taken, "---\n---\n"),
    "a snapshot of no provider": put("sources/evil/models/2026-01-01.md", ""),
    "a schema": put("generated/schema/model.schema.json", "{}"),
    "a file of git": put("generated/models/anthropic/.gitattributes", "* filter=evil"),
    "a path out of the folder": put("generated/models/../../../package.json", "{}"),
    "a link": link("generated/models/anthropic/x.json", "/etc/passwd"),
    "a link to a folder": link("generated/models/anthropic", "/etc"),
    "too large a file": put("generated/checks.json", " ".repeat(8_000_001)),
    "another file beside the report": (artifact) => writeFileSync(join(artifact, "result.sh"), ""),
    "no report": (artifact) => rmSync(join(artifact, "report.md")),
  };

  it.each(Object.keys(stray))("%s", (what) => {
    const artifact = mkdtempSync(join(runner.home, "artifact-"));
    writeFileSync(join(artifact, "report.md"), "Data: news\n\nNews.\n");
    if (!what.startsWith("a link")) put("generated/models/anthropic/claude-new.json", "{}")(artifact);
    stray[what]?.(artifact);
    // In the seed itself: what is refused leaves nothing behind.
    const run = spawnSync(process.execPath, ["scripts/take-data.ts", artifact], { cwd: seed, encoding: "utf8" });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("rejected: ");
    expect(git(seed, "status", "--porcelain")).toBe("");
  });

  it("a record that the snapshots do not give", () => {
    const before = head();
    const forge = put("generated/models/anthropic/claude-opus-5.json", "{}\n");
    const { failed, log } = flow(withRow("claude-next-1"), {}, forge);
    expect(failed).toBe("verify");
    expect(log).toContain("differs: generated/models/anthropic/claude-opus-5.json");
    expect(head()).toBe(before);
  });

  it("checks that are none", () => {
    expect(flow(page, {}, put("generated/checks.json", "[{}]")).failed).toBe("verify");
  });
});
