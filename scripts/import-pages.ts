// Gives a checkout without snapshots its history: saved pages are ingested one by one, oldest first.
//   node scripts/import-pages.ts [--pages ../shared/pages] [--only PROVIDER] [--log FILE]
// saved-pages.ts says what the folder holds, import-decisions.yaml what a person decided about some of them. Pages that no
// source defines are left out; what is quarantined or held is accepted. The log has one line of JSON for each page taken.
import { appendFileSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { run } from "../pipeline/cli/program.ts";
import { nodeEffects } from "../pipeline/storage/effects.ts";
import { loadSources } from "../pipeline/storage/sources.ts";
import { type SavedPage, savedPages } from "./saved-pages.ts";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: { pages: { type: "string" }, only: { type: "string" }, log: { type: "string" } },
});
const folder = values.pages === undefined ? join(root, "../shared/pages") : resolve(values.pages);

const decision = z.strictObject({
  page: z.string().describe("<provider>/<page>/<day>, as the file is called"),
  what: z
    .enum(["leave", "hold", "baseline"])
    .describe("leave: not taken; hold: what is held stays held; baseline: what it changes is no news"),
  notBefore: z.iso.date().optional().describe("first day on which it may have been read, where the month is not all"),
  why: z.string(),
});
const decisions = z
  .array(decision)
  .parse(parse(readFileSync(join(import.meta.dirname, "import-decisions.yaml"), "utf8")));
const decisionOn = ({ name }: SavedPage) => decisions.find(({ page }) => name.replace(/\.\w+$/, "") === page);

/** What a command printed as JSON, and its exit code. */
async function almanac(...args: string[]): Promise<{ code: number; json: unknown; text: string }> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const code = await run(["--root", root, ...args, "--json"], { ...nodeEffects(), out: say, err: say });
  const text = lines.join("\n");
  return { code, text, json: code === 0 || code === 2 ? JSON.parse(text) : null };
}

interface Taken {
  outcomes: { status: string; reasons: unknown[]; held?: unknown[]; missing?: unknown[] }[];
  changes: object[];
}

/** A page that said nothing yet is no history. */
const isEmpty = ({ status, reasons }: Taken["outcomes"][number]): boolean =>
  status === "failed" && reasons.every((reason) => (reason as { rule?: string }).rule === "no-records");

/** Takes what a page is not clear about: a person looked at the whole page. */
async function takeUnclear({ provider, page, name }: SavedPage): Promise<void> {
  const checks = (await almanac("status")).json as { provider: string; page: string; held?: { record: string }[] }[];
  const held = checks.find((check) => check.provider === provider && check.page === page)?.held ?? [];
  for (const { record } of held) {
    const taken = await almanac("accept", `${provider}/${page}`, "--record", record, "--baseline");
    if (taken.code !== 0) throw new Error(`${name}: ${taken.text}`);
  }
}

/** Takes one saved page, and accepts what was quarantined or held of it. Throws where it could not be taken. */
async function take(saved: SavedPage): Promise<object> {
  const { provider, page, path, date } = saved;
  const { what, notBefore = saved.notBefore } = decisionOn(saved) ?? {};
  const quiet = what === "baseline" ? ["--baseline"] : [];
  const range = notBefore === null ? [] : ["--not-before", notBefore];
  const which = ["--provider", provider, "--page", page, "--from", path, "--on", date, ...range, "--keep", ...quiet];
  const first = await almanac("ingest", ...which, "--note", "from a saved copy; url is where the page is today");
  const taken = first.json as Taken | null;
  const [outcome] = taken?.outcomes ?? [];
  if (!taken || !outcome) throw new Error(`${saved.name}: ${first.text}`);
  const { status, held = [], missing = [] } = outcome;
  const waits = status === "quarantined" || held.length + missing.length > 0;
  if (isEmpty(outcome)) return { name: saved.name, status: "nothing to read" };
  if (first.code !== 0 && !waits) throw new Error(`${saved.name}: ${first.text}`);
  const later = waits && what !== "hold" ? await almanac("accept", `${provider}/${page}`, "--yes", ...quiet) : null;
  if (later && later.code !== 0) throw new Error(`${saved.name}: ${later.text}`);
  const accepted = (later?.json as Taken | undefined)?.changes ?? [];
  if (quiet.length > 0) await takeUnclear(saved);
  return { ...outcome, name: saved.name, page: `${provider}/${page}`, date, changes: taken.changes, accepted };
}

const defined = new Set(
  loadSources(nodeEffects(), root).list.flatMap(({ definition }) =>
    definition.pages.map(({ id }) => `${definition.id}/${id}`),
  ),
);
const isWanted = ({ provider, page }: SavedPage) =>
  defined.has(`${provider}/${page}`) && (values.only === undefined || values.only === provider);
const pages = savedPages(folder)
  .flatMap((saved) => [saved, ...saved.also.map((other) => ({ ...saved, ...other }))])
  .filter((saved) => isWanted(saved) && decisionOn(saved)?.what !== "leave");
for (const saved of pages) {
  console.log(`${saved.date}  ${saved.provider}/${saved.page}  from ${saved.name}`);
  const taken = await take(saved);
  if (values.log !== undefined) appendFileSync(values.log, `${JSON.stringify(taken)}\n`);
}
console.log(`${pages.length} pages taken`);
