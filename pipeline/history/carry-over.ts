/**
 * Carries facts over from the previous state of a record. A fact that is unchanged keeps its wording and the evidence of
 * where it was first seen, so a page that is only rearranged changes no byte of the record. A fact never rests on a page
 * that now says something else.
 */

import { folded } from "../domain/order.ts";
import { hasPassed } from "../domain/partial-date.ts";
import { aliasKey, eventKey, relativeKey, replacementKey } from "./merge-pages.ts";
import type {
  AliasFact,
  EventFact,
  RecordWithEvidence,
  RelativeFact,
  ReplacementFact,
  StageFact,
} from "./record-evidence.ts";

interface Fact {
  evidence: { page: string } | null;
}

/** The next record, with each fact from the previous one that the page it rests on still states. `pages` are what each page says. */
export function carryOverEvidence(
  next: RecordWithEvidence,
  previous: RecordWithEvidence,
  pages: ReadonlyMap<string, RecordWithEvidence>,
): RecordWithEvidence {
  const carried = <T extends Fact>(factsOf: (record: RecordWithEvidence) => readonly T[], keyOf: (fact: T) => string) =>
    carryOverFacts(factsOf, keyOf, { next, previous, pages });
  return {
    ...next,
    name: carryOverSpelling(next.name, previous.name),
    rowEvidence: previous.rowEvidence ?? next.rowEvidence,
    stage: carried<StageFact>(stagesOf, ({ stage }) => stage)[0] ?? null,
    events: carried<EventFact>(({ events }) => events, eventKey),
    relative: carried<RelativeFact>(({ relative }) => relative, relativeKey),
    replacements: carryOverOrder(
      carried<ReplacementFact>(({ replacements }) => replacements, replacementKey),
      previous.replacements,
    ),
    aliases: carryOverOrder(
      carried<AliasFact>(({ aliases }) => aliases, aliasKey),
      previous.aliases,
    ),
  };
}

/**
 * Adds the last facts of pages that no longer list the model while another page still does: that a page stops giving a
 * fact is not news. They are dropped as soon as a page that lists the model has a fact of the same kind. Dates ahead are
 * not added: no page says any more that they will come. The same goes for a date from a section that no longer lists the
 * model while another section does, such as one about its fine-tuned variants. `pages` are what each page says.
 */
export function carryOverUnlisted(
  next: RecordWithEvidence,
  previous: RecordWithEvidence,
  pages: ReadonlyMap<string, RecordWithEvidence>,
  day: string,
): RecordWithEvidence {
  const gone = ({ evidence }: Fact) => evidence !== null && !pages.has(evidence.page);
  const leftSection = ({ evidence: { page, section } }: EventFact) => {
    const sections = sectionsOf(pages.get(page));
    return sections.length > 0 && !sections.includes(JSON.stringify(section));
  };
  const events = new Set(next.events.map(({ event }) => event));
  const passed = previous.events.filter(
    (fact) => (gone(fact) || leftSection(fact)) && !events.has(fact.event) && hasPassed(fact.date, day),
  );
  return {
    ...next,
    stage: next.stage ?? (previous.stage && gone(previous.stage) ? previous.stage : null),
    events: [...next.events, ...passed],
    replacements: next.replacements.length > 0 ? next.replacements : previous.replacements.filter(gone),
    aliases: next.aliases.length > 0 ? next.aliases : previous.aliases.filter(gone),
  };
}

/** The sections in which a page has something to say of the record, each as JSON. */
function sectionsOf(record: RecordWithEvidence | undefined): string[] {
  if (!record) return [];
  const facts = [...record.events, ...record.relative, ...record.replacements].map(({ evidence }) => evidence);
  return [...facts, record.stage?.evidence, record.rowEvidence].flatMap((place) =>
    place ? [JSON.stringify(place.section)] : [],
  );
}

interface States {
  next: RecordWithEvidence;
  previous: RecordWithEvidence;
  pages: ReadonlyMap<string, RecordWithEvidence>;
}

function carryOverFacts<T extends Fact>(
  factsOf: (record: RecordWithEvidence) => readonly T[],
  keyOf: (fact: T) => string,
  { next, previous, pages }: States,
): T[] {
  const isStated = (fact: T): boolean => {
    const page = pages.get(fact.evidence?.page ?? "");
    return page !== undefined && factsOf(page).some((stated) => keyOf(stated) === keyOf(fact));
  };
  const before = new Map(factsOf(previous).map((fact) => [keyOf(fact), fact]));
  return factsOf(next).map((fact) => {
    const old = before.get(keyOf(fact));
    return old && isStated(old) ? old : fact;
  });
}

function stagesOf({ stage }: RecordWithEvidence): StageFact[] {
  return stage === null ? [] : [stage];
}

/** Replacements are in page order; the same ones in another order are not a change. */
function carryOverOrder<T>(next: T[], previous: T[]): T[] {
  const same = next.length === previous.length && next.every((fact) => previous.includes(fact));
  return same ? previous : next;
}

function carryOverSpelling(next: string | null, previous: string | null): string | null {
  return next !== null && previous !== null && folded(next) === folded(previous) ? previous : next;
}
