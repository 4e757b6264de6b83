/** The published models as announcements name them. */
import type { AnnouncedModel } from "../domain/announced-model.ts";
import { modelFinder } from "../domain/announced-models.ts";
import type { Change } from "../domain/schema.ts";
import { readChanges, readRecords } from "../storage/dataset.ts";
import { loadSources } from "../storage/sources.ts";
import type { Context } from "./context.ts";

/** Finds a published model by its id. `unpublished` are changes that its history does not have yet. */
export function publishedModels(
  { effects, root }: Pick<Context, "effects" | "root">,
  unpublished: readonly Change[] = [],
): (id: string) => AnnouncedModel {
  const published = readChanges(effects, root);
  const ids = new Set(published.map(({ id }) => id));
  const changes = [...published, ...unpublished.filter(({ id }) => !ids.has(id))];
  const definitions = loadSources(effects, root).list.map(({ definition }) => definition);
  const names = new Map(definitions.map(({ id, name }) => [id, name]));
  return modelFinder({ records: readRecords(effects, root) ?? [], changes, names });
}
