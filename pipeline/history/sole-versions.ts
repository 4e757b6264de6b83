/** One record for a model that is named with its version in one place and without it in another. */
import { folded } from "../domain/order.ts";
import { mergePages } from "./merge-pages.ts";
import type { RecordWithEvidence } from "./record-evidence.ts";

/**
 * The records of one page; one without a version is merged into the only one with a version of the same model. A version
 * tells models apart only where the page has several of them.
 */
export function mergeSoleVersions(records: readonly RecordWithEvidence[]): RecordWithEvidence[] {
  const byModel = Map.groupBy(records, ({ model }) => folded(model));
  return records.flatMap((record) => {
    const same = byModel.get(folded(record.model)) ?? [];
    const bare = same.find(({ version }) => version === null);
    if (!bare || same.length !== 2) return [record];
    return record === bare ? [] : [mergePages([record, bare])];
  });
}

/**
 * The statement under the id of the same model with a version, if it names none and the other's version only repeats a part
 * of the name (`codestral-2501`, 25.01): an API lists such a model by its id alone. `others` are all that is known of the
 * provider; a model with several versions stays apart.
 */
export function withRepeatedVersion(
  record: RecordWithEvidence,
  others: readonly Pick<RecordWithEvidence, "id" | "model" | "version">[],
): RecordWithEvidence {
  if (record.version !== null) return record;
  const same = others.filter(({ model, version }) => version !== null && folded(model) === folded(record.model));
  const [first] = same;
  if (!first?.version || same.some(({ id }) => id !== first.id) || !isRepeated(first.model, first.version))
    return record;
  return { ...record, id: first.id, version: first.version };
}

/**
 * The statement under the id that another page of the provider prints, where this one names the model by words that spell the
 * id ("Gemini 2.5 Flash Image"). `others` are all that is known of the provider.
 */
export function underItsId(
  record: RecordWithEvidence,
  others: readonly Pick<RecordWithEvidence, "id" | "model" | "version">[],
): RecordWithEvidence {
  if (record.version !== null || !record.model.includes(" ")) return record;
  const spelled = folded(record.model).replaceAll(" ", "-");
  const same = others.find(({ model, version }) => version === null && model === spelled);
  return same ? { ...record, id: same.id, model: same.model, name: record.model } : record;
}

/** Whether the name has a number with the digits of the version; "0.1" has too few of them to tell. */
function isRepeated(model: string, version: string): boolean {
  const digits = version.replace(/\D/g, "");
  if (digits.length < 3) return false;
  return model
    .replace(/(?<=\d)[-.](?=\d)/g, "")
    .split(/\D+/)
    .some((number) => number.startsWith(digits));
}
