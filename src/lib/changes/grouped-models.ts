/** The models of an announcement, grouped by what changed for them. */
import { plainText, type RichText } from "../../../pipeline/text/rich-text.ts";
import type { Announcement, Model } from "../almanac/almanac.ts";

export interface ModelGroup {
  models: readonly Model[];
  /** One line for each change. */
  lines: readonly RichText[];
}

/** Models with the same lines are together, so that the lines are given once. */
export function groupByLines(models: Announcement["models"]): ModelGroup[] {
  const groups = Map.groupBy(models, ({ lines }) => lines.map(plainText).join("; "));
  return [...groups.values()].map((group) => ({
    models: group.map(({ model }) => model),
    lines: group[0]?.lines ?? [],
  }));
}

/** Whether title and detail say everything: one model, one change. */
export function isToldByTitle({ models, detail }: Announcement): boolean {
  return models.length === 1 && models[0]?.lines.length === 1 && detail !== null;
}
