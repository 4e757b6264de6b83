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
/** How much more a page may cost, for each time it is in the text, if the text is four times as long. */
const slope = 1.5;

const parse = ({ text, format }: Page) => (format === "html" ? load(text) : markdownParser.parse(text));
const extract = ({ text, format, provider }: Page) =>
  extractPage(text, { provider, page: "page", snapshot: null, format });

const ratios = extraction();
const slopes = lengths();
rebuild();
growth();
coldStart();
const worst = Math.max(...ratios);
if (median(ratios) > budget.median || worst > budget.worst) {
  console.log(`over budget: median ${budget.median}, no page above ${budget.worst}`);
  process.exitCode = 1;
}
if (Math.max(...slopes) > slope) {
  console.log(`not linear: four times the text may cost ${slope * 4} times as much`);
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

/** The largest Markdown pages once, twice and four times over; linear means equal cost for each time. */
function lengths(): number[] {
  console.log("extraction of a page n times over, CPU ms for each time: n = 1, 2, 4");
  const markdown = realPages().pages.filter(({ format }) => format === "markdown");
  return markdown
    .toSorted((a, b) => b.text.length - a.text.length)
    .slice(0, 6)
    .map((page) => {
      const costs = [1, 2, 4].map((times) => {
        const text = Array<string>(times).fill(page.text).join("\n\n");
        return cpuPerCall(() => extract({ ...page, text }), 16 / times) / times;
      });
      console.log(`  ${costs.map((cost) => cost.toFixed(1)).join("  ")}  ${page.name}`);
      return (costs[2] ?? 0) / (costs[0] ?? 1);
    });
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
