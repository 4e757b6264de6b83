import { expect, test } from "vitest";
import { isoReadingText, readingText, shortReadingText } from "../../pipeline/domain/reading-text.ts";

test.each([
  ["2026-03-31", null, "on 31 March 2026"],
  ["2026-03-31", "2026-03-05", "between 5 and 31 March 2026"],
  ["2026-04-02", "2026-03-31", "between 31 March and 2 April 2026"],
  ["2026-01-02", "2025-12-30", "between 30 December 2025 and 2 January 2026"],
])("a page read until %s, not before %s, was read %s", (day, notBefore, text) => {
  expect(readingText(day, notBefore)).toBe(text);
});

test("in little room it is the last day, or the two days", () => {
  expect([shortReadingText("2026-03-31", null), isoReadingText("2026-03-31", null)]).toEqual([
    "31 Mar 2026",
    "2026-03-31",
  ]);
  expect(shortReadingText("2026-03-31", "2026-03-05")).toBe("by 31 Mar 2026");
  expect(isoReadingText("2026-03-31", "2026-03-05")).toBe("2026-03-05 to 2026-03-31");
});
