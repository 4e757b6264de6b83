/** The page that looks back to a date, as it is built: without JavaScript, and the file that the browser loads. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio/slim";
import { expect, inject, test } from "vitest";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { type History, historyOf, modelsOn } from "../../../src/lib/as-of/as-of.ts";
import { siteDay } from "../../support/build-site.ts";
import { repositoryRoot } from "../../support/repository.ts";

const site = inject("site");
const almanac = buildAlmanac(loadDataset(repositoryRoot), siteDay);
const $ = load(readFileSync(join(site, "as-of/index.html"), "utf8"));

test("the file that the browser loads gives today's stage of every record", () => {
  const loaded: History = JSON.parse(readFileSync(join(site, "as-of/history.json"), "utf8"));
  // The data may have days after that of the site: what changed on them is not known then.
  const known = almanac.models.filter(({ changes }) => changes.every(({ detectedOn }) => detectedOn <= almanac.day));
  const ids = new Set(known.map(({ id }) => id));
  const stages = modelsOn(loaded, almanac.day)
    .filter(({ model }) => ids.has(model.id))
    .map(({ model, stage, listed }) => [model.id, stage, listed]);
  expect(known.length).toBeGreaterThan(1000);
  expect(stages).toEqual(known.map(({ id, stage, record }) => [id, stage, record.listed]));
});

test("every change that is announced links to its announcement", () => {
  const paths = new Set(almanac.announcements.map(({ path }) => path));
  const changes = historyOf(almanac, []).models.flatMap((model) => model.changes);
  const links = changes.flatMap(({ announcement }) => announcement ?? []);
  expect(links.filter((link) => !paths.has(link))).toEqual([]);
  const announced = almanac.announcements.flatMap(({ models }) => models.flatMap((model) => model.changes));
  expect(links).toHaveLength(announced.length);
});

test("without JavaScript it counts every record under its provider, if that has any", () => {
  const totals = $("#counts tr")
    .toArray()
    .map((row) => Number($(row).find("td.numeric").last().text()));
  expect(totals.reduce((a, b) => a + b, 0)).toBe(almanac.models.length);
  expect(totals).toHaveLength(new Set(almanac.models.map(({ provider }) => provider)).size);
});

test("without JavaScript it lists every day with changes, and names other ways to look back", () => {
  const days = new Set(almanac.changes.map(({ detectedOn }) => detectedOn));
  expect($(".seen-days tbody tr")).toHaveLength(days.size);
  expect($("noscript").text()).toContain("almanac show");
  expect($("#ask").hasClass("needs-script")).toBe(true);
});
