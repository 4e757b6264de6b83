/** Guards against two columns that changed places: a model suddenly replaced by what it replaced. */
import type { Extraction } from "../extraction.ts";
import { byText, folded } from "../order.ts";
import type { ModelRecord } from "../schema.ts";
import { few, placeText } from "./place.ts";

/** Replacements that were A → B and are B → A. */
export function invertedReplacements(previous: Extraction, next: Extraction): string[] {
  const before = arrows(previous.records);
  return next.records.flatMap((record) =>
    record.replacements.flatMap(({ model, evidence }) => {
      const here = arrow(record.model, model);
      const reverse = arrow(model, record.model);
      if (before.has(here) || !before.has(reverse)) return [];
      const place = placeText(record.evidence[evidence]);
      return [`replacement-inverted: ${record.id} is replaced by ${model}, which it replaced before, ${place}`];
    }),
  );
}

function arrows(records: readonly ModelRecord[]): Set<string> {
  return new Set(records.flatMap((record) => record.replacements.map(({ model }) => arrow(record.model, model))));
}

function arrow(from: string, to: string): string {
  return JSON.stringify([folded(from), folded(to)]);
}

/** Most of what replaces what has changed at once: another column is taken for the replacements. */
export function changedReplacements(previous: Extraction, next: Extraction): string[] {
  const after = new Map(next.records.map((record) => [record.id, record]));
  const pairs = previous.records.flatMap((record) => {
    const now = after.get(record.id);
    return now && record.replacements.length > 0 && now.replacements.length > 0 ? [[record, now] as const] : [];
  });
  const names = (record: ModelRecord): Set<string> => new Set(record.replacements.map(({ model }) => folded(model)));
  const changed = pairs.filter(([was, is]) => [...names(was)].every((name) => !names(is).has(name)));
  if (changed.length < 3 || changed.length * 2 <= pairs.length) return [];
  return [`replacements-changed: ${changed.length} of ${pairs.length} (${few(changed.map(([, { id }]) => id))})`];
}

/** Values that stood in other cells of a record's row. */
const besides = ({ name, version, replacements }: ModelRecord): string[] =>
  [name, version, ...replacements.map(({ model }) => model)].flatMap((value) =>
    value === null ? [] : [folded(value)],
  );

/** A record that now goes by what stood in another cell of its row: two cells changed places. */
export function swappedNames(previous: Extraction, next: Extraction): string[] {
  const before = new Map(previous.records.map((record) => [record.id, record]));
  const still = new Set(next.records.map(({ id }) => id));
  const lost = previous.records.filter(({ id }) => !still.has(id));
  return next.records.flatMap((record) => {
    const was = before.get(record.id);
    const place = placeText(record.evidence[0]);
    if (was)
      return exchanged(was, record)
        ? [`names-swapped: ${record.id} has its name and its replacement exchanged, ${place}`]
        : [];
    const from = lost.find((gone) => tookOver(gone, record));
    return from === undefined ? [] : [`names-swapped: ${record.id} is new and ${from.id} is gone, ${place}`];
  });
}

/** Same dates, and a name that was in another cell: an ordinary successor has dates of its own. */
function tookOver(gone: ModelRecord, record: ModelRecord): boolean {
  const dates = ({ events }: ModelRecord): string =>
    [...new Set(events.map(({ date }) => date))].sort(byText).join(" ");
  const values = besides(gone);
  const named =
    values.includes(folded(record.model)) ||
    (record.version !== null && record.version !== gone.version && values.includes(folded(record.version)));
  return named && dates(gone) === dates(record);
}

function exchanged(was: ModelRecord, is: ModelRecord): boolean {
  const replacedBy = (record: ModelRecord, name: string | null): boolean =>
    name !== null && record.replacements.some(({ model }) => folded(model) === folded(name));
  return (
    (replacedBy(is, was.name) && !replacedBy(was, was.name)) || (replacedBy(was, is.name) && !replacedBy(was, was.name))
  );
}
