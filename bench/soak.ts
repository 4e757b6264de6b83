/**
 * `npm run soak -- [--days 2000] [--seed 1] [--json]`: so many simulated days over real pages whose hosts fail in every
 * way of test/support/soak/faults.ts. Prints what was counted; fails where a promise is broken, with the day.
 */
import { parseArgs } from "node:util";
import { type SoakResult, soak } from "../test/support/soak/soak.ts";

const { values } = parseArgs({
  options: {
    days: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const days = Number(values.days);
const seed = Number(values.seed);
if (!Number.isSafeInteger(days) || days < 60 || !Number.isSafeInteger(seed))
  throw new RangeError("--days has to be a whole number of at least 60, --seed a whole number");

const started = performance.now();
const result = await soak({ days, seed, progress: showDay });
const seconds = (performance.now() - started) / 1_000;
if (values.json) console.log(JSON.stringify({ seed, seconds, ...result }));
else print(result);
if (result.broken.length > 0) process.exitCode = 1;

function showDay(day: number): void {
  if (process.stderr.isTTY && (day % 10 === 0 || day === days))
    process.stderr.write(`\rday ${day} of ${days}${day === days ? "\n" : ""}`);
}

function print({ from, counts, faults, heap, broken }: SoakResult): void {
  console.log(`${days} days over the ${from}, seed ${seed}, ${seconds.toFixed(0)} s`);
  for (const [name, count] of Object.entries(counts)) console.log(row(count, name));
  console.log("faults, in days on which one was there");
  for (const [name, count] of Object.entries(faults).sort()) console.log(row(count, name));
  console.log("memory at the end of each quarter: in use, and of that the almanac's own files");
  for (const { used, files } of heap) console.log(`${megabytes(used)}  ${megabytes(files)}`);
  if (broken.length > 0) console.log(`broken, again with: npm run soak -- --days ${days} --seed ${seed}`);
  for (const line of broken) console.log(`  ${line}`);
}

function row(count: number, name: string): string {
  return `${String(count).padStart(12)}  ${name}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1).padStart(9)} MB`;
}
