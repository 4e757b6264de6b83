/** The geometry of a bar that shows how many models are in each stage. */
import type { StageOnDay } from "../../../pipeline/domain/lifecycle.ts";
import { countStages } from "../stage/stage-counts.ts";
import { stageLabel } from "../stage/stage-labels.ts";

export interface StageBar {
  width: number;
  height: number;
  parts: readonly { stage: StageOnDay | null; x: number; width: number }[];
  /** `12 active, 3 ending`. */
  label: string;
}

const width = 300;
const height = 9;
const gap = 2;

/** The bar of some models: a part for each stage, as wide as its share. */
export function stageBar(models: readonly { stage: StageOnDay | null }[]): StageBar {
  const counts = countStages(models).filter((it) => it.models > 0);
  const room = width - gap * (counts.length - 1);
  let x = 0;
  const parts = counts.map(({ stage, models: n }) => {
    const share = (room * n) / models.length;
    const part = { stage, x, width: Math.max(1, share) };
    x += share + gap;
    return part;
  });
  const label = counts.map(({ stage, models: n }) => `${n} ${stageLabel(stage).toLowerCase()}`).join(", ");
  return { width, height, parts, label };
}
