import { expect, test } from "vitest";
import { monthBars } from "../../../src/lib/charts/month-bars.ts";
import { stageBar } from "../../../src/lib/charts/stage-bar.ts";

test("the bars of months are in their order, as high as their numbers, inside the drawing", () => {
  const months = [
    { month: "2026-12", exact: 4, inexact: 2 },
    { month: "2027-01", exact: 0, inexact: 0 },
  ];
  const { bars, width, floor } = monthBars(months);
  expect(bars.map(({ label }) => label)).toEqual([
    "2026-12: 4 fixed, 2 earliest or tentative",
    "2027-01: 0 fixed, 0 earliest or tentative",
  ]);
  const [first, second] = bars;
  expect(first && first.exact / first.inexact).toBeCloseTo(2);
  expect(first && first.exact + first.inexact).toBeLessThanOrEqual(floor);
  expect(second && second.x + second.width).toBeLessThanOrEqual(width);
  expect(monthBars([]).bars).toEqual([]);
});

test("a stage bar has a part for each stage that occurs, and together they fill it", () => {
  const { parts, label, width } = stageBar([{ stage: "retired" }, { stage: "active" }, { stage: "retired" }]);
  expect(label).toBe("1 active, 2 retired");
  expect(parts.map(({ stage }) => stage)).toEqual(["active", "retired"]);
  const last = parts.at(-1);
  expect(last && last.x + last.width).toBeCloseTo(width);
});
