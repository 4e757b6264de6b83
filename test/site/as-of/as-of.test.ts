import { expect, test } from "vitest";
import { changesBetween, firstDay, historyOf, modelsOn, retirementText } from "../../../src/lib/as-of/as-of.ts";
import { change, listed, moved } from "../../support/changes.ts";
import { almanacOf } from "../../support/history.ts";

const changes = [
  listed("2026-01-01", ["2027-01-20"], { baseline: true }),
  moved("2026-02-01", "2027-01-20", "not-before 2027-04-20"),
  change("2026-03-01", "delisted"),
];
const history = historyOf(almanacOf("2026-11-21", changes));
const on = (day: string) =>
  modelsOn(history, day).map(({ scopes, listed }) => [retirementText(scopes[0].outlook, day), listed]);

test("a record on a day is as it was known then, earliest dates as such", () => {
  expect(on("2025-12-31")).toEqual([]);
  expect(on("2026-01-31")).toEqual([["Scheduled for 20 January 2027", true]]);
  expect(on("2026-02-01")).toEqual([["not before 20 April 2027", true]]);
  expect(on("2026-03-01")).toEqual([["not before 20 April 2027", false]]);
  expect(on("2027-05-01")).toEqual([["not before 20 April 2027 (passed; retirement not confirmed)", false]]);
});

test("the changes since a day leave out that day, and baselines", () => {
  const types = (since: string, until: string) => changesBetween(history, since, until).map((it) => it.change.type);
  expect(types("2025-01-01", "2026-11-21")).toEqual(["delisted", "date-moved"]);
  expect(types("2026-02-01", "2026-03-01")).toEqual(["delisted"]);
  expect(firstDay(history)).toBe("2026-01-01");
});
