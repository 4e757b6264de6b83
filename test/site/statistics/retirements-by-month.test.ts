import { expect, it } from "vitest";
import { busiestMonth, retirementsByMonth } from "../../../src/lib/statistics/retirements-by-month.ts";
import { almanacOf, eventsOf, recordOf } from "../../support/dataset.ts";

it("a model counts once in each number of a month, and no month is left out", () => {
  const records = [
    recordOf("a", eventsOf("retired on 2026-01-10 Standard", "retired on 2026-01-20 others")),
    recordOf("b", eventsOf("retired not-before 2026-03-01")),
    recordOf("c", eventsOf("retired on 2026-Q2")),
  ];
  const months = retirementsByMonth(almanacOf(records));
  expect(months).toEqual([
    { month: "2026-01", exact: 1, inexact: 0 },
    { month: "2026-02", exact: 0, inexact: 0 },
    { month: "2026-03", exact: 0, inexact: 1 },
  ]);
  expect(busiestMonth(months)?.month).toBe("2026-01");
  expect(busiestMonth([])).toBeUndefined();
});
