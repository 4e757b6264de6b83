/** What is held after a run: a holding for each page that was seen well. */

import { canonicalJson } from "../domain/order.ts";
import type { Check } from "../domain/schema.ts";
import { decisionsOf, type Source } from "../domain/source.ts";
import type { Extraction } from "../extract/extraction.ts";
import type { Examined } from "./examine.ts";
import { factsText, type HeldRecord } from "./guard/verdict.ts";
import { type Holding, holdRecords, type Look } from "./hold-records.ts";

export interface PageHolding extends Holding {
  source: Source;
  page: string;
  /** The kind of each hold, by record. */
  kinds: ReadonlyMap<string, HeldRecord["kind"]>;
  /** Whether the decisions are others than before. */
  isChanged: boolean;
}

/** After looking at states that were fetched. A page that was "not modified" is no new look: its ETag may be the true page's. */
export function holdExamined(examined: readonly Examined[], checks: readonly Check[]): PageHolding[] {
  return examined.flatMap(({ state: { source, definition, day }, decision }) => {
    if (decision.status !== "accepted" && decision.status !== "unchanged") return [];
    const { held, latest, extraction } = decision;
    const isSame = (record: string) => textOf(latest, record) === textOf(extraction, record);
    return [holdPage(source, definition.id, checks, { day, held, isSame })];
  });
}

function holdPage(source: Source, page: string, checks: readonly Check[], look: Look): PageHolding {
  const before = decisionsOf(source, page);
  const known = checks.find((check) => check.provider === source.definition.id && check.page === page)?.held ?? [];
  const holding = holdRecords(before, known, look);
  const kinds = new Map(look.held.map(({ record, kind }) => [record, kind]));
  const isChanged = canonicalJson(before.holds) !== canonicalJson(holding.decisions.holds);
  return { ...holding, source, page, kinds, isChanged };
}

function textOf(extraction: Extraction | null, record: string): string | null {
  const found = extraction?.records.find(({ id }) => id === record);
  return found ? factsText(found) : null;
}
