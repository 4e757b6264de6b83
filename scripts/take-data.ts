// Copies the output of a run of the ingest workflow into this checkout, or rejects all of it.
//   node scripts/take-data.ts FOLDER    with FOLDER/report.md and, below FOLDER/data, files by their paths from the root
// The job that wrote the folder read bytes from outside, so nothing in it is trusted: only paths that the pipeline writes are
// allowed, no links, no snapshot that replaces another, and no more than one day can produce. This runs with Node alone,
// where no packages are installed.
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "..");

/** Replaced as a page is held, taken and held again, and as a page of links leads to others. */
const replaced = /^sources\/[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9-]{0,63}\/(?:decisions|members)\.json$/;

/** What the pipeline writes in a run: snapshots, decisions, members, records, changes, checks. Schemas change only with the code. */
const written = [
  /^sources\/[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9-]{0,63}\/\d{4}-\d{2}-\d{2}\.md$/,
  replaced,
  /^generated\/models\/[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9_][a-z0-9._@~-]{0,150}\.json$/,
  /^generated\/changes\/\d{4}-\d{2}\.jsonl$/,
  /^generated\/checks\.json$/,
];

/** A report has to fit into the body of a pull request, at most 65,536 characters. */
const most = { files: 5_000, bytes: 8_000_000, allBytes: 80_000_000, reportBytes: 120_000 };

interface Found {
  /** Relative to the folder, with forward slashes. */
  path: string;
  bytes: number;
  isFile: boolean;
}

/** Everything below the folder except folders; links are not followed. */
function filesBelow(folder: string): Found[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return { path: relative(folder, full), bytes: lstatSync(full).size, isFile: entry.isFile() };
    });
}

/** Why a file is not allowed; null if it is. */
function objection({ path, bytes, isFile }: Found): string | null {
  if (!isFile) return "not a regular file";
  if (path === "report.md") return bytes > most.reportBytes ? "too large for a report" : null;
  const target = path.startsWith("data/") ? path.slice("data/".length) : "";
  if (!written.some((pattern) => pattern.test(target))) return "not a path that the pipeline writes";
  if (bytes > most.bytes) return "too large";
  if (!target.startsWith("sources/")) return null;
  if (existsSync(join(root, target)) && !replaced.test(target))
    return "would replace a snapshot, and snapshots are never edited";
  return existsSync(join(root, dirname(target), "../source.yaml")) ? null : "not of a provider in sources/";
}

function objections(found: readonly Found[]): string[] {
  const own = found.flatMap((file) => {
    const reason = objection(file);
    return reason === null ? [] : [`${JSON.stringify(file.path)}: ${reason}`];
  });
  const bytes = found.reduce((sum, file) => sum + file.bytes, 0);
  const all =
    found.length > most.files || bytes > most.allBytes
      ? [`${found.length} files with ${bytes} bytes: more than one day can produce`]
      : [];
  const report = found.some(({ path }) => path === "report.md") ? [] : ["report.md is missing"];
  return [...own, ...all, ...report];
}

const [folder = ""] = process.argv.slice(2);
const found = filesBelow(folder);
const refused = objections(found);
if (refused.length > 0) {
  for (const line of refused.slice(0, 20)) console.error(`rejected: ${line}`);
  console.error(`None of the ${found.length} files was copied.`);
  process.exitCode = 1;
} else {
  const data = found.filter(({ path }) => path !== "report.md");
  for (const { path } of data) {
    const target = join(root, path.slice("data/".length));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(folder, path), target);
  }
  console.log(`copied ${data.length} files`);
}
