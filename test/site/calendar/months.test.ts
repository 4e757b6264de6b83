import { expect, test } from "vitest";
import { dayLabel, hasExactDate, monthSummary, retirementMonths } from "../../../src/lib/calendar/months.ts";
import { listed, moved } from "../../support/changes.ts";
import { almanacOf } from "../../support/history.ts";

const day = "2026-11-21";
const monthOf = (dates: Record<string, readonly string[]>, month: string) => {
  const changes = Object.keys(dates).map((record) => listed("2026-01-01", [], { record }));
  const found = retirementMonths(almanacOf(day, changes, dates)).find((it) => it.month === month);
  if (!found) throw new Error(`no ${month}`);
  return found;
};

test("weeks start on Monday, and every day of a month is in them once", () => {
  const { weeks } = monthOf({ "acme/a": ["2027-02-03"] }, "2027-02");
  expect(weeks.map((week) => week.map((cell) => cell.day?.slice(8) ?? "").join(" "))).toEqual([
    "01 02 03 04 05 06 07",
    "08 09 10 11 12 13 14",
    "15 16 17 18 19 20 21",
    "22 23 24 25 26 27 28",
  ]);
});

test("a date given as a month or quarter is never put on a day", () => {
  const { days, undated, weeks } = monthOf({ "acme/a": ["2027-01"], "acme/b": ["2027-Q1"] }, "2027-01");
  expect([days.size, undated.map(({ date }) => date)]).toEqual([0, ["2027-01", "2027-Q1"]]);
  expect(weeks.flat().every(({ retirements }) => retirements.length === 0)).toBe(true);
});

test("a month counts fixed dates apart from others, each model once", () => {
  const dates = { "acme/a": ["2027-01-20"], "acme/b": ["not-before 2027-01-20"], "acme/c": ["not-before 2027-01-03"] };
  const month = monthOf(dates, "2027-01");
  expect(monthSummary(month)).toBe("1 retirement scheduled; 2 models with an earliest or tentative date.");
  const [third, twentieth] = month.weeks.flat().filter(({ retirements }) => retirements.length > 0);
  if (!third || !twentieth) throw new Error("no days");
  expect([dayLabel(third), hasExactDate(third)]).toEqual(["3 Jan: 1 model with an earliest or tentative date", false]);
  expect(hasExactDate(twentieth)).toBe(true);
});

test("a month whose dates moved away keeps its page, and says so", () => {
  const changes = [listed("2026-01-01", ["2027-01-20"]), moved("2026-02-01", "2027-01-20", "2027-03-20")];
  const months = retirementMonths(almanacOf(day, changes, { "acme/a": ["2027-03-20"] }));
  expect(months.map(({ month }) => month)).toEqual(["2027-01", "2027-03"]);
  expect(months[0] && monthSummary(months[0])).toMatch(/moved or withdrawn/);
});
