/**
 * `npm run bench:site`: how long the site takes to build, and in how much memory, at its real size and at sizes it may
 * come to. Fails where a page costs more time among many pages than among few: then something grows with the square.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite } from "../test/support/build-site.ts";
import { writeCheckout } from "../test/support/checkout.ts";
import { grown } from "../test/support/grown-checkout.ts";
import { root } from "./pages.ts";

/** How much dearer a page may be at the largest size than at the one before. */
const tolerated = 1.5;

interface Measured {
  name: string;
  pages: number;
  files: number;
  seconds: number;
  /** CPU seconds: what other programs of the machine do leaves them as they are, or nearly. */
  cpu: number;
  megabytes: number;
}

const sizes: readonly (readonly [name: string, grow: ((folder: string) => void) | null])[] = [
  ["as it is", null],
  ["2,000 records, 20,000 changes", (folder) => writeCheckout(folder, grown(2_000, 20_000))],
  ["10,000 records, 100,000 changes", (folder) => writeCheckout(folder, grown(10_000, 100_000))],
];

const perPage = ({ cpu, pages }: Measured) => (cpu * 1_000) / pages;

console.log("size                              pages    files   seconds     CPU s   CPU ms a page   peak MB");
const measured: Measured[] = [];
for (const [name, grow] of sizes) {
  const found = await measure(name, grow);
  measured.push(found);
  const { pages, files, seconds, cpu, megabytes } = found;
  const cells = [pages, files, seconds.toFixed(1), cpu.toFixed(1), perPage(found).toFixed(1), megabytes.toFixed(0)];
  const widths = [8, 9, 10, 10, 16, 10];
  console.log(name.padEnd(31) + cells.map((cell, at) => String(cell).padStart(widths[at] ?? 0)).join(""));
}
judge(measured.at(-2), measured.at(-1));

/** Builds the site of the repository, or of made-up data, in a folder that is removed. */
async function measure(name: string, grow: ((folder: string) => void) | null): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "almanac-bench-"));
  try {
    const [data, out, usage] = [join(folder, "data"), join(folder, "site/dist"), join(folder, "usage.json")];
    grow?.(data);
    const preload = `--import=${join(import.meta.dirname, "usage.mjs")}`;
    const env = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} ${preload}`.trim(), USAGE_FILE: usage };
    const started = performance.now();
    await buildSite(out, { data: grow ? data : root, env });
    const seconds = (performance.now() - started) / 1_000;
    const files = readdirSync(out, { recursive: true, encoding: "utf8" });
    const pages = files.filter((file) => file.endsWith(".html")).length;
    const { cpu, megabytes } = JSON.parse(readFileSync(usage, "utf8")) as Pick<Measured, "cpu" | "megabytes">;
    return { name, pages, files: files.length, seconds, cpu, megabytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Says whether a build is linear in its pages; the exit code is 1 where it is not. */
function judge(few: Measured | undefined, many: Measured | undefined): void {
  if (!few || !many) throw new Error("two sizes are compared");
  const growth = perPage(many) / perPage(few);
  const linear = growth <= tolerated;
  console.log(`a page at ${many.name} takes ${growth.toFixed(2)}x the CPU time: ${linear ? "linear" : "not linear"}`);
  if (!linear) process.exitCode = 1;
}
