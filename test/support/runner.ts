/**
 * A stand-in for GitHub's runner: does the steps of a job in a fresh clone, in order, with bash as a runner calls it
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#defaultsrunshell). Actions that
 * this project uses are played: checkout, artifacts; `npm ci` is a link to what is installed.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, delimiter, join } from "node:path";
import { repositoryRoot } from "./repository.ts";
import type { Job, Step } from "./workflows.ts";

export interface Origin {
  /** A bare repository. */
  url: string;
  branch: string;
}

/** What `${{ }}` may ask for, by its path: `github.ref_name`, `needs.fetch.outputs.data`. */
export type Contexts = Record<string, string>;

export interface JobRun {
  ok: boolean;
  /** What the steps printed, in order. */
  log: string;
  summary: string;
  outputs: Record<string, string>;
  /** The clone the job worked in. */
  folder: string;
}

export interface Runner {
  origin: Origin;
  /** A folder for clones and artifacts. */
  home: string;
  /** Programs that stand in the place of real ones. */
  programs: string;
  env: Record<string, string>;
}

/** Runs a job; stops at the first step that fails, as a runner does. */
export function runJob(runner: Runner, name: string, job: Job, contexts: Contexts): JobRun {
  // Named by number, not by chance: a program at the same path is compiled once for all runs.
  const folder = join(runner.home, `${name}-${readdirSync(runner.home).length}`);
  mkdirSync(folder);
  const state = { runner, folder, contexts: { ...contexts }, log: "", ok: true };
  for (const step of job.steps ?? []) {
    if (!doStep(state, step)) {
      state.ok = false;
      break;
    }
  }
  if (state.ok)
    for (const { uses, with: input } of job.steps ?? []) if (isCache(uses)) keep(state, String(input?.path));
  const outputs = Object.entries(job.outputs ?? {}).map(([key, value]) => [key, filled(value, state.contexts)]);
  const summaryFile = `${folder}.summary`;
  const summary = existsSync(summaryFile) ? readFileSync(summaryFile, "utf8") : "";
  return { ok: state.ok, log: state.log, summary, outputs: Object.fromEntries(outputs), folder };
}

interface State {
  runner: Runner;
  folder: string;
  contexts: Contexts;
  log: string;
}

function doStep(state: State, step: Step): boolean {
  if (step.run !== undefined) return step.run.startsWith("npm ci ") ? install(state) : bash(state, step, step.run);
  const action = step.uses?.split("@")[0] ?? "";
  const play = actions[action];
  if (!play) throw new Error(`no stand-in for ${action}`);
  return play(state, step, (key) => filled(String(step.with?.[key] ?? ""), state.contexts));
}

const actions: Record<string, (state: State, step: Step, input: (key: string) => string) => boolean> = {
  "actions/checkout": (state, _, input) => {
    const { url, branch } = state.runner.origin;
    const ref = input("ref") || (state.contexts["github.sha"] ?? "");
    git(state.runner.home, "clone", "--quiet", url, state.folder);
    git(state.folder, "checkout", "--quiet", "-B", branch, ref);
    return true;
  },
  "actions/setup-node": () => true,
  "actions/cache": (state, _, input) => {
    const kept = cacheOf(state);
    if (existsSync(kept)) cpSync(kept, join(state.folder, input("path")), { recursive: true });
    return true;
  },
  "actions/upload-artifact": (state, { id }, input) => {
    const source = join(state.folder, input("path"));
    if (!existsSync(source)) return input("if-no-files-found") === "ignore";
    const artifact = mkdtempSync(join(state.runner.home, "artifact-"));
    cpSync(source, artifact, { recursive: true, verbatimSymlinks: true });
    if (id) state.contexts[`steps.${id}.outputs.artifact-id`] = basename(artifact);
    return true;
  },
  "actions/download-artifact": (state, _, input) => {
    const artifact = join(state.runner.home, input("artifact-ids"));
    cpSync(artifact, join(state.folder, input("path")), { recursive: true, verbatimSymlinks: true });
    return true;
  },
};

const isCache = (uses = ""): boolean => uses.startsWith("actions/cache@");
const cacheOf = ({ runner }: State): string => join(runner.home, "cache");

/** What the action does after the last step of a job. */
function keep(state: State, path: string): void {
  const folder = join(state.folder, path);
  if (existsSync(folder)) cpSync(folder, cacheOf(state), { recursive: true });
}

function install({ folder }: State): boolean {
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"));
  return true;
}

function bash(state: State, step: Step, script: string): boolean {
  const { runner, folder, contexts } = state;
  const [file, output, summary] = [`${folder}.sh`, `${folder}.output`, `${folder}.summary`];
  writeFileSync(file, script);
  writeFileSync(output, "");
  const own = Object.entries(step.env ?? {}).map(([key, value]) => [key, filled(value, contexts)]);
  const path = [runner.programs, join(repositoryRoot, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const run = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", `exec 2>&1; . "${file}"`], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: path,
      HOME: runner.home,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      CI: "true",
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      ...runner.env,
      ...Object.fromEntries(own),
    },
  });
  state.log += run.stdout + run.stderr;
  for (const line of readFileSync(output, "utf8").split("\n")) {
    const [key, value] = line.split("=");
    if (step.id && key && value !== undefined) contexts[`steps.${step.id}.outputs.${key}`] = value;
  }
  return run.status === 0;
}

/** A text with each `${{ path }}` filled in; one that is unknown is empty, as on GitHub. */
function filled(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, path: string) => contexts[path] ?? "");
}

/** Runs git and gives what it printed; throws where it fails. */
export function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}
