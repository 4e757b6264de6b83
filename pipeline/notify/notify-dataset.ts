/** The data that notifications are made of. */
import type { AnnouncedModel, AnnouncingProvider } from "../domain/announced-model.ts";
import { modelFinder } from "../domain/announced-models.ts";
import type { PageReading } from "../domain/answer-age.ts";
import { providerPath } from "../domain/paths.ts";
import type { Change, ModelRecord, PassageChange, SourceDefinition } from "../domain/schema.ts";
import type { Context } from "../ingest/context.ts";
import { loadDatasetAsOf } from "../ingest/data-as-of.ts";
import { readPassages } from "../storage/dataset.ts";
import { loadSources } from "../storage/sources.ts";

export interface NotifyDataset {
  records: readonly ModelRecord[];
  /** Oldest first, baselines included. */
  changes: readonly Change[];
  /** The model of a record. */
  find: (id: string) => AnnouncedModel;
  /** The pages of a provider, with when each was last read. */
  pagesOf: (provider: string) => readonly PageReading[];
  /** Every provider, by id. */
  providers: readonly DefinedProvider[];
  /** Passages that no rule reads, oldest first. */
  passages: readonly PassageChange[];
}

export interface DefinedProvider extends AnnouncingProvider {
  definition: SourceDefinition;
}

/** What is published, or what the sources give where nothing is. */
export async function loadNotifyDataset(context: Context): Promise<NotifyDataset> {
  const { records, changes, pagesOf } = await loadDatasetAsOf(context);
  const definitions = loadSources(context.effects, context.root).list.map(({ definition }) => definition);
  const names = new Map(definitions.map(({ id, name }) => [id, name]));
  const providers = definitions.map((definition): DefinedProvider => {
    const { id, name } = definition;
    return { id, name, path: providerPath(id), definition };
  });
  const passages = readPassages(context.effects, context.root);
  return { records, changes, find: modelFinder({ records, changes, names }), pagesOf, providers, passages };
}
