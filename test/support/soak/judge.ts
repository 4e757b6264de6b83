/** The promises of a soak, asked after every simulated day. */
import type { Almanac } from "./almanac.ts";
import { judgeDataset } from "./dataset-judge.ts";
import type { Day } from "./day.ts";
import { brokenByDelisting } from "./delisting-judge.ts";
import { brokenByEdit } from "./edit-judge.ts";
import { brokenByMissing, brokenByTaking, couldBeHad, isMisled } from "./page-judge.ts";
import { type Taken, watchSnapshots } from "./published.ts";
import { brokenByRun } from "./run-judge.ts";
import type { Tally } from "./tally.ts";
import type { World, WorldPage } from "./world.ts";

export interface Judge {
  /** The promises broken on a day. */
  after(day: Day): string[];
  /** Counts what became of every state of the world. */
  atEnd(): void;
}

/** Watches an almanac from its first day on. */
export function openJudge({ effects }: Almanac, world: World, tally: Tally): Judge {
  const newlyTaken = watchSnapshots(effects, world);
  const dataset = judgeDataset(effects, world);
  const standing = new Map<WorldPage, Taken>();
  const lastTrouble = new Map<WorldPage, string>();
  const bodies = new Map<WorldPage, Set<string>>(world.pages.map((page) => [page, new Set()]));

  const missing = (page: WorldPage, day: Day): string[] => {
    if (!couldBeHad(page, day)) lastTrouble.set(page, day.iso);
    const now = standing.get(page);
    const misled = now?.state === null && isMisled(now, day.iso, lastTrouble.get(page) ?? "");
    if (misled) tally.add("page days misled by the name of a damaged page");
    return misled || !couldBeHad(page, day) ? [] : brokenByMissing(page, day, now);
  };
  const after = (day: Day): string[] => {
    const taken = newlyTaken(day);
    // A record that was held may count on a day on which nothing is taken.
    const quiet = taken.length === 0 && !day.touched.some((path) => path.endsWith("/decisions.json"));
    if (quiet) tally.add("days that took nothing");
    const { broken, added } = quiet ? { broken: [], added: [] } : dataset.look(day.number);
    const edits = taken.flatMap((one) => brokenByEdit(one, standing.get(one.page), taken, added, day));
    for (const one of taken) {
      standing.set(one.page, one);
      if (one.state) bodies.get(one.page)?.add(one.state.body);
    }
    tally.add("changes published", added.filter(({ baseline }) => !baseline).length);
    tally.add("changes of a baseline", added.filter(({ baseline }) => baseline).length);
    return [
      ...brokenByRun(day, quiet),
      ...taken.flatMap((one) => brokenByTaking(one, day, tally)),
      ...broken,
      ...edits,
      ...brokenByDelisting(world, day, added, tally),
      ...world.pages.flatMap((page) => missing(page, day)),
    ];
  };
  const atEnd = (): void => {
    tally.add("records", dataset.records());
    for (const page of world.pages)
      for (const { effect, body } of page.states.slice(1)) {
        const kind = effect === null ? "dated versions" : `edits (${effect.kind})`;
        tally.add(`${kind} ${bodies.get(page)?.has(body) ? "published" : "gone before the page could be had"}`);
      }
  };
  return { after, atEnd };
}
