/** An almanac that an operator runs day by day over real states of pages, and all that it tells on each day. */
import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { notify } from "../../pipeline/cli/commands/notify.ts";
import { run } from "../../pipeline/cli/program.ts";
import { addDays } from "../../pipeline/domain/days.ts";
import { nodeNotifyEffects } from "../../pipeline/notify/notify-effects.ts";
import type { SavedPage } from "../../scripts/saved-pages.ts";
import { buildAlmanac } from "../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../src/lib/almanac/load-dataset.ts";
import { feedsOf } from "../../src/lib/feeds/catalog.ts";
import type { Entry } from "../../src/lib/feeds/entry.ts";
import type { Feed } from "../../src/lib/feeds/feed.ts";
import { conditional, type Host } from "./host.ts";
import type { Memory } from "./memory.ts";
import { testNetwork } from "./online.ts";
import { project, root } from "./project.ts";
import type { Receiver } from "./receivers.ts";
import { repositoryRoot } from "./repository.ts";

/** What was told on a day. */
export interface Told {
  day: string;
  /** All entries of the feeds. */
  feeds: { news: Entry[]; reminders: Entry[]; unread: Entry[] };
  notices: { kind: string; state?: string; title: string }[];
  /** The titles of the run's report. */
  report: string[];
  /** What the run printed of news, without the day. */
  terminal: string[];
}

/** The almanac of pages of a host, each defined as here and served as Markdown. */
export function operated(host: Host, pages: readonly { provider: string; page: string }[]): Memory {
  const files = pages.map(({ provider, page }) => {
    const file = `sources/${provider}/source.yaml`;
    const definition = parse(readFileSync(`${repositoryRoot}/${file}`, "utf8"));
    const { fallbacks: _, main: _main, ...known } = definition.pages.find(({ id }: { id: string }) => id === page);
    const served = { ...known, format: "markdown", url: host.url(`/${provider}.md`) };
    return [file, stringify({ ...definition, pages: [served] })];
  });
  const targets =
    "targets:\n  - { id: hook, kind: webhook, urlEnv: HOOK_URL, secretEnv: HOOK_SECRET, upcoming: [90, 30, 7], sources: true }\n";
  return project({ ...Object.fromEntries(files), "notify.yaml": targets });
}

/** Runs the almanac on so many days, with the states that the pages had; gives what was told on each. */
export async function operate(
  effects: Memory,
  host: Host,
  receiver: Receiver,
  states: readonly SavedPage[],
  [first, days]: readonly [string, number],
): Promise<Told[]> {
  const told: Told[] = [];
  for (let at = 0; at < days; at += 1) {
    const day = addDays(first, at);
    effects.day = day;
    serve(host, states, day);
    const printed = await command(effects, "ingest", "--fresh", "--report", "/report.md");
    await send(effects, receiver);
    told.push({
      day,
      feeds: feedsOn(effects),
      notices: receiver.received.splice(0).flatMap(({ body }) => JSON.parse(body).notifications),
      report: titlesIn(effects.readText("/report.md")),
      terminal: printed.filter((line) => line.startsWith(day)).map((line) => line.slice(day.length + 1)),
    });
  }
  return told;
}

/** Each page as it was last before the end of the day. */
function serve(host: Host, states: readonly SavedPage[], day: string): void {
  for (const { provider, name, path } of states.filter(({ date }) => date <= day))
    host.paths.set(`/${provider}.md`, conditional(readFileSync(path, "utf8"), `"${name}"`));
}

async function command(effects: Memory, ...args: string[]): Promise<string[]> {
  effects.printed.length = 0;
  await run(["--root", root, ...args], effects, undefined, async () => testNetwork());
  return [...effects.printed];
}

async function send(effects: Memory, { url }: Receiver): Promise<void> {
  const secrets: Record<string, string> = { HOOK_URL: url, HOOK_SECRET: "key" };
  const context = {
    effects,
    root,
    loadExtractor: () => Promise.reject(new Error("a notice needs no page")),
    loadNetwork: () => Promise.reject(new Error("a notice needs no page")),
  };
  const append = (path: string, line: string): void =>
    effects.writeFile(path, `${effects.exists(path) ? effects.readText(path) : ""}${line}\n`);
  await notify(context, {}, { ...nodeNotifyEffects(), append, env: (name) => secrets[name] });
}

function feedsOn(effects: Memory): Told["feeds"] {
  const almanac = buildAlmanac(loadDataset(root, effects), effects.day);
  const { all, upcoming, kinds } = feedsOf(almanac, (path) => `https://almanac.test${path}`);
  const entriesOf = (feed: Feed | undefined): Entry[] => feed?.items.map((item) => item.entry()) ?? [];
  return { news: entriesOf(all), reminders: entriesOf(upcoming), unread: entriesOf(kinds.at(-1)) };
}

/** The titles of the changes in a report. */
function titlesIn(markdown: string): string[] {
  const changes = markdown.split(/^## /m).find((section) => section.startsWith("Changes\n")) ?? "";
  return changes.split("\n").flatMap((line) => /^(?![-*] )(.+):$/.exec(line)?.[1] ?? []);
}
