import { expect, it } from "vitest";
import { median } from "../../../src/lib/statistics/spans.ts";

it("the median is the middle value, or the mean of the two in the middle, and null without values", () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
});
