/** Merges what several pages say about a model into one record. Contradictions are kept and reported. */

import { folded } from "../domain/order.ts";
import { isWithin } from "../domain/partial-date.ts";
import type { Diagnostic, EventName } from "../domain/schema.ts";
import type { AliasFact, EventFact, RecordWithEvidence, RelativeFact, ReplacementFact } from "./record-evidence.ts";

/** A contradiction between pages, reported on the page that comes second. */
export interface Conflict {
  page: string;
  problem: Diagnostic;
}

/** Events that may have several dates without contradiction. */
const repeatable: ReadonlySet<EventName> = new Set<EventName>(["announced"]);

/** Merges what pages say about one model; where only one value is possible, the first page wins. */
export function mergePages(pages: readonly [RecordWithEvidence, ...RecordWithEvidence[]]): RecordWithEvidence {
  const [first] = pages;
  return {
    ...first,
    name: pages.find(({ name }) => name !== null)?.name ?? null,
    stage: pages.find(({ stage }) => stage !== null)?.stage ?? null,
    events: dropSubsumed(
      uniqueBy(
        pages.flatMap(({ events }) => events),
        eventKey,
      ),
    ),
    relative: uniqueBy(
      pages.flatMap(({ relative }) => relative),
      relativeKey,
    ),
    replacements: uniqueBy(
      pages.flatMap(({ replacements }) => replacements),
      replacementKey,
    ),
    aliases: uniqueBy(
      pages.flatMap(({ aliases }) => aliases),
      aliasKey,
    ),
  };
}

/** Equal for two events that state the same fact, however they are written. */
export function eventKey({ event, date, bound, scope }: Pick<EventFact, "event" | "date" | "bound" | "scope">): string {
  return JSON.stringify([event, date, bound, scope && folded(scope)]);
}

/** Equal for two relative dates that state the same fact. */
export function relativeKey({ event, text }: Pick<RelativeFact, "event" | "text">): string {
  return JSON.stringify([event, folded(text)]);
}

/** Equal for two replacements with the same name, whatever its link and case. */
export function replacementKey({ model }: Pick<ReplacementFact, "model">): string {
  return folded(model);
}

/** Equal for two aliases that are the same id. */
export function aliasKey({ model }: Pick<AliasFact, "model">): string {
  return model;
}

/** The contradictions between what different pages say about one model. */
export function conflictsOf(pages: readonly RecordWithEvidence[]): Conflict[] {
  return [...stageConflicts(pages), ...dateConflicts(pages)];
}

function uniqueBy<T>(facts: readonly T[], keyOf: (fact: T) => string): T[] {
  return [...Map.groupBy(facts, keyOf).values()].flatMap((same) => same.slice(0, 1));
}

/** Drops dates that another event gives more precisely, and tentative dates that another page confirms. */
function dropSubsumed(events: readonly EventFact[]): EventFact[] {
  return events.filter((event) => !events.some((other) => other !== event && subsumes(other, event)));
}

function subsumes(other: EventFact, event: EventFact): boolean {
  if (other.event !== event.event || !sameScope(other, event)) return false;
  const asExact = other.bound === event.bound || (other.bound === "on" && event.bound === "tentative");
  const confirms = other.date === event.date && other.bound !== event.bound;
  return asExact && (confirms || isWithin(event.date, other.date));
}

function stageConflicts(pages: readonly RecordWithEvidence[]): Conflict[] {
  const stated = pages.flatMap(({ id, stage }) => (stage ? [{ id, ...stage }] : []));
  const [first, ...others] = stated;
  return others.flatMap(({ id, stage, evidence }) => {
    if (!first || !evidence || stage === first.stage) return [];
    const where = first.evidence?.page ?? "another page";
    return [conflict(evidence, `${id} is ${stage} here and ${first.stage} on ${where}`, stage)];
  });
}

function dateConflicts(pages: readonly RecordWithEvidence[]): Conflict[] {
  const seen: { id: string; fact: EventFact }[] = [];
  const found: Conflict[] = [];
  for (const { id, events } of pages) {
    for (const fact of events) {
      const other = seen.find((earlier) => contradicts(earlier.fact, fact))?.fact;
      if (!other) continue;
      const message = `${id}: ${fact.event} ${fact.bound} ${fact.date} here and ${other.bound} ${other.date} on ${other.evidence.page}`;
      found.push(conflict(fact.evidence, message, fact.date));
    }
    seen.push(...events.map((fact) => ({ id, fact })));
  }
  return found;
}

function contradicts(a: EventFact, b: EventFact): boolean {
  if (a.event !== b.event || repeatable.has(a.event) || !sameScope(a, b)) return false;
  // A firm day on one page that another calls the earliest one: one of them has been softened.
  if (a.date === b.date) return a.bound !== b.bound && a.bound !== "tentative" && b.bound !== "tentative";
  if (isWithin(a.date, b.date) || isWithin(b.date, a.date)) return false;
  if (a.bound === b.bound) return true;
  // "not before" a day and "on" a later day are both true.
  if (a.bound === "not-before") return b.date < a.date;
  if (b.bound === "not-before") return a.date < b.date;
  return true;
}

function sameScope(a: EventFact, b: EventFact): boolean {
  return folded(a.scope ?? "") === folded(b.scope ?? "");
}

function conflict(place: { page: string; line: number }, message: string, value: string): Conflict {
  return { page: place.page, problem: { rule: "conflict", severity: "warning", line: place.line, message, value } };
}
