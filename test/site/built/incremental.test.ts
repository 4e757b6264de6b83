/** A build that takes from the last one what is still true: equal to one from nothing, byte for byte. */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildSite } from "../../support/build-site.ts";
import { builtFiles } from "../../support/built.ts";
import { type Checkout, writeCheckout } from "../../support/checkout.ts";
import { grown } from "../../support/grown-checkout.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-incremental-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = { SKIP_OG: "0" };
const before = grown(40, 120);

/** The same with another date for one record, and another name for one provider. */
function changed({ records, sources, ...others }: Checkout): Checkout {
  const dated = records.findIndex(({ events }) => events.some(({ event }) => event === "retired"));
  return {
    ...others,
    records: records.map((record, at) =>
      at === dated
        ? {
            ...record,
            events: record.events.map((event) =>
              event.event === "retired" ? { ...event, date: "2027-07-07" } : event,
            ),
          }
        : record,
    ),
    sources: sources.map((source, at) => (at === 0 ? { ...source, name: `${source.name} Renamed` } : source)),
  };
}

/** The files of two folders that differ, or that one of them lacks. */
function differences(a: string, b: string): string[] {
  const [mine, theirs] = [new Set(builtFiles(a)), new Set(builtFiles(b))];
  return [...new Set([...mine, ...theirs])].filter(
    (file) => !mine.has(file) || !theirs.has(file) || !readFileSync(join(a, file)).equals(readFileSync(join(b, file))),
  );
}

test("after a change, a build from the last one is the build from nothing", async () => {
  const [first, second, warm, cold, cache] = ["first", "second", "warm/dist", "cold/dist", "cache"].map((name) =>
    join(folder, name),
  ) as [string, string, string, string, string];
  writeCheckout(first, before);
  writeCheckout(second, changed(before));
  await buildSite(warm, { data: first, env: { ...env, SITE_CACHE: cache } });
  const original = join(folder, "original");
  cpSync(warm, original, { recursive: true });
  const modified = new Map(builtFiles(warm).map((file) => [file, statSync(join(warm, file)).mtimeMs]));
  await buildSite(warm, { data: second, env: { ...env, SITE_CACHE: cache } });
  await buildSite(cold, { data: second, env: { ...env, SITE_CACHE: join(folder, "empty") } });

  expect(differences(warm, cold)).toEqual([]);
  const news = differences(original, warm);
  expect(news.some((file) => file.endsWith(".png"))).toBe(true);
  expect(news.some((file) => file.endsWith("index.md"))).toBe(true);
  // What a host answers "not modified" to.
  const kept = builtFiles(warm).filter((file) => !news.includes(file));
  expect(kept.filter((file) => file.endsWith(".png")).length).toBeGreaterThan(20);
  expect(kept.filter((file) => statSync(join(warm, file)).mtimeMs !== modified.get(file))).toEqual([]);
});
