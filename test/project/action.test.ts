// What others run: the GitHub Action, the pre-commit hook, the package's own description of itself.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { repositoryRoot, textOf } from "../support/repository.ts";

interface Action {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: { env: Record<string, string>; run: string }[] };
}
const action = parse(textOf("action.yml")) as Action;

function runAction(text: string, inputs: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "almanac-action-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "a.py"), text);
  const summary = join(folder, "summary.txt");
  const env = {
    PATH: dirname(process.execPath) + delimiter + process.env.PATH,
    ALMANAC: repositoryRoot,
    GITHUB_STEP_SUMMARY: summary,
    ...inputs,
  };
  const { status, stdout, stderr } = spawnSync(join(repositoryRoot, "scripts/action.sh"), {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr, read: (name: string) => readFileSync(join(folder, name), "utf8"), summary };
}

describe("the action", () => {
  it("hands every input to the script as a variable, none as text", () => {
    const [step] = action.runs.steps;
    const variables = Object.entries(step?.env ?? {}).filter(([, value]) => value.includes("inputs."));
    const nameOf = (input: string) => `INPUT_${input.toUpperCase().replaceAll("-", "_")}`;
    expect(variables.map(([name]) => name)).toEqual(Object.keys(action.inputs).map(nameOf));
    expect(step?.run).not.toContain("{{");
    const script = textOf("scripts/action.sh");
    for (const [name] of variables) expect(script).toContain(name);
  });

  it("annotates, summarises, writes SARIF, and fails as the check does", () => {
    const { status, stdout, read, summary } = runAction('m = "text-davinci-003"\n', {
      INPUT_PATHS: "a.py\n",
      INPUT_SARIF: "a.sarif",
    });
    expect(stdout).toMatch(/^::error file=a\.py,line=1,col=6,/m);
    expect(status).toBe(2);
    expect(JSON.parse(read("a.sarif")).runs[0].results).toHaveLength(1);
    expect(readFileSync(summary, "utf8")).toContain("`text-davinci-003`");
  });

  it("takes what is in an input for a value, whatever it is", () => {
    const { status, stderr } = runAction("", { INPUT_PATHS: "$(touch x); a.py", INPUT_VIA: "--help" });
    expect([status, stderr]).toEqual([1, expect.stringContaining("almanac:")]);
  });
});

it("the hook of pre-commit runs a command that the package has", () => {
  const [hook] = parse(textOf(".pre-commit-hooks.yaml")) as { entry: string; language: string }[];
  const { bin } = JSON.parse(textOf("package.json")) as { bin: Record<string, string> };
  expect(hook?.language).toBe("node");
  expect(Object.keys(bin)).toContain(hook?.entry.split(" ")[0]);
});
