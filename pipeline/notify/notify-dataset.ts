/** The data that notifications are made of. */
import type { AnnouncedModel } from "../domain/announced-model.ts";
import { modelFinder } from "../domain/announced-models.ts";
import type { Change, ModelRecord } from "../domain/schema.ts";
import type { Context } from "../ingest/context.ts";
import { loadDatasetAsOf } from "../ingest/data-as-of.ts";
import { loadSources } from "../storage/sources.ts";

export interface NotifyDataset {
  records: readonly ModelRecord[];
  /** Oldest first, baselines included. */
  changes: readonly Change[];
  /** The model of a record. */
  find: (id: string) => AnnouncedModel;
}

/** What is published, or what the sources give where nothing is. */
export async function loadNotifyDataset(context: Context): Promise<NotifyDataset> {
  const { records, changes } = await loadDatasetAsOf(context);
  const definitions = loadSources(context.effects, context.root).list.map(({ definition }) => definition);
  const names = new Map(definitions.map(({ id, name }) => [id, name]));
  return { records, changes, find: modelFinder({ records, changes, names }) };
}
