/**
 * What stays of a record as it was. A fact that still stands keeps its words and the place where it first stood
 * as it now stands, so a page that is only rewritten changes no byte of the record.
 */

import { folded } from "../domain/order.ts";
import { eventKey, relativeKey, replacementKey } from "./merge-pages.ts";
import type { RecordWithEvidence } from "./record-evidence.ts";

/** The next record, each fact that it shares with the previous one taken from there. */
export function carryOverEvidence(next: RecordWithEvidence, previous: RecordWithEvidence): RecordWithEvidence {
  return {
    ...next,
    name: carryOverSpelling(next.name, previous.name),
    rowEvidence: previous.rowEvidence ?? next.rowEvidence,
    stage: next.stage && next.stage.stage === previous.stage?.stage ? previous.stage : next.stage,
    events: carryOverFacts(next.events, previous.events, eventKey),
    relative: carryOverFacts(next.relative, previous.relative, relativeKey),
    replacements: carryOverOrder(
      carryOverFacts(next.replacements, previous.replacements, replacementKey),
      previous.replacements,
    ),
  };
}

/**
 * Adds the last facts of pages that stopped listing the model while another page still does: what a page stops
 * saying is no news. They give way as soon as a page that lists the model says anything of the same kind.
 */
export function carryOverUnlisted(
  next: RecordWithEvidence,
  previous: RecordWithEvidence,
  listing: ReadonlySet<string>,
): RecordWithEvidence {
  const gone = (fact: { evidence: { page: string } | null }) =>
    fact.evidence !== null && !listing.has(fact.evidence.page);
  const events = new Set(next.events.map(({ event }) => event));
  const withRelative = new Set([...events, ...next.relative.map(({ event }) => event)]);
  return {
    ...next,
    stage: next.stage ?? (previous.stage && gone(previous.stage) ? previous.stage : null),
    events: [...next.events, ...previous.events.filter((fact) => gone(fact) && !events.has(fact.event))],
    relative: [...next.relative, ...previous.relative.filter((fact) => gone(fact) && !withRelative.has(fact.event))],
    replacements: next.replacements.length > 0 ? next.replacements : previous.replacements.filter(gone),
  };
}

function carryOverFacts<T>(next: readonly T[], previous: readonly T[], keyOf: (fact: T) => string): T[] {
  const before = new Map(previous.map((fact) => [keyOf(fact), fact]));
  return next.map((fact) => before.get(keyOf(fact)) ?? fact);
}

/** Replacements stand in page order; another order of the same ones is no change. */
function carryOverOrder<T>(next: T[], previous: T[]): T[] {
  const same = next.length === previous.length && next.every((fact) => previous.includes(fact));
  return same ? previous : next;
}

function carryOverSpelling(next: string | null, previous: string | null): string | null {
  return next !== null && previous !== null && folded(next) === folded(previous) ? previous : next;
}
