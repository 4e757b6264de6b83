/** The published models as announcements name them. */
import type { AnnouncedModel } from "../domain/announced-model.ts";
import { modelFinder } from "../domain/announced-models.ts";
import type { Change, ModelRecord } from "../domain/schema.ts";
import { readChanges, readChangesOf, readRecords } from "../storage/dataset.ts";
import { loadSources } from "../storage/sources.ts";
import type { Context } from "./context.ts";

type Place = Pick<Context, "effects" | "root">;

/** Finds a published model by its id. */
export function publishedModels(place: Place): (id: string) => AnnouncedModel {
  return finder(place, readRecords(place.effects, place.root) ?? [], readChanges(place.effects, place.root));
}

/** Finds a model that changes are of, by its id. Its history has them, whether they are published yet or not. */
export function changedModels(place: Place, changes: readonly Change[]): (id: string) => AnnouncedModel {
  const { effects, root } = place;
  const records = readRecords(effects, root) ?? [];
  const ids = new Set(changes.map(({ record }) => record));
  const former = records.flatMap(({ id, formerIds = [] }) => (ids.has(id) ? formerIds : []));
  const published = readChangesOf(effects, root, [...ids, ...former]);
  const known = new Set(published.map(({ id }) => id));
  return finder(place, records, [...published, ...changes.filter(({ id }) => !known.has(id))]);
}

function finder(
  { effects, root }: Place,
  records: readonly ModelRecord[],
  changes: readonly Change[],
): (id: string) => AnnouncedModel {
  const definitions = loadSources(effects, root).list.map(({ definition }) => definition);
  return modelFinder({ records, changes, names: new Map(definitions.map(({ id, name }) => [id, name])) });
}
