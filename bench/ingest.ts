/**
 * `npm run bench:ingest`: what one `almanac ingest` with one changed page costs, over a history 1, 10 and 100 times as long
 * as the repository's own. Earlier days are added, on which each page has its first two states in turn, so that changes
 * grow with the history too. The first ingest after a rebuild replays from its checkpoint; the last one has lost its cache.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addDays } from "../pipeline/domain/days.ts";
import { nodeEffects } from "../pipeline/storage/effects.ts";
import { loadSources } from "../pipeline/storage/sources.ts";
import { root } from "./pages.ts";

/** The page with the longest history. */
const [provider, page] = ["mistral", "models"];
const report = "data:text/javascript,process.on('exit',()=>console.error(JSON.stringify(process.resourceUsage())))";

console.log("one ingest with one changed page: snapshots, changes, CPU s, peak memory; the same without a cache");
for (const times of [1, 10, 100].filter((times) => times <= Number(process.argv[2] ?? 100))) {
  const folder = mkdtempSync(join(tmpdir(), "almanac-bench-"));
  try {
    const snapshots = grow(folder, times);
    almanac(folder, "rebuild");
    const [first, second] = [take(folder, "2026-11-01", 1), take(folder, "2026-11-02", 2)];
    rmSync(join(folder, ".almanac/cache"), { recursive: true });
    const cold = take(folder, "2026-11-03", 3);
    console.log(`  ${times}x  ${snapshots}  ${[first, second, cold].map(textOf).join("  ")}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A copy of the sources with that many times the snapshots. Returns how many there are. */
function grow(folder: string, times: number): number {
  cpSync(join(root, "sources"), join(folder, "sources"), { recursive: true });
  const pages = loadSources(nodeEffects(), root).list.flatMap(({ snapshots }) => [...snapshots.values()]);
  for (const own of pages) {
    const texts = own.slice(0, 2).map(({ file }) => readFileSync(join(root, file), "utf8"));
    const [first] = own;
    if (!first) continue;
    for (let back = 1; back <= own.length * (times - 1); back += 1) {
      const day = addDays(first.day, -back);
      const text = (texts[back % texts.length] ?? "").replace(/^retrieved: .*$/m, `retrieved: ${day}`);
      writeFileSync(join(folder, "sources", first.provider, first.page, `${day}.md`), text);
    }
  }
  return pages.flat().length * times;
}

/** Ingests the latest state of a page with one date changed. */
function take(folder: string, day: string, date: number) {
  const latest = loadSources(nodeEffects(), folder)
    .list.find(({ definition }) => definition.id === provider)
    ?.snapshots.get(page)
    ?.at(-1);
  if (!latest) throw new Error(`no snapshot of ${provider}/${page}`);
  const body = readFileSync(join(folder, latest.file), "utf8").replace(/^---\n.*?\n---\n/s, "");
  const changed = body.replace(/(8)\/\d+\/(2026)/, `$1/${date + 20}/$2`);
  writeFileSync(join(folder, "page.md"), changed);
  const from = ["--provider", provider, "--page", page, "--from", join(folder, "page.md"), "--on", day];
  const { out, usage } = almanac(folder, "ingest", ...from, "--format", "markdown", "--json");
  const { changes } = JSON.parse(out) as { changes: unknown[] };
  return { changes: changes.length, cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6, memory: usage.maxRSS / 1e3 };
}

function textOf({ changes, cpu, memory }: ReturnType<typeof take>): string {
  return `${changes}  ${cpu.toFixed(2)} s  ${memory.toFixed(0)} MB`;
}

function almanac(folder: string, ...args: string[]): { out: string; usage: NodeJS.ResourceUsage } {
  const cli = ["--import", report, join(root, "pipeline/cli/main.ts"), "--root", folder, ...args];
  const { stdout, stderr } = spawnSync(process.execPath, cli, { encoding: "utf8", maxBuffer: 1e9 });
  const usage = stderr.trim().split("\n").at(-1) ?? "";
  if (!usage.startsWith("{")) throw new Error(stderr);
  return { out: stdout, usage: JSON.parse(usage) as NodeJS.ResourceUsage };
}
