/**
 * Replays a history `times` as long as the repository's own and prints its CPU time and peak memory as JSON.
 *   node bench/grown.ts 10
 * Every snapshot of a page comes again and again on later days, so the history is longer and its state as large as ever.
 */

import { join } from "node:path";
import { addDays } from "date-fns/addDays";
import { formatISO } from "date-fns/formatISO";
import { parseISO } from "date-fns/parseISO";
import type { SnapshotFile, Source } from "../pipeline/domain/source.ts";
import * as extractor from "../pipeline/extract/extract-page.ts";
import { extractSnapshot } from "../pipeline/extract/extractor.ts";
import { replay } from "../pipeline/history/replay.ts";
import { nodeEffects } from "../pipeline/storage/effects.ts";
import { loadSources } from "../pipeline/storage/sources.ts";
import { root } from "./pages.ts";

const times = Number(process.argv[2] ?? "1");
const effects = nodeEffects();
const sources = loadSources(effects, root).list.map(grown);
const before = process.cpuUsage();
const history = replay(sources, (source, snapshot) =>
  extractSnapshot(extractor, source, snapshot, effects.readText(join(root, snapshot.file))),
);
const { user, system } = process.cpuUsage(before);
globalThis.gc?.();
console.log(
  JSON.stringify({
    times,
    snapshots: sources.flatMap(({ snapshots }) => [...snapshots.values()].flat()).length,
    records: history.records.length,
    cpu: (user + system) / 1_000,
    heap: process.memoryUsage().heapUsed / 1e6,
    rss: process.resourceUsage().maxRSS / 1e3,
  }),
);

/** The last snapshot of each page comes again on the days after it. */
function grown(source: Source): Source {
  const snapshots = new Map<string, SnapshotFile[]>(
    [...source.snapshots].map(([page, own]) => {
      const last = own.at(-1);
      const more = last
        ? Array.from({ length: own.length * (times - 1) }, (_, at) => ({ ...last, day: later(last.day, at + 1) }))
        : [];
      return [page, [...own, ...more]];
    }),
  );
  return { ...source, snapshots };
}

function later(day: string, by: number): string {
  return formatISO(addDays(parseISO(day), by), { representation: "date" });
}
