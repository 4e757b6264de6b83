import { expect, test } from "vitest";
import { capitalize, count, formatList, formatSpan, groupDigits } from "../../pipeline/text/format.ts";

test.each([
  [count(1, "model"), "1 model"],
  [count(0, "model"), "0 models"],
  [count(12_345, "entry", "entries"), "12,345 entries"],
  [groupDigits(9_999), "9999"],
  [groupDigits(10_000), "10,000"],
  [capitalize("retirement date"), "Retirement date"],
  [capitalize(""), ""],
])("%s", (text, expected) => {
  expect(text).toBe(expected);
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
])("a list of %j", (items, text) => {
  expect(formatList(items).join("")).toBe(text);
});

test("a list keeps items that are no text, and takes another word before the last", () => {
  expect(formatList([{ id: 1 }, { id: 2 }], "or")).toEqual([{ id: 1 }, " or ", { id: 2 }]);
});

test.each([
  [1, "1 day"],
  [-14, "14 days"],
  [60, "60 days"],
  [61, "2 months"],
  [365, "12 months"],
  [730, "2 years"],
  [913, "2.5 years"],
])("a span of %i days is %s", (days, text) => {
  expect(formatSpan(days)).toBe(text);
});
