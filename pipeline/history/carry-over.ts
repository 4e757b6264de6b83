/**
 * What stays of a record as it was. A fact that still stands keeps its words and the place where it first stood
 * as it now stands, so a page that is only rewritten changes no byte of the record.
 */

import { folded } from "../domain/order.ts";
import { eventKey, relativeKey, replacementKey } from "./merge-pages.ts";
import type { LooseRecord } from "./record-evidence.ts";

/** The next record, each fact that it shares with the previous one taken from there. */
export function keepStanding(next: LooseRecord, previous: LooseRecord): LooseRecord {
  return {
    ...next,
    name: keepForm(next.name, previous.name),
    place: previous.place ?? next.place,
    stage: next.stage && next.stage.stage === previous.stage?.stage ? previous.stage : next.stage,
    events: keepFacts(next.events, previous.events, eventKey),
    relative: keepFacts(next.relative, previous.relative, relativeKey),
    replacements: keepOrder(keepFacts(next.replacements, previous.replacements, replacementKey), previous.replacements),
  };
}

/**
 * Adds the last facts of pages that stopped listing the model while another page still does: what a page stops
 * saying is no news. They give way as soon as a page that lists the model says anything of the same kind.
 */
export function keepUnlisted(next: LooseRecord, previous: LooseRecord, listing: ReadonlySet<string>): LooseRecord {
  const gone = (fact: { evidence: { page: string } | null }) =>
    fact.evidence !== null && !listing.has(fact.evidence.page);
  const told = new Set(next.events.map(({ event }) => event));
  const toldRelative = new Set([...told, ...next.relative.map(({ event }) => event)]);
  return {
    ...next,
    stage: next.stage ?? (previous.stage && gone(previous.stage) ? previous.stage : null),
    events: [...next.events, ...previous.events.filter((fact) => gone(fact) && !told.has(fact.event))],
    relative: [...next.relative, ...previous.relative.filter((fact) => gone(fact) && !toldRelative.has(fact.event))],
    replacements: next.replacements.length > 0 ? next.replacements : previous.replacements.filter(gone),
  };
}

function keepFacts<T>(next: readonly T[], previous: readonly T[], keyOf: (fact: T) => string): T[] {
  const before = new Map(previous.map((fact) => [keyOf(fact), fact]));
  return next.map((fact) => before.get(keyOf(fact)) ?? fact);
}

/** Replacements stand in page order; another order of the same ones is no change. */
function keepOrder<T>(next: T[], previous: T[]): T[] {
  const same = next.length === previous.length && next.every((fact) => previous.includes(fact));
  return same ? previous : next;
}

function keepForm(next: string | null, previous: string | null): string | null {
  return next !== null && previous !== null && folded(next) === folded(previous) ? previous : next;
}
