// Gives a checkout without snapshots its history: saved pages are ingested one by one, oldest first.
//   node scripts/import-pages.ts [--pages ../shared/pages]
// saved-pages.ts says what the folder holds. Pages that no source defines are left out.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { nodeEffects } from "../pipeline/storage/effects.ts";
import { loadSources } from "../pipeline/storage/sources.ts";
import { type SavedPage, savedPages } from "./saved-pages.ts";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { pages: { type: "string" } } });
const folder = values.pages === undefined ? join(root, "../shared/pages") : resolve(values.pages);

function almanac(...args: string[]): { status: number | null; output: string } {
  const run = spawnSync(process.execPath, [join(root, "pipeline/cli/main.ts"), ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status: run.status, output: `${run.stdout}${run.stderr}`.trim() };
}

/** Takes one saved page; says "accepted" where it was quarantined first, and throws where it could not be taken. */
function take({ provider, page, path, date, isDayKnown }: SavedPage): "ok" | "accepted" {
  const which = ["--provider", provider, "--page", page, "--from", path, "--on", date, "--keep"];
  const note = `from a saved copy; url is where the page is today${isDayKnown ? "" : "; day not known: last of the month"}`;
  const ingested = almanac("ingest", ...which, "--note", note);
  if (ingested.status === 0) return "ok";
  console.log(ingested.output);
  if (ingested.status !== 2) throw new Error(`ingest ended with ${ingested.status}`);
  const accepted = almanac("accept", `${provider}/${page}`);
  if (accepted.status === 0) return "accepted";
  throw new Error(`accept ended with ${accepted.status}\n${accepted.output}`);
}

const quarantined: string[] = [];
const defined = new Set(
  loadSources(nodeEffects(), root).list.flatMap(({ definition }) =>
    definition.pages.map(({ id }) => `${definition.id}/${id}`),
  ),
);
const pages = savedPages(folder).filter(({ provider, page }) => defined.has(`${provider}/${page}`));
for (const saved of pages) {
  console.log(`${saved.date}  ${saved.provider}/${saved.page}  from ${saved.name}`);
  if (take(saved) === "accepted") quarantined.push(`${saved.date}  ${saved.name}`);
}
console.log(`\n${pages.length} pages taken, ${quarantined.length} of them quarantined first and then accepted:`);
for (const line of quarantined) console.log(`  ${line}`);
