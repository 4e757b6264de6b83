/** The almanac of this build, from the content collections of Astro. */
import { getCollection } from "astro:content";
import { buildDay } from "../site/settings.ts";
import { type Almanac, buildAlmanac } from "./almanac.ts";
import { loadWatchList } from "./load-dataset.ts";

let built: Promise<Almanac> | undefined;

/** The almanac for the day of the build. Computed once. */
export function almanac(): Promise<Almanac> {
  built ??= load();
  return built;
}

async function load(): Promise<Almanac> {
  const [models, changes, checks, sources] = await Promise.all([
    getCollection("models"),
    getCollection("changes"),
    getCollection("checks"),
    getCollection("sources"),
  ]);
  const records = models.map(({ data }) => data);
  const dataset = {
    records,
    watch: loadWatchList(records),
    changes: changes.flatMap(({ data }) => data.changes),
    passages: changes.flatMap(({ data }) => data.passages),
    checks: checks.map(({ data }) => data.entry),
    sources: sources.map(({ data }) => data),
  };
  return buildAlmanac(dataset, buildDay());
}
