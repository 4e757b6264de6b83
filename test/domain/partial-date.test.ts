import { describe, expect, it } from "vitest";
import {
  comparePartialDates,
  hasPassed,
  isBefore,
  isWithin,
  monthOf,
  overlaps,
  parsePartialDate,
} from "../../pipeline/domain/partial-date.ts";

describe("a partial date", () => {
  it.each([
    ["2026-03-06", "day", "2026-03-06", "2026-03-06"],
    ["2028-02", "month", "2028-02-01", "2028-02-29"],
    ["2026-Q4", "quarter", "2026-10-01", "2026-12-31"],
    ["2026", "year", "2026-01-01", "2026-12-31"],
  ])("%s is a %s", (text, precision, first, last) => {
    expect(parsePartialDate(text)).toEqual({ precision, first, last });
  });

  it.each(["", "2026-13", "2026-Q5", "26", "2026-3-6", "2026-03-06T00"])("is not %j", (text) => {
    expect(() => parsePartialDate(text)).toThrow(RangeError);
  });

  it("is ordered by when it may begin, then by when it may end", () => {
    const dates = ["2026-Q2", "2026", "2026-04-01", "2026-12", "2026-01-01", "2026-04"];
    expect(dates.sort(comparePartialDates)).toEqual([
      "2026-01-01",
      "2026",
      "2026-04-01",
      "2026-04",
      "2026-Q2",
      "2026-12",
    ]);
  });

  it("has a month where it names one", () => {
    expect(["2026-03-06", "2026-03", "2026-Q1", "2026"].map(monthOf)).toEqual(["2026-03", "2026-03", null, null]);
  });

  it("finds a precise date inside a period, never the reverse", () => {
    expect(isWithin("2025-09", "2025-09-15")).toBe(true);
    expect(isWithin("2025-Q3", "2025-09")).toBe(true);
    expect(isWithin("2025", "2025-Q3")).toBe(true);
    expect(isWithin("2025-Q4", "2025-09-15")).toBe(false);
    expect(isWithin("2025-09-15", "2025-09")).toBe(false);
    expect(isWithin("2025-09", "2025-Q3")).toBe(false);
    expect(isWithin("2025-09", "2025-09")).toBe(false);
  });

  it("lets a month pass only when it is over", () => {
    expect(hasPassed("2026-03", "2026-03-31")).toBe(false);
    expect(hasPassed("2026-03", "2026-04-01")).toBe(true);
    expect(hasPassed("2026-Q1", "2026-03-31")).toBe(false);
    expect(hasPassed("2026-Q1", "2026-04-01")).toBe(true);
    expect(hasPassed("2026-03-31", "2026-03-31")).toBe(true);
    expect(isBefore("2026-03-31", "2026-03-31")).toBe(false);
  });

  it("sees a month overlap the days it shares", () => {
    expect(overlaps("2026-08", "2026-08-15", "2026-08-20")).toBe(true);
    expect(overlaps("2026-08", "2026-09-01", "2026-09-20")).toBe(false);
    expect(overlaps("2026-08-21", "2026-08-15", "2026-08-20")).toBe(false);
    expect(overlaps("2026-08-20", "2026-08-15", "2026-08-20")).toBe(true);
  });
});
