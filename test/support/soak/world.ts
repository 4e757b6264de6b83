/** The world of a soak: which true state each page is in on each day, from a seed. Days are counted from 0. */
import type { Random } from "../mutants.ts";
import { datedVersions } from "./dated-versions.ts";
import type { Effect, PageHistory, PageState } from "./page-states.ts";
import { trueEdit } from "./true-edits.ts";

export interface WorldPage extends PageHistory {
  /** The day from which each of the states holds; ascending. */
  since: number[];
  /** The name of the host that serves it; several pages share one. */
  host: string;
}

export interface World {
  from: string;
  days: number;
  pages: WorldPage[];
}

/** Bounds the history that every accepted state replays, however long the soak is; in a short one some days are quiet. */
const editsIn = (days: number): number => Math.min(45, Math.round(days * 0.12));
/** At the end every page is left alone, so that what is true then has to be published. */
export const quietEnd = 10;
const hosts = 3;
const kinds: readonly Effect["kind"][] = ["moved", "added", "removed", "format"];

/** Plans the world: every page goes through its dated versions in order, edited by its maintainer in between. */
export function planWorld(days: number, random: Random): World {
  const { from, pages } = datedVersions();
  const shares = new Map<PageHistory, number>();
  for (let edit = 0; edit < editsIn(days); edit += 1) {
    const page = pages[Math.floor(random() * pages.length)];
    if (page) shares.set(page, (shares.get(page) ?? 0) + 1);
  }
  const planned = pages.map((page, at) => {
    const states = withEdits(page, shares.get(page) ?? 0, random);
    return {
      ...page,
      states,
      since: [0, ...distinctDays(states.length - 1, days, random)],
      host: `docs-${at % hosts}.test`,
    };
  });
  return { from, days, pages: planned };
}

/** The state that a page is truly in. */
export function stateOn({ states, since }: WorldPage, day: number): PageState {
  return states[since.findLastIndex((first) => first <= day)] as PageState;
}

/** The state before that one; null for the first. */
export function stateBefore({ states }: PageHistory, state: PageState): PageState | null {
  return states[states.indexOf(state) - 1] ?? null;
}

/** Each edit falls after one of the dated versions and is made to what stands there by then. */
function withEdits(page: PageHistory, count: number, random: Random): PageState[] {
  const after = Array.from({ length: count }, () => Math.floor(random() * page.states.length));
  return page.states.flatMap((version, at) => {
    const found = [version];
    for (const _ of after.filter((place) => place === at)) {
      const kind = kinds[Math.floor(random() * kinds.length)] ?? "format";
      const next = trueEdit(page, found.at(-1) ?? version, kind, random);
      if (next) found.push(next);
    }
    return found;
  });
}

function distinctDays(count: number, days: number, random: Random): number[] {
  const found = new Set<number>();
  const room = days - quietEnd - 3;
  if (room < count) throw new RangeError(`a soak of ${days} days has no room for ${count} states of a page`);
  while (found.size < count) found.add(2 + Math.floor(random() * room));
  return [...found].sort((a, b) => a - b);
}
