/** Models as announcements name them, made of records and their changes. */
import type { AnnouncedModel } from "./announced-model.ts";
import { formerIdsOf, underCurrentIds } from "./former-ids.ts";
import { modelPath, providerPath } from "./paths.ts";
import { labelOf, labelOfId, providerOf } from "./record-id.ts";
import { slugOf } from "./record-slug.ts";
import type { Change, ModelRecord } from "./schema.ts";

export interface KnownModels {
  records: readonly ModelRecord[];
  /** Oldest first. */
  changes: readonly Change[];
  /** Provider id → display name; a provider without one goes by its id. */
  names: ReadonlyMap<string, string>;
}

/**
 * Finds a model by the id of its record. One that was renamed since goes by the name it had, so that no news changes. A
 * record that is not among the known ones goes by its id.
 */
export function modelFinder({ records, changes, names }: KnownModels): (id: string) => AnnouncedModel {
  const byId = new Map(records.map((record) => [record.id, record]));
  const currentOf = formerIdsOf(records);
  const changesOf = Map.groupBy(underCurrentIds(changes, records), ({ record }) => record);
  const found = new Map<string, AnnouncedModel>();
  return (id) => {
    const current = currentOf.get(id) ?? id;
    const model = found.get(id) ?? modelOf(id, byId.get(current), names, changesOf.get(current) ?? []);
    found.set(id, model);
    return model;
  };
}

function modelOf(
  id: string,
  record: ModelRecord | undefined,
  names: KnownModels["names"],
  changes: readonly Change[],
): AnnouncedModel {
  const provider = providerOf(id);
  return {
    id,
    label: record?.id === id ? labelOf(record) : labelOfId(id),
    kind: record?.kind ?? "model",
    changes,
    path: modelPath(provider, slugOf(id, provider)),
    provider: { id: provider, name: names.get(provider) ?? provider, path: providerPath(provider) },
  };
}
