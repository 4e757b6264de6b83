/** Guards against two columns that were exchanged: a model is suddenly replaced by the one it replaced. */

import { folded } from "../../domain/order.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import type { GuardReason } from "./guard-reason.ts";
import { kindsOf, survivors } from "./verdict.ts";

/** Replacements that were A → B and are B → A. A name that only points at a model (`a-latest`) may do so in turn. */
export function invertedReplacements(previous: Extraction, next: Extraction): GuardReason[] {
  const known = arrows(previous.records);
  const before = arrows(previous.records.filter((record) => kindsOf(record).size > 1 || isMissing(record, next)));
  return next.records.flatMap((record) =>
    record.replacements.flatMap(({ model, evidence }) => {
      const here = arrow(record.model, model);
      const reverse = arrow(model, record.model);
      if (known.has(here) || !before.has(reverse)) return [];
      const place = record.evidence[evidence];
      return [{ rule: "replacement-inverted", record: record.id, replacement: model, place }];
    }),
  );
}

const isMissing = ({ id }: ModelRecord, { records }: Extraction): boolean =>
  !records.some((record) => record.id === id);

function arrows(records: readonly ModelRecord[]): Set<string> {
  return new Set(records.flatMap((record) => record.replacements.map(({ model }) => arrow(record.model, model))));
}

function arrow(from: string, to: string): string {
  return JSON.stringify([folded(from), folded(to)]);
}

/** Fewer different changes than this are ordinary news. */
const minimumChanges = 3;

/**
 * Most replacements changed at once: another column was read as the replacement column. Rows with the same replacement that
 * now have the same other one are one change.
 */
export function changedReplacements(previous: Extraction, next: Extraction): GuardReason[] {
  const pairs = survivors(previous.records, next.records).filter(
    ([record, now]) => record.replacements.length > 0 && now.replacements.length > 0,
  );
  const changed = pairs.filter(([was, is]) => [...namesOf(was)].every((name) => !namesOf(is).has(name)));
  const changes = new Set(changed.map(([was, is]) => JSON.stringify([[...namesOf(was)], [...namesOf(is)]])));
  const all = new Set(pairs.map(([was, is]) => JSON.stringify([[...namesOf(was)], [...namesOf(is)]])));
  if (changes.size < minimumChanges || changes.size * 2 <= all.size) return [];
  return [{ rule: "replacements-changed", ids: changed.map(([, { id }]) => id), of: pairs.length }];
}

/** A replacement that gave way to words that look like no model and that nothing on the page is called. */
export function strangeReplacements(previous: Extraction, next: Extraction): GuardReason[] {
  const known = new Set(
    [...previous.records, ...next.records].flatMap(({ model, name }) => [model, name ?? model].map(folded)),
  );
  for (const { replacements } of previous.records) for (const { model } of replacements) known.add(folded(model));
  return survivors(previous.records, next.records).flatMap(([was, is]) =>
    is.replacements.flatMap(({ model, evidence }): GuardReason[] => {
      const isId = /[\d:/_-]/.test(model) || !/\s|^\p{Lu}/u.test(model);
      const isStrange = !isId && !known.has(folded(model)) && was.replacements.length > 0;
      const place = is.evidence[evidence];
      return isStrange ? [{ rule: "replacement-strange", record: is.id, replacement: model, place }] : [];
    }),
  );
}

const namesOf = ({ replacements }: ModelRecord): Set<string> => new Set(replacements.map(({ model }) => folded(model)));
