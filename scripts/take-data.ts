// Copies what a run of the ingest workflow hands on into this checkout, or refuses all of it.
//   node scripts/take-data.ts FOLDER    with FOLDER/report.md and, below FOLDER/data, files by their paths from the root
// The job that made the folder read bytes from outside, so nothing in it is believed: no other path than the pipeline
// writes, no link, no snapshot in the place of another, no more than a day may bring. This runs where nothing is
// installed, with Node alone.
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "..");

/** What the pipeline writes in a run: a snapshot a page, records, changes, checks. Schemas change with the code only. */
const written = [
  /^sources\/[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9-]{0,63}\/\d{4}-\d{2}-\d{2}\.md$/,
  /^generated\/models\/[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9_][a-z0-9._@~-]{0,150}\.json$/,
  /^generated\/changes\/\d{4}-\d{2}\.jsonl$/,
  /^generated\/checks\.json$/,
];

/** A report has to fit into the body of a pull request, which takes 65,536 letters. */
const most = { files: 5_000, bytes: 8_000_000, allBytes: 80_000_000, reportBytes: 120_000 };

interface Found {
  /** From the folder handed on, with forward slashes. */
  path: string;
  bytes: number;
  isFile: boolean;
}

/** Everything below the folder that is no folder; links are not followed. */
function filesBelow(folder: string): Found[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return { path: relative(folder, full), bytes: lstatSync(full).size, isFile: entry.isFile() };
    });
}

/** Why a file cannot be taken; null where it can. */
function objection({ path, bytes, isFile }: Found): string | null {
  if (!isFile) return "no regular file";
  if (path === "report.md") return bytes > most.reportBytes ? "too large for a report" : null;
  const target = path.startsWith("data/") ? path.slice("data/".length) : "";
  if (!written.some((pattern) => pattern.test(target))) return "nothing that the pipeline writes";
  if (bytes > most.bytes) return "too large";
  if (!target.startsWith("sources/")) return null;
  if (existsSync(join(root, target))) return "snapshots are never edited";
  return existsSync(join(root, dirname(target), "../source.yaml")) ? null : "of no provider in sources/";
}

function objections(found: readonly Found[]): string[] {
  const own = found.flatMap((file) => {
    const reason = objection(file);
    return reason === null ? [] : [`${JSON.stringify(file.path)}: ${reason}`];
  });
  const bytes = found.reduce((sum, file) => sum + file.bytes, 0);
  const all =
    found.length > most.files || bytes > most.allBytes ? [`${found.length} files, ${bytes} bytes: too much`] : [];
  const report = found.some(({ path }) => path === "report.md") ? [] : ["there is no report.md"];
  return [...own, ...all, ...report];
}

const [folder = ""] = process.argv.slice(2);
const found = filesBelow(folder);
const refused = objections(found);
if (refused.length > 0) {
  for (const line of refused.slice(0, 20)) console.error(`refused: ${line}`);
  console.error(`Nothing was taken of ${found.length} files.`);
  process.exitCode = 1;
} else {
  const data = found.filter(({ path }) => path !== "report.md");
  for (const { path } of data) {
    const target = join(root, path.slice("data/".length));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(folder, path), target);
  }
  console.log(`taken: ${data.length} files`);
}
