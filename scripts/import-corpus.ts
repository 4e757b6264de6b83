// Gives a checkout without snapshots its history: saved pages are ingested one by one, oldest first.
//   node scripts/import-corpus.ts [--corpus ../shared/corpus]
// The folder holds <provider>/<YYYY-MM or YYYY-MM-DD>-<name>.<extension>, each a page as it was saved on that day.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { sourceDefinition } from "../pipeline/schema.ts";

interface SavedPage {
  provider: string;
  page: string;
  /** Relative to the corpus. */
  name: string;
  path: string;
  date: string;
  note: string;
}

const FILE_NAME = /^(?<month>\d{4}-\d{2})(?:-(?<day>\d{2}))?-(?<name>.+)\.(?:mdx?|html)$/;
/** The places in which a page says of which day it is; any other date on it may be about anything. */
const OWN_DATES = [
  /^ms\.date:\s*(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})/m,
  /\blast updated:?\s+(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b/i,
];

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { corpus: { type: "string" } } });
const corpus = values.corpus === undefined ? join(root, "../shared/corpus") : resolve(values.corpus);

/** The day which the text gives for itself, if it lies within `month` (YYYY-MM). */
function ownDay(text: string, month: string): string | null {
  for (const pattern of OWN_DATES) {
    const found = pattern.exec(text)?.groups;
    if (!found) continue;
    const day = [found.year, found.month?.padStart(2, "0"), found.day?.padStart(2, "0")].join("-");
    if (day.startsWith(`${month}-`)) return day;
  }
  return null;
}

/** The page of the provider that the file name ends with; for a page that had another name, the provider's first. */
function pageOf(provider: string, name: string): string {
  const source = readFileSync(join(root, "sources", provider, "source.yaml"), "utf8");
  const { pages } = sourceDefinition.parse(parse(source));
  const page = pages.find(({ id }) => id === name) ?? pages[0];
  if (!page) throw new Error(`${provider}: no page`);
  return page.id;
}

function describe(provider: string, file: string): SavedPage {
  const { month, day, name } = FILE_NAME.exec(file)?.groups ?? {};
  if (!month || !name) throw new Error(`${provider}/${file}: a name such as 2026-08-deprecations.md was expected`);
  const path = join(corpus, provider, file);
  const date = day ? `${month}-${day}` : ownDay(readFileSync(path, "utf8"), month);
  return {
    provider,
    page: pageOf(provider, name),
    name: `${provider}/${file}`,
    path,
    date: date ?? `${month}-01`,
    note: date ? "from a saved copy" : "from a saved copy; day not given by the page: first of the month",
  };
}

/** Every saved page, oldest first, and in the order of their names within a day. */
function savedPages(): SavedPage[] {
  return readdirSync(corpus)
    .flatMap((provider) => readdirSync(join(corpus, provider)).map((file) => describe(provider, file)))
    .sort((a, b) => (`${a.date} ${a.name}` < `${b.date} ${b.name}` ? -1 : 1));
}

function almanac(...args: string[]): { status: number | null; output: string } {
  const run = spawnSync(process.execPath, [join(root, "pipeline/cli.ts"), ...args], { cwd: root, encoding: "utf8" });
  return { status: run.status, output: `${run.stdout}${run.stderr}`.trim() };
}

/** Takes one saved page; says "accepted" where it was quarantined first, and throws where it could not be taken. */
function take({ provider, page, path, date, note }: SavedPage): "ok" | "accepted" {
  const which = ["--provider", provider, "--page", page, "--from", path, "--on", date];
  const ingested = almanac("ingest", ...which, "--note", note);
  if (ingested.status === 0) return "ok";
  console.log(ingested.output);
  if (ingested.status !== 2) throw new Error(`ingest ended with ${ingested.status}`);
  const accepted = almanac("accept", `${provider}/${page}`);
  if (accepted.status === 0) return "accepted";
  throw new Error(`accept ended with ${accepted.status}\n${accepted.output}`);
}

const quarantined: string[] = [];
const pages = savedPages();
for (const saved of pages) {
  console.log(
    `${saved.date}  ${saved.provider}/${saved.page}  from ${saved.name}  (${saved.note})`,
  );
  if (take(saved) === "accepted") quarantined.push(`${saved.date}  ${saved.name}`);
}
console.log(`\n${pages.length} pages taken, ${quarantined.length} of them quarantined first and then accepted:`);
for (const line of quarantined) console.log(`  ${line}`);
