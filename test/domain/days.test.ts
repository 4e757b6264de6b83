import { describe, expect, it } from "vitest";
import { addDays, daysBetween, hasPassed, isBefore, isDay, isWithin, overlaps } from "../../pipeline/domain/days.ts";

describe("days", () => {
  it("knows which days exist", () => {
    expect(["2024-02-29", "2026-02-29", "2026-09-31", "2026-9-1", "2026-09"].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it.each(["UTC", "Asia/Tokyo", "America/Sao_Paulo", "Pacific/Apia"])("counts calendar days the same in %s", (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      expect(daysBetween("2026-02-18", "2026-03-04")).toBe(14);
      expect(daysBetween("2011-12-29", "2011-12-31")).toBe(2);
      expect(daysBetween("2018-11-05", "2018-11-03")).toBe(-2);
      expect(addDays("2011-12-29", 2)).toBe("2011-12-31");
      expect(isDay("2018-11-04")).toBe(true);
    } finally {
      process.env.TZ = before;
    }
  });

  it("counts no days for a month", () => {
    expect(daysBetween("2026-02", "2026-03-04")).toBeNull();
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
