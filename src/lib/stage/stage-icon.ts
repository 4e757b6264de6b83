/** The icons of the stages: phases of the moon, on a circle of radius 6 around the origin. */
import type { StageOnDay } from "../../../pipeline/domain/lifecycle.ts";

/** The lit part as an SVG path: the outer edge, then back along the shadow. Null where all is dark. */
export const stageIconPath: Record<StageOnDay, string | null> = {
  preview: "M0-6A6 6 0 0 1 0 6A3.3 6 0 0 0 0-6",
  active: "M0-6A6 6 0 0 1 0 6A6 6 0 0 1 0-6",
  legacy: "M0-6A6 6 0 0 0 0 6A3.3 6 0 0 0 0-6",
  deprecated: "M0-6A6 6 0 0 0 0 6A1.4 6 0 0 1 0-6",
  ending: "M0-6A6 6 0 0 0 0 6A3.4 6 0 0 1 0-6",
  retired: null,
};
