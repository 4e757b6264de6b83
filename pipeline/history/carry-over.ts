/**
 * Carries facts over from the previous state of a record. A fact that is unchanged keeps its wording and the evidence of
 * where it was first seen, so a page that is only rearranged changes no byte of the record.
 */

import { folded } from "../domain/order.ts";
import { aliasKey, eventKey, relativeKey, replacementKey } from "./merge-pages.ts";
import type { RecordWithEvidence } from "./record-evidence.ts";

/** The next record, with each fact that the previous one has too taken from there. */
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
    aliases: carryOverOrder(carryOverFacts(next.aliases, previous.aliases, aliasKey), previous.aliases),
  };
}

/**
 * Adds the last facts of pages that no longer list the model while another page still does: that a page stops giving a
 * fact is not news. They are dropped as soon as a page that lists the model has a fact of the same kind.
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
    aliases: next.aliases.length > 0 ? next.aliases : previous.aliases.filter(gone),
  };
}

function carryOverFacts<T>(next: readonly T[], previous: readonly T[], keyOf: (fact: T) => string): T[] {
  const before = new Map(previous.map((fact) => [keyOf(fact), fact]));
  return next.map((fact) => before.get(keyOf(fact)) ?? fact);
}

/** Replacements are in page order; the same ones in another order are not a change. */
function carryOverOrder<T>(next: T[], previous: T[]): T[] {
  const same = next.length === previous.length && next.every((fact) => previous.includes(fact));
  return same ? previous : next;
}

function carryOverSpelling(next: string | null, previous: string | null): string | null {
  return next !== null && previous !== null && folded(next) === folded(previous) ? previous : next;
}
