/**
 * `npm run bench:first-run`: the first two live runs of a clone, over a server of this machine that plays all hosts. It
 * serves the latest version of each page in ../shared/pages, of other pages their latest snapshot, and of APIs the answers
 * in test/fixtures; pages of links lead to three made-up notices. Prints what is taken and what waits, the time, the
 * requests to each host, and the requests of a second run on the next day.
 *
 *     node bench/first-run.ts [DAY]    leaves out the snapshots after that day: the clone is as old as that
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addDays } from "../pipeline/domain/days.ts";
import type { PageDefinition } from "../pipeline/domain/schema.ts";
import type { Source } from "../pipeline/domain/source.ts";
import { fetchLimits } from "../pipeline/ingest/fetch/response-limits.ts";
import { nodeEffects } from "../pipeline/storage/effects.ts";
import { loadSources } from "../pipeline/storage/sources.ts";
import { savedPages } from "../scripts/saved-pages.ts";
import { type FirstRun, firstRun, type LivePage, latestState } from "../test/support/first-run.ts";
import { root } from "./pages.ts";

const [cut = "9999-12-31"] = process.argv.slice(2);
const day = nodeEffects().today();
const shared = join(root, "../shared/pages");
const saved = Map.groupBy(savedPages(shared), ({ provider, page }) => `${provider}/${page}`);

function live(source: Source, page: PageDefinition): LivePage | null {
  const name = saved.get(`${source.definition.id}/${page.id}`)?.at(-1)?.name;
  if (name === undefined) return latestState(source, page);
  return { text: readFileSync(join(shared, name), "utf8"), format: name.endsWith(".html") ? "html" : "markdown" };
}

const folder = mkdtempSync(join(tmpdir(), "almanac-first-run-"));
mkdirSync(join(folder, "sources"));
try {
  const sources = loadSources(nodeEffects(), root).list;
  const played = await firstRun(nodeEffects(), folder, sources, { cut, now: live, limits: fetchLimits });
  await played.almanac(day, "rebuild");
  console.log(
    `${sources.length} providers; of ${played.missing.length} pages no state is known: ${played.missing.join(", ")}`,
  );
  for (const on of [day, addDays(day, 1)]) await measure(played, on);
  await played.host.close();
} finally {
  rmSync(folder, { recursive: true });
}

async function measure({ host, almanac }: FirstRun, on: string): Promise<void> {
  host.asked.length = 0;
  const start = performance.now();
  const { code, out, err } = await almanac(on, "ingest", "--json");
  if (!out.startsWith("{")) throw new Error(err);
  const seconds = (performance.now() - start) / 1_000;
  const { outcomes, changes } = JSON.parse(out) as {
    outcomes: { provider: string; page: string; status: string; reasons: { rule: string }[]; held?: unknown[] }[];
    changes: unknown[];
  };
  const byStatus = Map.groupBy(outcomes, ({ status }) => status);
  const statuses = [...byStatus].map(([status, own]) => `${own.length} ${status}`).join(", ");
  const waiting = outcomes.filter(({ status }) => !["accepted", "unchanged"].includes(status));
  const held = outcomes.flatMap((outcome) => outcome.held ?? []).length;
  const hosts = Map.groupBy(host.asked, ({ headers }) => headers.host?.split(":")[0] ?? "");
  const conditional = host.asked.filter(({ headers }) => headers["if-none-match"] !== undefined).length;
  const twice = [...Map.groupBy(host.asked, ({ path, headers }) => `${headers.host}${path}`)].filter(
    ([, all]) => all.length > 1,
  );
  console.log(
    `\n${on}: exit ${code}, ${seconds.toFixed(1)} s; ${statuses}; ${held} records held; ${changes.length} changes`,
  );
  console.log(
    `  ${host.asked.length} requests to ${hosts.size} hosts, ${conditional} of them conditional, ${twice.length} URLs asked twice`,
  );
  for (const { provider, page, status, reasons } of waiting)
    console.log(`  ${provider}/${page}: ${status}, ${reasons.map(({ rule }) => rule).join(", ")}`);
  for (const [name, own] of [...hosts].sort(([, a], [, b]) => b.length - a.length))
    console.log(`  ${own.length}  ${name}`);
}
