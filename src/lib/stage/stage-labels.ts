/** The names, meanings and order of the stages. */
import type { StageOnDay } from "../../../pipeline/domain/lifecycle.ts";
import { capitalize } from "../../../pipeline/text/format.ts";

/** In the order of the lifecycle; a model without a stated stage comes last. */
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
  active: "generally available, no fixed retirement date",
  legacy: "still available; newer models recommended",
  deprecated: "announced for retirement, or closed to new customers",
  ending: "has a fixed retirement date",
  retired: "no longer available",
};

/** `Ending`; `Not stated` where the page says nothing. */
export function stageLabel(stage: StageOnDay | null): string {
  return stage === null ? "Not stated" : capitalize(stage);
}
