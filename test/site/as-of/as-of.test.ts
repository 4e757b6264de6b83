import { expect, test } from "vitest";
import { changesBetween, firstDay, historyOf, modelsOn, retirementText } from "../../../src/lib/as-of/as-of.ts";
import { readingsOf, readingsOn } from "../../../src/lib/as-of/readings.ts";
import { change, listed, moved } from "../../support/changes.ts";
import { checkOf } from "../../support/checks.ts";
import { almanacOf } from "../../support/history.ts";

const changes = [
  listed("2026-01-01", ["2027-01-20"], { baseline: true }),
  moved("2026-02-01", "2027-01-20", "not-before 2027-04-20"),
  change("2026-03-01", "delisted"),
];
const history = historyOf(almanacOf("2026-11-21", changes), []);
const on = (day: string) =>
  modelsOn(history, day).map(({ scopes, listed }) => [retirementText(scopes[0].outlook), listed]);

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

test("an answer names the reading of each page that it rests on", () => {
  const checks = [{ ...checkOf("2026-05-01"), page: "models" }];
  const snapshot = { provider: "acme", page: "models", notBefore: null };
  const snapshots = [
    { ...snapshot, day: "2026-01-01" },
    { ...snapshot, day: "2026-03-31", notBefore: "2026-03-05" },
    { ...snapshot, page: "news", day: "2026-02-01" },
    { ...snapshot, provider: "zeta", day: "2026-02-01" },
  ];
  const pages = readingsOf({ id: "acme", checks }, snapshots);
  expect(readingsOn(pages, "2025-12-31")).toEqual([]);
  expect(readingsOn(pages, "2026-03-30")).toEqual(["models 1 Jan 2026"]);
  expect(readingsOn(pages, "2026-04-01")).toEqual(["models by 31 Mar 2026"]);
  expect(readingsOn(pages, "2026-11-01")).toEqual(["models 1 May 2026"]);
});
