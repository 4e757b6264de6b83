import { expect, it, test } from "vitest";
import { dayText } from "../../../pipeline/extract/json/day-text.ts";

test.each([
  ["2026-01-31", "2026-01-31"],
  ["2026-01-31T12:00:00Z", "2026-01-31"],
  ["2026-01-31T23:30:00-05:00", "2026-02-01"],
  ["2026-02-01T01:00:00+0200", "2026-01-31"],
  ["2026-02-02 21:11:49.874", "2026-02-02"],
  ["2025-03-01T00:00:00.000Z", "2025-03-01"],
  ["1768405801", "2026-01-14"],
  ["1768405801000", "2026-01-14"],
  ["4070908799", "2098-12-31"],
])("%s is the day %s in UTC", (text, day) => {
  expect(dayText(text)).toBe(day);
});

test.each(["", "soon", "2026-08", "20260131", "9999999999", "0000000000", "2026-01-31T25:00", "v1.2"])(
  "%j is no timestamp and stays as it is, or is its date",
  (text) => {
    expect(text.startsWith(dayText(text))).toBe(true);
  },
);

it("an impossible day is left for the reader to report", () => {
  expect(dayText("2026-02-30T00:00:00Z")).toBe("2026-02-30");
});
