// Commands killed at random points, as a machine that loses its power or a runner that is taken away does.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../../pipeline/cli/program.ts";
import * as extractor from "../../pipeline/extract/extract-page.ts";
import { nodeEffects } from "../../pipeline/storage/effects.ts";
import { awaitPendingCommit } from "../../pipeline/storage/run-lock.ts";
import { checkoutBefore, restore, sameTree, type Tree, treeOf } from "../support/trees.ts";

const folders = ["sources", "generated", ".almanac"];
const data = ["sources", "generated"];
const killsEach = 105;
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

function start({ root, args }: Scenario): ChildProcessWithoutNullStreams {
  // Loading the program takes longer than what it does here: let it be compiled once.
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  return spawn(process.execPath, [worker, "--root", root, ...args], { env });
}

const ended = (child: ChildProcessWithoutNullStreams) => new Promise<void>((done) => child.once("close", () => done()));

/** Lets a waiting command go, to its end or until it is killed. */
async function killed(
  waiting: ChildProcessWithoutNullStreams,
  kill: (child: ChildProcessWithoutNullStreams) => Promise<void>,
): Promise<void> {
  await new Promise((ready) => waiting.stdout.once("data", ready));
  const end = ended(waiting);
  waiting.stdin.end("x");
  await Promise.race([end, kill(waiting)]);
  await end;
}

/** When a kill is due: at any time of the run, while files are staged, or while they are moved to their places. */
const phases = ["run", "staging", "moving"] as const;
type Phase = (typeof phases)[number];
const signs: Record<Phase, string | null> = {
  run: null,
  staging: ".almanac/pending",
  moving: ".almanac/pending/commit.json",
};

/** Waits until a phase has begun, or the process has ended. */
async function begun({ root }: Scenario, child: ChildProcessWithoutNullStreams, phase: Phase): Promise<void> {
  const sign = signs[phase];
  while (sign !== null && !existsSync(join(root, sign)) && child.exitCode === null) await setImmediate();
}

/** How many milliseconds a phase takes in an undisturbed run. */
async function lengthOf(scene: Scenario, phase: Phase): Promise<number> {
  restore(scene.root, folders, scene.old);
  const sign = signs[phase];
  let length = 0;
  await killed(start(scene), async (child) => {
    await begun(scene, child, phase);
    const since = performance.now();
    if (sign === null) await ended(child);
    else while (existsSync(join(scene.root, sign))) await setImmediate();
    length = performance.now() - since;
  });
  expect(sameTree(treeOf(scene.root, folders), scene.next)).toBe(true);
  return length;
}

/** What the kills met, one entry a scenario. */
const met: { untouched: number; old: number; finished: number; new: number }[] = [];

describe.each([
  {
    name: "an ingest",
    make: () => scenario(["cohere", "bedrock"], "bedrock/model-lifecycle", async (_root, take) => take),
  },
  {
    name: "an accept",
    make: () =>
      scenario(["mistral"], "mistral/models", async (root, take) => {
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
    const lengths = new Map<Phase, number>();
    for (const phase of phases) lengths.set(phase, await lengthOf(scene, phase));
    const points = fc.sample(fc.double({ min: 0, max: 1.05, noNaN: true }), { numRuns: killsEach, seed: 11 });
    let waiting = start(scene);
    for (const [i, at] of points.entries()) {
      const phase = phases[i % phases.length] as Phase;

      restore(scene.root, folders, scene.old);
      const child = waiting;
      const run = killed(child, async () => {
        await begun(scene, child, phase);
        const since = performance.now();
        // Half of them at once, because a phase of milliseconds is soon over.
        const part = phase === "run" ? at : Math.max(0, 2 * at - 1);
        while (performance.now() - since < part * (lengths.get(phase) ?? 0)) await setImmediate();
        child.kill("SIGKILL");
      });
      if (i + 1 < points.length) waiting = start(scene);
      await run;
      const raw = treeOf(scene.root, data);
      const staged = existsSync(join(scene.root, ".almanac/pending"));
      const committed = existsSync(join(scene.root, ".almanac/pending/commit.json"));
      // What every command does before it reads.
      await awaitPendingCommit(silent, scene.root);
      const seen = treeOf(scene.root, data);
      const [isOld, isNew] = [scene.old, scene.next].map((tree) => sameTree(seen, only(tree, data)));
      expect([i, phase, at, isOld || isNew]).toEqual([i, phase, at, true]);
      // Before the commit record nothing is in its place, after it nothing is given up.
      expect([i, committed ? isNew : sameTree(raw, seen)]).toEqual([i, true]);
      counts[committed ? "finished" : isNew ? "new" : staged ? "old" : "untouched"] += 1;
      if (i % 10 === 0) {
        expect([0, 1]).toContain(await almanac(scene.root, ...scene.args));
        expect(sameTree(treeOf(scene.root, folders), scene.next)).toBe(true);
      }
    }
    console.log(`${name}: ${JSON.stringify(counts)}`);
  }, 900_000);
});

it("met runs before, during and after the moving of files", () => {
  for (const what of ["untouched", "old", "finished", "new"] as const)
    expect([what, met.reduce((sum, counts) => sum + counts[what], 0)]).not.toEqual([what, 0]);
});

function only(tree: Tree, kept: readonly string[]): Tree {
  return new Map([...tree].filter(([path]) => kept.some((folder) => path.startsWith(`${folder}/`))));
}
