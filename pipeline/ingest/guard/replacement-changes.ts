/** Guards against two columns that were exchanged: a model is suddenly replaced by the one it replaced. */

import { folded } from "../../domain/order.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import type { GuardReason } from "./guard-reason.ts";

/** Replacements that were A → B and are B → A. */
export function invertedReplacements(previous: Extraction, next: Extraction): GuardReason[] {
  const before = arrows(previous.records);
  return next.records.flatMap((record) =>
    record.replacements.flatMap(({ model, evidence }) => {
      const here = arrow(record.model, model);
      const reverse = arrow(model, record.model);
      if (before.has(here) || !before.has(reverse)) return [];
      const place = record.evidence[evidence];
      return [{ rule: "replacement-inverted", record: record.id, replacement: model, place }];
    }),
  );
}

function arrows(records: readonly ModelRecord[]): Set<string> {
  return new Set(records.flatMap((record) => record.replacements.map(({ model }) => arrow(record.model, model))));
}

function arrow(from: string, to: string): string {
  return JSON.stringify([folded(from), folded(to)]);
}

/** Most replacements changed at once: another column was read as the replacement column. */
export function changedReplacements(previous: Extraction, next: Extraction): GuardReason[] {
  const after = new Map(next.records.map((record) => [record.id, record]));
  const pairs = previous.records.flatMap((record) => {
    const now = after.get(record.id);
    return now && record.replacements.length > 0 && now.replacements.length > 0 ? [[record, now] as const] : [];
  });
  const names = (record: ModelRecord): Set<string> => new Set(record.replacements.map(({ model }) => folded(model)));
  const changed = pairs.filter(([was, is]) => [...names(was)].every((name) => !names(is).has(name)));
  if (changed.length < 3 || changed.length * 2 <= pairs.length) return [];
  return [{ rule: "replacements-changed", ids: changed.map(([, { id }]) => id), of: pairs.length }];
}
