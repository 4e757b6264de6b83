/** The calendar as pages. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio/slim";
import { expect, inject, test } from "vitest";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { retirementMonths } from "../../../src/lib/calendar/months.ts";
import { siteDay } from "../../support/build-site.ts";
import { repositoryRoot } from "../../support/repository.ts";

const site = inject("site");
const almanac = buildAlmanac(loadDataset(repositoryRoot), siteDay);
const read = (path: string) => load(readFileSync(join(site, path), "utf8"));

test("every month with a retirement date has a page, linked from the calendar", () => {
  const months = retirementMonths(almanac);
  const $ = read("calendar/index.html");
  const links = new Set(
    $("main a")
      .toArray()
      .map((a) => $(a).attr("href")),
  );
  expect(months.length).toBeGreaterThan(30);
  for (const { month } of months) {
    expect(existsSync(join(site, "calendar", month, "index.html")), month).toBe(true);
    expect(links.has(`/calendar/${month}/`), month).toBe(true);
  }
});

test("a day of the calendar links to its retirements", () => {
  const $ = read("calendar/2027-01/index.html");
  const targets = $(".month-grid a")
    .toArray()
    .map((a) => $(a).attr("href")?.slice(1) ?? "");
  expect(targets).toContain("day-2027-01-20");
  for (const id of targets) expect($(`[id="${id}"] article`).length, id).toBeGreaterThan(0);
});
