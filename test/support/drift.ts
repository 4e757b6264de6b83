/** Damages real pages, reads them, asks the guard, and counts what would be published wrong. */

import type { HeldSpan } from "../../pipeline/domain/decisions.ts";
import type { PageDefinition } from "../../pipeline/domain/schema.ts";
import { extractPage } from "../../pipeline/extract/extract-page.ts";
import type { Extraction } from "../../pipeline/extract/extraction.ts";
import { PageError } from "../../pipeline/extract/page-error.ts";
import { withHeldFacts } from "../../pipeline/history/held-facts.ts";
import { checkPage } from "../../pipeline/ingest/guard/check-page.ts";
import { endingOf } from "../../pipeline/ingest/guard/cut-off.ts";
import type { HeldRecord } from "../../pipeline/ingest/guard/verdict.ts";
import { mutant } from "./mutants.ts";

export interface TruePage {
  name: string;
  provider: string;
  text: string;
  definition: PageDefinition;
}

export interface Drift {
  mutants: number;
  /** Refused as unreadable, with a message. */
  refused: number;
  quarantined: number;
  /** Published, apart from records that are held. */
  partlyHeld: number;
  /** Models that were published as gone from the page; of each kind of damage. */
  delisted: Record<string, number>;
  /** Facts of models still listed that were published as gone; of each kind of damage. */
  lost: Record<string, number>;
  /** Published in whole or in part, and every fact of it is a fact of the undamaged page. */
  right: number;
  /** Published with a fact that the undamaged page does not have. */
  wrong: { page: string; kind: string; seed: number; facts: string[] }[];
}

/** Every fact of a page in one line each. */
export function factsOf({ records }: Pick<Extraction, "records">): Set<string> {
  return new Set(
    records.flatMap(({ id, stage, events, replacements }) => [
      ...(stage === null ? [] : [`${id} stage ${stage}`]),
      ...events.map(({ event, date, bound, scope }) => `${id} ${event} ${bound} ${date} for ${scope}`),
      ...replacements.map(({ model }) => `${id} replaced by ${model}`),
    ]),
  );
}

/** Makes `count` mutants of the pages in turn, each a function of `seed` and its number. */
export function drift(pages: TruePage[], count: number, seed: number): Drift {
  const known = pages.map((page) => {
    const before = read(page, page.text);
    return { page: { ...page, definition: ownDefinition(page, before) }, before, facts: factsOf(before) };
  });
  const usable = known.filter(({ before }) => before.records.length >= 3);
  const result: Drift = {
    mutants: 0,
    refused: 0,
    quarantined: 0,
    partlyHeld: 0,
    delisted: {},
    lost: {},
    right: 0,
    wrong: [],
  };
  for (let number = 0; result.mutants < count; number += 1) {
    const chosen = usable[number % usable.length];
    if (!chosen) break;
    const { page, before, facts } = chosen;
    const own = seed + number * 31;
    const { kind, text } = mutant(page.text, own);
    if (text === page.text) continue;
    result.mutants += 1;
    const after = tryRead(page, text);
    if (!after) {
      result.refused += 1;
      continue;
    }
    const known = { problems: before.problems, missingMarkers: [], ending: endingOf(page.text), day };
    const { page: reasons, held } = checkPage(before, after, known, page.definition, text);
    if (reasons.length > 0) {
      result.quarantined += 1;
      continue;
    }
    if (held.length > 0) result.partlyHeld += 1;
    const published = withHeldFacts(before, after, held.map(toSpan));
    const listed = new Set(published.records.map(({ id }) => id));
    const gone = before.records.filter(({ id }) => !listed.has(id)).length;
    if (gone > 0) result.delisted[kind] = (result.delisted[kind] ?? 0) + gone;
    const said = factsOf(published);
    const lost = [...factsOf({ records: before.records.filter(({ id }) => listed.has(id)) })].filter(
      (fact) => !said.has(fact) && !said.has(fact.replace(" on ", " tentative ")),
    );
    if (lost.length > 0) result.lost[kind] = (result.lost[kind] ?? 0) + lost.length;
    // A date said less firmly than before is no wrong date: a dropped row may have been what made it firm.
    const wrong = [...said].filter((fact) => !facts.has(fact) && !facts.has(fact.replace(" tentative ", " on ")));
    if (wrong.length === 0) result.right += 1;
    else result.wrong.push({ page: page.name, kind, seed: own, facts: wrong.slice(0, 3) });
  }
  return result;
}

/** The day on which the damaged pages are read. */
const day = "2026-11-21";

function toSpan({ record, facts, kind, reason }: HeldRecord): HeldSpan {
  return { record, facts, kind, from: day, until: null, how: null, reason: reason.message };
}

/** An older state of a page may be smaller than today's definition wants; the guard is asked about the damage alone. */
function ownDefinition({ definition, text }: TruePage, before: Extraction): PageDefinition {
  return {
    ...definition,
    minimumRecords: Math.min(definition.minimumRecords, before.records.length),
    markers: definition.markers.filter((marker) => text.includes(marker)),
  };
}

function read({ provider, definition }: TruePage, text: string): Extraction {
  return extractPage(text, { provider, page: definition.id, snapshot: null, format: "markdown", definition });
}

function tryRead(page: TruePage, text: string): Extraction | null {
  try {
    return read(page, text);
  } catch (error) {
    if (error instanceof PageError) return null;
    throw error;
  }
}
