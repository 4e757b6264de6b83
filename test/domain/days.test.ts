import { describe, expect, it } from "vitest";
import { addDays, daysBetween, isDay } from "../../pipeline/domain/days.ts";

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
});
