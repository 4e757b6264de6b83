/**
 * `npm run bench:check [folder]`: what `almanac check` costs against `grep -rF` with the same ids, in one run on the same
 * machine, and how its memory grows with the tree. Without a folder, a copy of node_modules is checked. Builds the package
 * first. The budget is twice the CPU time of grep.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDataset } from "../src/lib/almanac/load-dataset.ts";

const root = join(import.meta.dirname, "..");
const work = mkdtempSync(join(tmpdir(), "almanac-bench-"));
const rounds = 3;

/** Parts of node_modules that are programs, caches or fonts. */
const left =
  /node_modules\/(\.|node-linux|@biomejs|@sparticuz|@rolldown\/binding|@img|@esbuild)|\.(node|bare|woff2?|wasm|png)$/;

function treeOf(folder: string): string {
  const tree = join(work, "tree");
  cpSync(folder, tree, { recursive: true, filter: (path) => !left.test(path.replaceAll("\\", "/")) });
  return tree;
}

function megabytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  return files.reduce((sum, it) => sum + statSync(join(it.parentPath, it.name)).size, 0) / 1e6;
}

/** Seconds on the clock and of CPU. */
function timed(command: string): { wall: number; cpu: number } {
  const script = `TIMEFORMAT='%R %U %S'; time ${command} >/dev/null 2>&1`;
  const [wall = 0, user = 0, system = 0] = spawnSync("bash", ["-c", script], { encoding: "utf8" })
    .stderr.trim()
    .split(" ")
    .map(Number);
  return { wall, cpu: user + system };
}

/** Peak megabytes of a check of folders. */
function memoryOf(folders: readonly string[]): number {
  const usage = join(work, "usage.json");
  const args = ["--import", join(root, "bench/usage.mjs"), join(root, "lib/cli.mjs"), "check", ...folders];
  spawnSync(process.execPath, args, { env: { ...process.env, USAGE_FILE: usage } });
  return (JSON.parse(readFileSync(usage, "utf8")) as { megabytes: number }).megabytes;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

try {
  execFileSync("npm", ["run", "prepare"], { cwd: root, stdio: "ignore" });
  const tree = treeOf(process.argv[2] ?? join(root, "node_modules"));
  const ids = new Set(
    loadDataset()
      .records.filter(({ kind }) => kind === "model")
      .map(({ model }) => model),
  );
  writeFileSync(join(work, "ids"), `${[...ids].join("\n")}\n`);
  const parts = readdirSync(tree).map((name) => join(tree, name));
  console.log(`${megabytesIn(tree).toFixed(0)} MB, ${ids.size} ids, median of ${rounds} rounds`);
  const grep: ReturnType<typeof timed>[] = [];
  const check: ReturnType<typeof timed>[] = [];
  for (let i = 0; i < rounds; i++) {
    grep.push(timed(`grep -rF -f '${join(work, "ids")}' '${tree}'`));
    check.push(timed(`'${process.execPath}' '${join(root, "lib/cli.mjs")}' check '${tree}'`));
  }
  for (const kind of ["wall", "cpu"] as const) {
    const [a, b] = [median(grep.map((it) => it[kind])), median(check.map((it) => it[kind]))];
    console.log(`${kind}: grep ${a.toFixed(2)} s, almanac ${b.toFixed(2)} s, ratio ${(b / a).toFixed(2)}`);
  }
  const half = memoryOf(parts.slice(0, parts.length / 2));
  console.log(`peak memory: ${half.toFixed(0)} MB for half of it, ${memoryOf([tree]).toFixed(0)} MB for all`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
