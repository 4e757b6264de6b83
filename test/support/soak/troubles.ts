/** When which fault hits what: a plan from a seed, in which every kind of fault comes about equally often. */
import type { Random } from "../mutants.ts";
import { type Fault, faults } from "./faults.ts";
import { quietEnd, type World, type WorldPage } from "./world.ts";

export interface Trouble {
  kind: string;
  fault: Fault;
  /** The page it hits, or one page of the host. */
  page: WorldPage;
  first: number;
  last: number;
  seed: number;
}

/** How many faults begin on a day, on average; in a short soak more, so that every kind comes. */
const rate = 0.12;
const longest = 4;
/** Each such fault makes two new states, which the history keeps. */
const mostStale = 6;

/** Plans the faults of a world; none in its first two days, in which its pages are first taken, and none at its end. */
export function planTroubles({ days, pages }: World, random: Random): Trouble[] {
  const below = (count: number): number => Math.floor(random() * count);
  const room = days - quietEnd - longest - 2;
  const deck = deckOf(Math.round(days * rate), random);
  let stale = 0;
  return deck.flatMap((kind): Trouble[] => {
    const fault = faults[kind] as Fault;
    const first = 2 + below(room);
    // Only a page that has changed by then has an older state.
    const able = fault.stale ? pages.filter(({ since: [, second = days] }) => second < first) : pages;
    const page = able[below(able.length)];
    const last = first + (fault.slow ? 0 : below(fault.brief ? 2 : longest));
    const seed = below(2 ** 31);
    if (fault.stale) stale += 1;
    return page && !(fault.stale && stale > mostStale) ? [{ kind, fault, page, first, last, seed }] : [];
  });
}

/** The faults of a day. */
export function troublesOn(troubles: readonly Trouble[], day: number): Trouble[] {
  return troubles.filter(({ first, last }) => first <= day && day <= last);
}

/** What of those hits a page: what is wrong with all or with its host comes before what is wrong with it. */
export function troubleOf(today: readonly Trouble[], page: WorldPage): Trouble | undefined {
  const of = today.filter(
    ({ fault, page: hit }) =>
      fault.hits === "all names" || (fault.hits === "page" ? hit === page : hit.host === page.host),
  );
  return of.find(({ fault }) => fault.hits !== "page") ?? of[0];
}

/** So many names of faults, or each at least once: every name as often as it comes before any comes more often. */
function deckOf(count: number, random: Random): string[] {
  const found: string[] = [];
  let every: number | undefined;
  do {
    const names = Object.entries(faults).flatMap(([name, { often = 1 }]) =>
      Array.from({ length: often }, () => ({ name, at: random() })),
    );
    found.push(...names.sort((a, b) => a.at - b.at).map(({ name }) => name));
    every ??= found.length;
  } while (found.length < count);
  return found.slice(0, Math.max(count, every));
}
