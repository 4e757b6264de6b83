/**
 * `node bench/search.ts [records]`: what searching costs among 10,000 records, in CPU time. The budget is 50 ms for a
 * result.
 */
import { gzipSync } from "node:zlib";
import { buildAlmanac } from "../src/lib/almanac/almanac.ts";
import { loadDataset } from "../src/lib/almanac/load-dataset.ts";
import { createSearch } from "../src/lib/search/search.ts";
import { searchData } from "../src/lib/search/search-data.ts";
import { documentsOf } from "../src/lib/search/search-documents.ts";
import { grownDataset } from "../test/support/grown-dataset.ts";
import { cpuPerCall } from "./measure.ts";

const size = Number(process.argv[2] ?? "10000");
const almanac = buildAlmanac(grownDataset(loadDataset(), size), "2026-11-21");
const json = JSON.stringify(searchData(almanac));
console.log(`${size} records: ${json.length} bytes of data, ${gzipSync(json).length} gzipped`);

const made = () => {
  const data = JSON.parse(json);
  return createSearch(data, documentsOf(data));
};
let search = made();
console.log(
  `index: ${cpuPerCall(() => {
    search = made();
  }, 3).toFixed(0)} ms`,
);

// What a reader sees while typing: every beginning of each question.
const questions = ["gpt-4o mini", "claude 3.5 sonnet", "retired 2026", "bedrock nova", "mistral lagre", "azure gpt4o"];
const typed = questions.flatMap((text) => Array.from(text, (_, i) => text.slice(0, i + 1)));
const times = typed.map((text) => cpuPerCall(() => search(text), 5)).sort((a, b) => a - b);
const share = (part: number) => (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(1);
console.log(`a result: median ${share(0.5)} ms, 95 % ${share(0.95)} ms, slowest ${share(1)} ms`);
