/** The stages as the site names and orders them. */
import type { StageOnDay } from "../../pipeline/domain/lifecycle.ts";
import { capitalize } from "../../pipeline/text/format.ts";

/** In the order of a life; a model whose page states no stage comes last. */
export const stageOrder: readonly (StageOnDay | null)[] = [
  "preview",
  "active",
  "legacy",
  "deprecated",
  "ending",
  "retired",
  null,
];

/** What each stage means, for the legend. */
export const stageMeaning: Record<StageOnDay, string> = {
  preview: "not yet generally available",
  active: "generally available, no firm end ahead",
  legacy: "still served, newer ones advised",
  deprecated: "announced as going, or closed to newcomers",
  ending: "a firm end lies ahead, whatever the page calls it",
  retired: "no longer served",
};

/** `Ending`; `Not stated` where the page says nothing. */
export function stageWord(stage: StageOnDay | null): string {
  return stage === null ? "Not stated" : capitalize(stage);
}
