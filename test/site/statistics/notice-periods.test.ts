import { describe, expect, it } from "vitest";
import type { Change, ChangeOf } from "../../../pipeline/domain/schema.ts";
import { observedNotice, statedNotice } from "../../../src/lib/statistics/notice-periods.ts";
import { type ChangeFacts, changeOf } from "../../support/changes.ts";
import { acme, eventsOf, recordOf } from "../../support/dataset.ts";

const daysOf = (spans: { days: number }[]) => spans.map(({ days }) => days);
const dateSet = (detectedOn: string, after: ChangeOf<"date-set">["after"], facts: ChangeFacts<"date-set"> = {}) =>
  changeOf("acme/a", detectedOn, "date-set", { after, ...facts });
const on = (date: string) => ({ date, bound: "on" as const });

describe("stated notice", () => {
  const stated = (...words: string[]) => daysOf(statedNotice(acme([recordOf("a", eventsOf(...words))])));
  it("runs from the announcement to the fixed retirement date", () => {
    expect(stated("announced on 2026-01-01", "deprecated on 2026-02-01", "retired on 2026-03-02")).toEqual([60]);
  });
  it("runs from the deprecation only where no announcement is given", () => {
    expect(stated("deprecated on 2026-02-01", "retired on 2026-03-03")).toEqual([30]);
  });
  it("leaves out earliest dates and dates not given to the day", () => {
    expect(stated("announced on 2026-01-01", "retired not-before 2026-03-02")).toEqual([]);
    expect(stated("announced on 2026-01", "retired on 2026-03-02")).toEqual([]);
  });
  it("compares dates for the same users only", () => {
    expect(stated("announced on 2026-01-01", "retired on 2026-03-02 Standard")).toEqual([]);
    expect(stated("announced on 2026-01-01 EU", "retired on 2026-01-11 EU")).toEqual([10]);
  });
  it("counts each of several dates from the last announcement before it", () => {
    const [first, second] = ["announced on 2026-01-01", "announced on 2026-03-01"];
    expect(stated(first, second, "retired on 2026-01-08", "retired on 2026-03-31")).toEqual([7, 30]);
  });
  it("keeps the scope", () => {
    const provider = acme([recordOf("a", eventsOf("announced on 2026-01-01 EU", "retired on 2026-01-11 EU"))]);
    expect(statedNotice(provider).map(({ scope }) => scope)).toEqual(["EU"]);
  });
  it("can be negative", () => {
    expect(stated("announced on 2026-01-05", "retired on 2026-01-01")).toEqual([-4]);
  });
});

describe("observed notice", () => {
  const observed = (...changes: Change[]) => daysOf(observedNotice(acme([recordOf("a")], changes)));
  it("runs from the day we first saw a fixed date to that date, whatever came later", () => {
    expect(observed(dateSet("2026-01-01", on("2026-01-31")), dateSet("2026-01-20", on("2027-01-31")))).toEqual([30]);
  });
  it("leaves out baselines, earliest dates and dates that had passed", () => {
    expect(observed(dateSet("2026-01-01", on("2026-01-31"), { baseline: true }))).toEqual([]);
    expect(observed(dateSet("2026-01-01", on("2026-01-31"), { detectedNotBefore: "2025-12-05" }))).toEqual([]);
    expect(observed(dateSet("2026-01-01", { date: "2026-01-31", bound: "not-before" }))).toEqual([]);
    expect(observed(dateSet("2026-02-01", on("2026-01-31")))).toEqual([]);
  });
});
