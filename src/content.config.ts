/** The collections: what the pipeline wrote, read by the pipeline's own readers and checked by its schemas. */
import { defineCollection } from "astro:content";
import { z } from "zod";
import { groupBy } from "../pipeline/order.ts";
import { change, check, modelRecord, sourceDefinition } from "../pipeline/schema.ts";
import { loadDataset } from "./lib/load.ts";

let loaded: ReturnType<typeof loadDataset> | undefined;
function dataset() {
  loaded ??= loadDataset();
  return loaded;
}

/** Astro wants an id on every entry; these are ours, never derived from a file name, which would drop dots. */
export const collections = {
  models: defineCollection({ loader: () => [...dataset().records], schema: modelRecord }),
  changes: defineCollection({
    loader: () =>
      [...groupBy(dataset().changes, ({ detectedOn }) => detectedOn.slice(0, 7))].map(([id, changes]) => ({
        ...{ id, changes },
      })),
    schema: z.object({ id: z.string(), changes: z.array(change) }),
  }),
  checks: defineCollection({
    loader: () => dataset().checks.map((entry) => ({ id: `${entry.provider}/${entry.page}`, entry })),
    schema: z.object({ id: z.string(), entry: check }),
  }),
  sources: defineCollection({ loader: () => [...dataset().sources], schema: sourceDefinition }),
};
