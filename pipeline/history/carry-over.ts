/**
 * Carries facts over from the previous state of a record. A fact that is unchanged keeps its wording and the evidence of
 * where it was first seen, so a page that is only rearranged changes no byte of the record. A fact never rests on a page
 * that now says something else.
 */

import { folded } from "../domain/order.ts";
import { hasPassed } from "../domain/partial-date.ts";
import type { Evidence } from "../domain/schema.ts";
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

/** What is known of the day on which records are reconciled. */
export interface Now {
  day: string;
  /** Names the sections in which pages say something of any model, see `headingsOf`. */
  headings: ReadonlySet<string>;
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
    stage: carried<StageFact>(stagesOf, ({ stage, scope }) => JSON.stringify([stage, scope]))[0] ?? null,
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
 * not added: no page says any more that they will come. The same goes for a date from a section that is still there and no
 * longer lists the model, while another section does, such as one about its fine-tuned variants. `pages` are what each page
 * says of the model.
 */
export function carryOverUnlisted(
  next: RecordWithEvidence,
  previous: RecordWithEvidence,
  pages: ReadonlyMap<string, RecordWithEvidence>,
  { day, headings }: Now,
): RecordWithEvidence {
  const gone = ({ evidence }: Fact) => evidence !== null && !pages.has(evidence.page);
  const left = ({ evidence }: EventFact) => {
    const page = pages.get(evidence.page);
    if (!page) return true;
    const [own, heading] = [headingsOf(page), headingOf(evidence)];
    return own.length > 0 && !own.includes(heading) && headings.has(heading);
  };
  const events = new Set(next.events.map(({ event }) => event));
  const passed = previous.events.filter((fact) => left(fact) && !events.has(fact.event) && hasPassed(fact.date, day));
  return {
    ...next,
    stage: next.stage ?? (previous.stage && gone(previous.stage) ? previous.stage : null),
    events: [...next.events, ...passed],
    replacements: next.replacements.length > 0 ? next.replacements : previous.replacements.filter(gone),
    aliases: next.aliases.length > 0 ? next.aliases : previous.aliases.filter(gone),
  };
}

/** Names each section in which a page says something of a record, by its page and its own heading. */
export function headingsOf({ events, relative, replacements, stage, rowEvidence }: RecordWithEvidence): string[] {
  const facts = [...events, ...relative, ...replacements].map(({ evidence }) => evidence);
  return [...facts, stage?.evidence, rowEvidence].flatMap((place) => (place ? [headingOf(place)] : []));
}

/** The headings above it may be others by now. */
function headingOf({ page, section }: Pick<Evidence, "page" | "section">): string {
  return JSON.stringify([page, section.at(-1) ?? ""]);
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
