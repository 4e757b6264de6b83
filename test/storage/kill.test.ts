// Commands killed at points all over their run, as a machine that loses its power or a runner that is taken away does.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../../pipeline/cli/program.ts";
import * as extractor from "../../pipeline/extract/extract-page.ts";
import { nodeEffects } from "../../pipeline/storage/effects.ts";
import { awaitPendingCommit } from "../../pipeline/storage/run-lock.ts";
import { isLong } from "../support/long.ts";
import { checkoutBefore, restore, sameTree, type Tree, treeOf } from "../support/trees.ts";

const folders = ["sources", "generated", ".almanac"];
const data = ["sources", "generated"];
const killsEach = isLong ? 315 : 15;
const worker = join(import.meta.dirname, "../support/kill-worker.ts");
const compiled = mkdtempSync(join(tmpdir(), "almanac-compiled-"));
const made = [compiled];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

interface Scenario {
  root: string;
  args: string[];
  old: Tree;
  next: Tree;
}

const silent = { ...nodeEffects(), out: () => {}, err: () => {} };
const almanac = (root: string, ...args: string[]): Promise<number> =>
  run(["--root", root, ...args], silent, async () => extractor);

/** A checkout before and after a command, which is to be killed from now on. */
async function scenario(
  providers: string[],
  page: string,
  prepare: (root: string, take: string[]) => Promise<string[]>,
) {
  const root = mkdtempSync(join(tmpdir(), "almanac-kill-"));
  made.push(root);
  const { file, day } = checkoutBefore(root, providers, page);
  const [provider = "", id = ""] = page.split("/");
  await almanac(root, "rebuild");
  const args = await prepare(root, ["ingest", "--from", file, "--provider", provider, "--page", id, "--on", day]);
  const old = treeOf(root, folders);
  await almanac(root, ...args);
  const next = treeOf(root, folders);
  expect(sameTree(old, next)).toBe(false);
  return { root, args, old, next };
}

/** Starts a command that waits to be let go; with `step`, it kills itself before its `step`-th change of a file. */
function start({ root, args }: Scenario, step?: number): ChildProcessWithoutNullStreams {
  // Loading the program takes longer than what it does here: let it be compiled once.
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled, KILL_BEFORE_STEP: String(step ?? "") };
  return spawn(process.execPath, [worker, "--root", root, ...args], { env });
}

const ended = (child: ChildProcessWithoutNullStreams) => new Promise<void>((done) => child.once("close", () => done()));

/** Lets a waiting command go, to its end or until it is killed after so many milliseconds; gives the milliseconds it took. */
async function released(waiting: ChildProcessWithoutNullStreams, killAfter?: number): Promise<number> {
  await new Promise((ready) => waiting.stdout.once("data", ready));
  const end = ended(waiting);
  const since = performance.now();
  waiting.stdin.end("x");
  if (killAfter !== undefined) {
    await Promise.race([end, setTimeout(killAfter)]);
    waiting.kill("SIGKILL");
  }
  await end;
  return performance.now() - since;
}

/**
 * Where a kill falls: at a time of the run, from its first moment to after its end, or right before one of the changes of
 * files while they are staged, or while they are moved to their places.
 */
type Way = "time" | "staging" | "moving";
const ways: readonly Way[] = ["time", "staging", "moving"];

/** What an undisturbed run does: how many milliseconds it takes, how many changes of files, and how many up to its commit. */
interface Course {
  length: number;
  steps: number;
  committed: number;
}

async function courseOf(scene: Scenario): Promise<Course> {
  restore(scene.root, folders, scene.old);
  const child = start(scene);
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  const length = await released(child);
  expect(sameTree(treeOf(scene.root, folders), scene.next)).toBe(true);
  const paths = JSON.parse(said.slice(said.lastIndexOf("\n[") + 1)) as string[];
  const committed = paths.findIndex((path) => path.endsWith(".almanac/pending/commit.json")) + 1;
  expect(committed).toBeGreaterThan(0);
  return { length, steps: paths.length, committed };
}

