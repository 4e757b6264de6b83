/** Finds the record of the same provider that a printed replacement names. */
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
  const byVersion = new Map<string, Set<string>>();
  const byFormer = new Map<string, Set<string>>();
  for (const { id, model, version, name, formerIds = [] } of records) {
    add(byModel, folded(model), id);
    if (name) add(byName, folded(name), id);
    if (version) add(byVersion, joined(`${model} ${version}`), id);
    for (const former of formerIds) add(byFormer, joined(withoutProvider(former)), id);
  }
  return (printed, self) => {
    const key = folded(printed);
    const ids = byModel.get(key) ?? byName.get(key) ?? byVersion.get(joined(key)) ?? byFormer.get(joined(key));
    const [only] = ids ?? [];
    return only !== undefined && ids?.size === 1 && only !== self ? only : null;
  };
}

/** Model and version as one word: `gpt-4o (2024-08-06)`, `gpt-4o, version 2024-08-06` and `gpt-4o@2024-08-06` alike. */
function joined(text: string): string {
  return folded(text)
    .replace(/\bversion\b/g, "")
    .replace(/[\s()@,:_-]+/g, "-")
    .replace(/-$/, "");
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key) ?? new Set();
  index.set(key, ids.add(id));
}
