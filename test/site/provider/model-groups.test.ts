import { expect, test } from "vitest";
import { modelGroups } from "../../../src/lib/provider/model-groups.ts";
import { almanacOf, eventsOf, recordOf } from "../../support/dataset.ts";

const { models } = almanacOf([
  recordOf("late", { stage: "active", ...eventsOf("retired on 2027-06-01") }),
  recordOf("soon", { stage: "deprecated", ...eventsOf("retired on 2026-12-01") }),
  recordOf("soft", { stage: "active", ...eventsOf("retired not-before 2026-12-01") }),
  recordOf("old", { stage: "legacy" }),
  recordOf("plain", { stage: "active" }),
  recordOf("gone", { stage: "active", listed: false }),
  recordOf("over", eventsOf("retired on 2026-01-01")),
  recordOf("just-over", eventsOf("retired on 2026-10-01")),
  recordOf("over-undated", { stage: "retired" }),
  recordOf("some", { stage: "active", ...eventsOf("retired on 2026-01-01 Standard", "retired on 2027-01-01 others") }),
]);

test("models are grouped by what is to be done, the soonest end first, the latest retirement first", () => {
  expect(modelGroups(models).map((group) => [group.name, group.models.map(({ label }) => label)])).toEqual([
    ["ending", ["soon", "some", "late"]],
    ["may-end", ["soft", "old"]],
    ["active", ["plain"]],
    ["delisted", ["gone"]],
    ["retired", ["just-over", "over", "over-undated"]],
  ]);
});
