/** Finds the record of the same provider that a printed replacement names. */
import { writtenKey } from "../domain/identity/id-keys.ts";
import { folded } from "../domain/order.ts";
import { withoutProvider } from "../domain/record-id.ts";
import type { ModelRecord } from "../domain/schema.ts";

/** The records with each replacement's `id` set, or null where no record or more than one fits. */
export function resolveReplacements(records: readonly ModelRecord[]): ModelRecord[] {
  const find = finder(records);
  return records.map((record) => {
    const replacements = record.replacements.map((replacement) => ({
      ...replacement,
      id: find(replacement.model, record.id),
    }));
    const same = replacements.every(({ id }, i) => id === record.replacements[i]?.id);
    return same ? record : { ...record, replacements };
  });
}

function finder(records: readonly ModelRecord[]): (printed: string, self: string) => string | null {
  const byModel = new Map<string, Set<string>>();
  const byName = new Map<string, Set<string>>();
  const bySpelling = new Map<string, Set<string>>();
  const byOther = new Map<string, Set<string>>();
  for (const { id, model, version, name, aliases = [], formerIds = [] } of records) {
    add(byModel, folded(model), id);
    if (name) add(byName, folded(name), id);
    add(bySpelling, writtenKey(version === null ? model : `${model} ${version}`), id);
    for (const other of [...aliases.map((alias) => alias.model), ...formerIds.map(withoutProvider)])
      add(byOther, writtenKey(other), id);
  }
  return (printed, self) => {
    const key = folded(printed);
    // `gpt-4o, version 2024-08-06`
    const spelling = writtenKey(key.replace(/\bversion\b/g, ""));
    const ids = byModel.get(key) ?? byName.get(key) ?? bySpelling.get(spelling) ?? byOther.get(spelling);
    const [only] = ids ?? [];
    return only !== undefined && ids?.size === 1 && only !== self ? only : null;
  };
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  if (key === "") return;
  const ids = index.get(key) ?? new Set();
  index.set(key, ids.add(id));
}
