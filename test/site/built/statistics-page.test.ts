/** The tables of the statistics page have what the library counts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio/slim";
import { expect, inject, test } from "vitest";
import { buildAlmanac, type Provider } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { horizon } from "../../../src/lib/charts/horizon.ts";
import { lifetimes } from "../../../src/lib/statistics/lifetimes.ts";
import { observedNotice, statedNotice } from "../../../src/lib/statistics/notice-periods.ts";
import { dateMoves } from "../../../src/lib/statistics/retirement-moves.ts";
import { retirementsByMonth } from "../../../src/lib/statistics/retirements-by-month.ts";
import { byLength, type Span } from "../../../src/lib/statistics/spans.ts";
import { siteDay } from "../../support/build-site.ts";
import { repositoryRoot } from "../../support/repository.ts";

const data = buildAlmanac(loadDataset(repositoryRoot), siteDay);
const $ = load(readFileSync(join(inject("site"), "statistics/index.html"), "utf8"));

/** The cells of the table in the section under a heading, row by row. */
function rows(heading: string): string[][] {
  const body = $(`section:has(> #${heading}) tbody tr`);
  return body.toArray().map((row) =>
    $(row)
      .children()
      .toArray()
      .map((cell) => $(cell).text()),
  );
}

test("retirements by month", () => {
  const counted = retirementsByMonth(data).map(({ month, exact, inexact }) => [month, String(exact), String(inexact)]);
  expect(counted.length).toBeGreaterThan(12);
  expect(rows("months")).toEqual(counted);
});

const spans: [string, (provider: Provider) => Span[]][] = [
  ["notice", statedNotice],
  ["seen", observedNotice],
  ["lifetimes", lifetimes],
  ["moves", dateMoves],
];
test.each(spans)("%s: provider, model and days of each row", (heading, of) => {
  const counted = byLength(data.providers.flatMap(of)).map((it) => [
    it.model.provider.name,
    it.model.label,
    `${it.days}`,
  ]);
  expect(counted.length).toBeGreaterThan(5);
  const shown = rows(heading).map((cells) => [cells[0], cells[1]?.replace(/ for “.*”$/, ""), cells[4]]);
  expect(shown).toEqual(counted.slice(0, 400));
});

test("a moved earliest date says that it is one", () => {
  const soft = data.providers.flatMap(dateMoves).filter(({ is }) => is !== "on");
  expect(soft.length).toBeGreaterThan(0);
  expect(rows("moves").filter((cells) => cells[3]?.startsWith("not before "))).toHaveLength(soft.length);
});

test("every mark of the chart is a named link, and a row of the table", () => {
  const marks = horizon(data).lanes.flatMap((lane) => lane.marks);
  const names = $("section:has(> #horizon) svg a")
    .toArray()
    .map((link) => $(link).attr("aria-label"));
  expect(names).toHaveLength(marks.length);
  expect(new Set(names).size).toBe(marks.length);
  expect(rows("horizon")).toHaveLength(horizon(data).dates.length);
});