/** The `number`-th of the kills of one way, which are spread evenly: a share of the run's time, or a step. */
function pointOf(way: Way, number: number, { steps, committed }: Course): number {
  const share = number / (killsEach / ways.length - 1);
  if (way === "time") return share * 1.2;
  return way === "staging"
    ? 1 + Math.round(share * (committed - 1))
    : committed + 1 + Math.round(share * (steps - committed - 1));
}

/** What the kills met, one entry a scenario. */
const met: { untouched: number; old: number; finished: number; new: number }[] = [];

describe.each([
  {
    name: "an ingest",
    make: () => scenario(["cohere", "groq"], "groq/deprecations", async (_root, take) => take),
  },
  {
    name: "an accept",
    make: () =>
      scenario(["mistral"], "mistral/models", async (root, take) => {
        const definition = join(root, "sources/mistral/source.yaml");
        const text = readFileSync(definition, "utf8").replace("    markers: [", "    markers: [nowhere on the page, ");
        writeFileSync(definition, text);
        expect(await almanac(root, ...take)).toBe(2);
        return ["accept", "mistral/models"];
      }),
  },
  {
    name: "a rebuild",
    make: () =>
      scenario(["cohere", "groq"], "cohere/deprecations", async (root) => {
        restore(root, ["generated"], new Map());
        return ["rebuild"];
      }),
  },
])("$name that is killed", ({ name, make }) => {
  it(`leaves the old data or the new, and the next run goes on (${killsEach} kills)`, async () => {
    const scene = await make();
    const counts = { untouched: 0, old: 0, finished: 0, new: 0 };
    met.push(counts);
    const course = await courseOf(scene);
    const kills = Array.from({ length: killsEach }, (_, i) => {
      const way = ways[i % ways.length] as Way;
      return { way, at: pointOf(way, Math.floor(i / ways.length), course) };
    });
    const begin = (i: number) => start(scene, kills[i]?.way === "time" ? undefined : kills[i]?.at);
    let waiting = begin(0);
    for (const [i, { way, at }] of kills.entries()) {
      restore(scene.root, folders, scene.old);
      const run = released(waiting, way === "time" ? at * course.length : undefined);
      if (i + 1 < kills.length) waiting = begin(i + 1);
      await run;
      const raw = treeOf(scene.root, data);
      const staged = existsSync(join(scene.root, ".almanac/pending"));
      const committed = existsSync(join(scene.root, ".almanac/pending/commit.json"));
      // What every command does before it reads.
      await awaitPendingCommit(silent, scene.root);
      const seen = treeOf(scene.root, data);
      const [isOld, isNew] = [scene.old, scene.next].map((tree) => sameTree(seen, only(tree, data)));
      expect([i, way, at, isOld || isNew]).toEqual([i, way, at, true]);
      // Before the commit record nothing is in its place, after it nothing is given up.
      expect([i, committed ? isNew : sameTree(raw, seen)]).toEqual([i, true]);
      counts[committed ? "finished" : isNew ? "new" : staged ? "old" : "untouched"] += 1;
      if (i % 10 === 0) {
        expect([0, 1]).toContain(await almanac(scene.root, ...scene.args));
        expect(sameTree(treeOf(scene.root, folders), scene.next)).toBe(true);
      }
    }
    console.log(`${name}: ${JSON.stringify(counts)}`);
  });
});

it("met runs before, during and after the moving of files", () => {
  for (const what of ["untouched", "old", "finished", "new"] as const)
    expect([what, met.reduce((sum, counts) => sum + counts[what], 0)]).not.toEqual([what, 0]);
});

function only(tree: Tree, kept: readonly string[]): Tree {
  return new Map([...tree].filter(([path]) => kept.some((folder) => path.startsWith(`${folder}/`))));
}
