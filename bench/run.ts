/**
 * `npm run bench`: what reading, rebuilding and starting cost. Figures are CPU time within one run; only ratios are
 * claims. Fails where reading a page costs more than its budget against the bare parse of the same page.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { load } from "cheerio";
import { extractPage } from "../pipeline/extract/extract-page.ts";
import { markdownParser } from "../pipeline/extract/read/markdown.ts";
import { cpuPerCall, median, ratio } from "./measure.ts";
import { type Page, realPages, root } from "./pages.ts";

const budget = { median: 1.5, worst: 2 };

const parse = ({ text, format }: Page) => (format === "html" ? load(text) : markdownParser.parse(text));
const extract = ({ text, format, provider }: Page) =>
  extractPage(text, { provider, page: "page", snapshot: null, format });

const ratios = extraction();
rebuild();
growth();
coldStart();
const worst = Math.max(...ratios);
if (median(ratios) > budget.median || worst > budget.worst) {
  console.log(`over budget: median ${budget.median}, no page above ${budget.worst}`);
  process.exitCode = 1;
}

/** Whole extraction of each page against the bare parse by the same parser. */
function extraction(): number[] {
  const { from, pages } = realPages();
  for (const page of pages) for (let warm = 0; warm < 15; warm += 1) extract(page);
  console.log(`extraction / bare parse, CPU time, ${pages.length} pages of ${from}`);
  const found = pages.map((page) => {
    const calls = Math.max(10, Math.ceil(200 / cpuPerCall(() => parse(page), 5)));
    const value = ratio(
      () => extract(page),
      () => parse(page),
      5,
      calls,
    );
    console.log(`  ${value.toFixed(2)}  ${page.name}`);
    return value;
  });
  console.log(`  median ${median(found).toFixed(2)}, worst ${Math.max(...found).toFixed(2)}`);
  return found;
}

function rebuild(): void {
  const started = process.hrtime.bigint();
  execFileSync(process.execPath, [join(root, "pipeline/cli/main.ts"), "rebuild", "--check"], { cwd: root });
  console.log(
    `full rebuild of all snapshots, as a command: ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(2)} s`,
  );
}

/** The same replay over ever longer histories; linear means equal cost a snapshot, flat means equal heap. */
function growth(): void {
  console.log("replay of a longer history: snapshots, CPU ms a snapshot, heap after, peak memory");
  for (const times of [1, 10, 100]) {
    const out = execFileSync(process.execPath, ["--expose-gc", join(root, "bench/grown.ts"), String(times)], {
      cwd: root,
      encoding: "utf8",
    });
    const { snapshots, cpu, heap, rss } = JSON.parse(out) as Record<string, number>;
    console.log(
      `  ${times}x  ${snapshots}  ${((cpu ?? 0) / (snapshots ?? 1)).toFixed(1)} ms  ${(heap ?? 0).toFixed(0)} MB  ${(rss ?? 0).toFixed(0)} MB`,
    );
  }
}

/** Start of the command against the start of Node itself. */
function coldStart(): void {
  const time = (...args: string[]): number =>
    median(
      Array.from({ length: 7 }, () => {
        const started = process.hrtime.bigint();
        execFileSync(process.execPath, args, { cwd: root, stdio: "ignore" });
        return Number(process.hrtime.bigint() - started) / 1e6;
      }),
    );
  const cli = join(root, "pipeline/cli/main.ts");
  const [node, help, show] = [time("-e", "0"), time(cli, "--help"), time(cli, "status")];
  console.log(
    `cold start: node alone ${node.toFixed(0)} ms, almanac --help ${help.toFixed(0)} ms (${(help / node).toFixed(1)}x), almanac status ${show.toFixed(0)} ms (${(show / node).toFixed(1)}x)`,
  );
}
