import { expect, test } from "vitest";
import type { ModelRecord } from "../../../pipeline/domain/schema.ts";
import { commonStage } from "../../../src/lib/model/common-stage.ts";
import { deprecationDate } from "../../../src/lib/model/deprecation-date.ts";
import { retirementDates } from "../../../src/lib/model/retirement-dates.ts";
import { tableFilters } from "../../../src/lib/model/table-filters.ts";
import { almanacOf, eventsOf, recordOf } from "../../support/dataset.ts";

const datesOf = (facts: Partial<ModelRecord>) => {
  const [model] = almanacOf([recordOf("a", facts)]).models;
  if (!model) throw new Error("no model");
  const { dates, relative, none } = retirementDates(model, "2026-11-21");
  return [dates.map(({ date }) => date), relative, none];
};
const relative = [{ event: "retired" as const, text: "45 days after the next", evidence: 0 }];

test("a table shows dates, else the wording of the page, else that none is announced", () => {
  expect(datesOf({ ...eventsOf("retired on 2027-02-01", "retired on 2027-01-01 EU"), relative })).toEqual([
    ["2027-01-01", "2027-02-01"],
    null,
    null,
  ]);
  expect(datesOf({ relative })).toEqual([[], "45 days after the next", null]);
  expect(datesOf({})).toEqual([[], null, "none announced as of 21 Nov 2026"]);
  expect(datesOf({ stage: "retired" })).toEqual([[], null, "no date given"]);
});

test("a model is deprecated since its deprecation or else its announcement, exact and for all users", () => {
  const since = (...words: string[]) => deprecationDate(eventsOf(...words))?.date;
  expect(since("announced on 2026-01-01", "deprecated on 2026-02-01")).toBe("2026-02-01");
  expect(since("announced on 2026-01-01")).toBe("2026-01-01");
  expect(since("deprecated on 2026-02-01 EU", "deprecated not-before 2026-03-01")).toBeUndefined();
});

test("models have a stage in common only where it is the same", () => {
  expect(commonStage([{ stage: "active" }, { stage: "active" }])).toBe("active");
  expect(commonStage([{ stage: null }])).toBeNull();
  expect(commonStage([{ stage: "active" }, { stage: null }])).toBeUndefined();
});

test("a table can be filtered by the stages and kinds that occur", () => {
  const { models } = almanacOf([recordOf("a", { kind: "endpoint" }), recordOf("b", { stage: "legacy" })]);
  expect(tableFilters(models)).toEqual({ stages: ["legacy", null], kinds: ["endpoint", "model"] });
});
