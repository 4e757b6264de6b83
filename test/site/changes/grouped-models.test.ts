import { expect, test } from "vitest";
import { filterOptions } from "../../../src/lib/changes/filter-options.ts";
import { groupByLines, isToldByTitle } from "../../../src/lib/changes/grouped-models.ts";
import { shownItems } from "../../../src/lib/site/shown-items.ts";
import { listed, moved } from "../../support/changes.ts";
import { almanacOf } from "../../support/history.ts";

const almanac = almanacOf("2026-11-21", [
  ...["acme/a", "acme/b", "acme/c"].map((record) => listed("2026-01-01", ["2027-01-20"], { record, baseline: true })),
  moved("2026-02-01", "2027-01-20", "2027-04-20", "acme/a"),
  moved("2026-02-01", "2027-01-20", "2027-04-20", "acme/b"),
  moved("2025-12-01", "2027-01-20", "2027-02-20", "acme/c"),
]);
const [two, one] = almanac.announcements;

test("models with the same changes are one group, with their lines once", () => {
  if (!two) throw new Error("no announcement");
  const groups = groupByLines(two.models);
  expect(groups.map(({ models, lines }) => [models.map(({ id }) => id), lines.length])).toEqual([
    [["acme/a", "acme/b"], 1],
  ]);
});

test("only an announcement of one change of one model is told by its title", () => {
  expect([one && isToldByTitle(one), two && isToldByTitle(two)]).toEqual([true, false]);
});

test("filters offer what there are announcements for", () => {
  const { providers, kinds, years } = filterOptions(almanac);
  expect([providers.map(({ id }) => id), kinds, years]).toEqual([["acme"], ["moved"], ["2026", "2025"]]);
});

test("a list shows its beginning, and never hides a single item", () => {
  expect(shownItems([1, 2, 3, 4], 2)).toEqual({ shown: [1, 2], hidden: 2 });
  expect(shownItems([1, 2, 3], 2)).toEqual({ shown: [1, 2, 3], hidden: 0 });
});
