/** The collections: what the pipeline wrote, read by the pipeline's own readers and checked by its schemas. */
import { defineCollection } from "astro:content";
import { z } from "zod";
import { change, check, modelRecord, passageChange, sourceDefinition } from "../pipeline/domain/schema.ts";
import { nodeEffects } from "../pipeline/storage/effects.ts";
import { awaitPendingCommit } from "../pipeline/storage/run-lock.ts";
import type { Dataset } from "./lib/almanac/almanac.ts";
import { loadDataset } from "./lib/almanac/load-dataset.ts";
import { checkoutRoot } from "./lib/site/settings.ts";

let loaded: Promise<Dataset> | undefined;
function dataset(): Promise<Dataset> {
  loaded ??= awaitPendingCommit(nodeEffects(), checkoutRoot).then(() => loadDataset());
  return loaded;
}

const monthOf = ({ detectedOn }: { detectedOn: string }) => detectedOn.slice(0, 7);

/** Astro requires an id on every entry. These are ours: one derived from a file name would lose its dots. */
export const collections = {
  models: defineCollection({ loader: async () => [...(await dataset()).records], schema: modelRecord }),
  changes: defineCollection({
    loader: async () => {
      const { changes, passages = [] } = await dataset();
      const passagesOf = Map.groupBy(passages, monthOf);
      const changesOf = Map.groupBy(changes, monthOf);
      const months = [...new Set([...changesOf.keys(), ...passagesOf.keys()])];
      return months.map((id) => ({ id, changes: changesOf.get(id) ?? [], passages: passagesOf.get(id) ?? [] }));
    },
    schema: z.object({ id: z.string(), changes: z.array(change), passages: z.array(passageChange) }),
  }),
  checks: defineCollection({
    loader: async () => (await dataset()).checks.map((entry) => ({ id: `${entry.provider}/${entry.page}`, entry })),
    schema: z.object({ id: z.string(), entry: check }),
  }),
  sources: defineCollection({ loader: async () => [...(await dataset()).sources], schema: sourceDefinition }),
};
