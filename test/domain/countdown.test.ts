import { expect, test } from "vitest";
import { countdown } from "../../pipeline/domain/countdown.ts";

const day = "2026-11-21";

test.each([
  ["2026-11-30", "in 9 days"],
  ["2026-11-22", "tomorrow"],
  ["2026-11-21", "today"],
  ["2026-11-20", "yesterday"],
  ["2026-11-18", "3 days ago"],
  ["2026-12", ""],
  ["2026-10", "passed"],
])("a fixed date, %s, is %j", (date, text) => {
  expect(countdown(date, "on", day)).toBe(text);
});

test.each([
  ["2026-11-30", "in 9 days at the earliest"],
  ["2026-11-21", "today at the earliest"],
  ["2026-11-18", "earliest date passed 3 days ago"],
  ["2026-12", ""],
  ["2026-10", "earliest date passed"],
])("an earliest date, %s, is %j", (date, text) => {
  expect(countdown(date, "not-before", day)).toBe(text);
});

test.each([
  ["2026-11-30", "in 9 days (tentative)"],
  ["2026-11-20", "tentative date passed yesterday"],
])("a tentative date, %s, is %j", (date, text) => {
  expect(countdown(date, "tentative", day)).toBe(text);
});
