import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import { describe, expect, inject, test } from "vitest";
import { buildAlmanac } from "../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../src/lib/almanac/load-dataset.ts";
import {
  changesBetween,
  firstDay,
  type History,
  historyOf,
  modelsOn,
  retirementText,
} from "../../src/lib/as-of/as-of.ts";
import { retirementMonths } from "../../src/lib/calendar/months.ts";
import { almanacOf, change, listed, moved } from "../support/history.ts";

const site = inject("site");
const almanac = buildAlmanac(loadDataset(join(import.meta.dirname, "../..")), "2026-11-21");
const read = (path: string) => load(readFileSync(join(site, path), "utf8"));

const changes = [
  listed("2026-01-01", ["2027-01-20"], { baseline: true }),
  moved("2026-02-01", "2027-01-20", "not-before 2027-04-20"),
  change("2026-03-01", "delisted"),
];
const past = historyOf(almanacOf("2026-11-21", changes));
const on = (day: string) => modelsOn(past, day).map(({ outlook, listed }) => [retirementText(outlook, day), listed]);

describe("the past in the browser", () => {
  test("the file that the browser loads gives today's stage of every record", () => {
    const loaded: History = JSON.parse(readFileSync(join(site, "as-of/history.json"), "utf8"));
    const stages = modelsOn(loaded, almanac.day).map(({ model, stage, listed }) => [model.id, stage, listed]);
    expect(stages).toEqual(almanac.models.map(({ id, stage, record }) => [id, stage, record.listed]));
  });

  test("a record stands on a day as it was known then, soft dates as soft", () => {
    expect(on("2025-12-31")).toEqual([]);
    expect(on("2026-01-31")).toEqual([["Ends 20 January 2027", true]]);
    expect(on("2026-02-01")).toEqual([["not before 20 April 2027", true]]);
    expect(on("2026-03-01")).toEqual([["not before 20 April 2027", false]]);
    expect(on("2027-05-01")).toEqual([["not before 20 April 2027: passed, not confirmed", false]]);
  });

  test("what changed since a day leaves out that day, and first readings", () => {
    const types = (since: string, until: string) => changesBetween(past, since, until).map((told) => told.change.type);
    expect(types("2025-01-01", "2026-11-21")).toEqual(["delisted", "date-moved"]);
    expect(types("2026-02-01", "2026-03-01")).toEqual(["delisted"]);
    expect(firstDay(past)).toBe("2026-01-01");
  });

  test("every change that is news leads to an announcement that has a page of its own path", () => {
    const paths = new Set(almanac.news.map(({ path }) => path));
    for (const { changes: mine } of historyOf(almanac).models) {
      for (const { baseline, news } of mine) expect(news === null ? baseline : paths.has(news)).toBe(true);
    }
  });
});

describe("the page of a day without JavaScript", () => {
  const $ = read("as-of/index.html");

  test("counts every record under its provider", () => {
    const totals = $("#counts tr")
      .toArray()
      .map((row) => Number($(row).find("td").last().text()));
    expect(totals.reduce((a, b) => a + b, 0)).toBe(almanac.models.length);
    expect(totals).toHaveLength(almanac.providers.length);
  });

  test("lists every day on which something was seen, and says what answers without JavaScript", () => {
    const days = new Set(almanac.changes.map(({ detectedOn }) => detectedOn));
    expect($(".seen-days tbody tr")).toHaveLength(days.size);
    expect($("noscript").text()).toContain("almanac show");
    expect($("#ask").attr("hidden")).toBeDefined();
  });
});

describe("the calendar", () => {
  test("every month with an end has a page, linked from the calendar", () => {
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

  test("weeks start on Monday, and every day of a month stands once in its sheet", () => {
    const february = retirementMonths(almanac).find(({ month }) => month === "2027-02");
    expect(february?.weeks.map((week) => week.map(({ day }) => day?.slice(8) ?? "").join(" "))).toEqual([
      "01 02 03 04 05 06 07",
      "08 09 10 11 12 13 14",
      "15 16 17 18 19 20 21",
      "22 23 24 25 26 27 28",
    ]);
  });

  test("a day of the sheet leads to what ends on it", () => {
    const $ = read("calendar/2027-01/index.html");
    const targets = $(".month-grid a")
      .toArray()
      .map((a) => $(a).attr("href")?.slice(1) ?? "");
    expect(targets).toContain("day-2027-01-20");
    for (const id of targets) expect($(`[id="${id}"] article`).length, id).toBeGreaterThan(0);
  });

  test("an end given as a month or quarter is never put on a day", () => {
    const ends = { "acme/a": ["2027-01"], "acme/b": ["2027-Q1"] };
    const small = almanacOf(
      "2026-11-21",
      [listed("2026-01-01", []), listed("2026-01-01", [], { record: "acme/b" })],
      ends,
    );
    const [month] = retirementMonths(small);
    expect([month?.month, month?.days.size, month?.undated.map(({ date }) => date)]).toEqual([
      "2027-01",
      0,
      ["2027-01", "2027-Q1"],
    ]);
    expect(month?.weeks.flat().every((cell) => cell.ends.length === 0)).toBe(true);
  });
});
