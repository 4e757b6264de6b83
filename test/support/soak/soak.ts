/** The almanac run day after day over pages that change, move, break and lie; see world.ts, faults.ts and judge.ts. */
import { addDays } from "../../../pipeline/domain/days.ts";
import { seeded } from "../mutants.ts";
import { type Almanac, emptyAlmanac, root } from "./almanac.ts";
import type { Day } from "./day.ts";
import { brokenByHeap, type Heap, heapNow, loadLanguages } from "./heap.ts";
import { type Hosts, playHosts } from "./hosts.ts";
import { openJudge } from "./judge.ts";
import { isThere, lookAt } from "./operator.ts";
import { Tally } from "./tally.ts";
import { planTroubles, type Trouble, troublesOn } from "./troubles.ts";
import { planWorld, type World } from "./world.ts";

export interface SoakOptions {
  days: number;
  seed: number;
  progress?: (day: number) => void;
}

export interface SoakResult {
  /** Which pages it ran over. */
  from: string;
  counts: Record<string, number>;
  /** Days on which each fault hit something. */
  faults: Record<string, number>;
  /** At the end of each quarter. */
  heap: Heap[];
  /** Each with its day; the soak ends on the first such day. */
  broken: string[];
}

const firstDay = "2024-01-01";

/** Runs a soak; the same days and seed give the same world and the same faults. */
export async function soak({ days, seed, progress = () => {} }: SoakOptions): Promise<SoakResult> {
  loadLanguages();
  const world = planWorld(days, seeded(seed));
  const troubles = planTroubles(world, seeded(seed + 1));
  const hosts = await playHosts(world, troubles);
  const almanac = emptyAlmanac(world, hosts);
  const [tally, faults] = [new Tally(), new Tally()];
  const judge = openJudge(almanac, world, tally);
  const heap: SoakResult["heap"] = [];
  const broken: string[] = [];
  for (let number = 0; number < days && broken.length === 0; number += 1) {
    const day = await live(almanac, world, hosts, troubles, number, tally);
    for (const { kind } of day.troubles) faults.add(kind);
    broken.push(...judge.after(day).map((what) => `day ${number} (${day.iso}): ${what}`));
    if (Math.floor(((number + 1) * 4) / days) > Math.floor((number * 4) / days)) heap.push(await heapNow(almanac));
    progress(number + 1);
  }
  judge.atEnd();
  broken.push(...brokenByHeap(heap));
  if (!(await almanac.rebuilds())) broken.push("generated/ is not what sources/ give");
  await hosts.close();
  const counts = Object.fromEntries(tally.counts);
  return { from: world.from, counts, faults: Object.fromEntries(faults.counts), heap, broken };
}

/** One day: the hosts serve, the almanac runs, the operator looks at what it did not believe. */
async function live(
  almanac: Almanac,
  world: World,
  hosts: Hosts,
  troubles: readonly Trouble[],
  number: number,
  tally: Tally,
): Promise<Day> {
  hosts.day(number);
  const iso = addDays(firstDay, number);
  const { code, outcomes } = await almanac.ingest(iso);
  const { requests, sent } = hosts.taken();
  tally.add("days");
  tally.add("requests", requests);
  tally.add("bytes sent", sent);
  for (const { provider, page, status } of outcomes) {
    tally.add(`pages ${status}`);
    const there = world.pages.find(({ id }) => id === `${provider}/${page}`);
    if (status === "quarantined" && there && isThere(number) && (await lookAt(almanac, there, number)))
      tally.add("taken by the operator");
  }
  const touched = almanac.effects.touched.map((path) => path.slice(root.length + 1));
  return {
    number,
    iso,
    troubles: troublesOn(troubles, number),
    code,
    outcomes,
    touched: touched.filter((path) => !path.startsWith(".almanac/")),
  };
}
