/** What other sites show of ours: only fixed dates are counted, and each thing says how old it is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio/slim";
import { describe, expect, inject, test } from "vitest";
import { addDays, isDay } from "../../../pipeline/domain/days.ts";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { posterSvg } from "../../../src/lib/poster/poster-svg.ts";
import { yearAhead } from "../../../src/lib/poster/year-ahead.ts";
import { badgeSvg } from "../../../src/lib/widgets/badge-svg.ts";
import { widgetsOf, widgetText } from "../../../src/lib/widgets/widget.ts";
import { siteDay } from "../../support/build-site.ts";
import { pageText } from "../../support/built.ts";
import { payloads } from "../../support/hostile-checkout.ts";
import { repositoryRoot } from "../../support/repository.ts";

const site = inject("site");
const dataset = loadDataset(repositoryRoot);
const almanac = buildAlmanac(dataset, siteDay);
const widgets = widgetsOf(almanac);
const inPeriod = (date: string, days: number) => isDay(date) && date >= siteDay && date <= addDays(siteDay, days);

/** The models of a provider with a date to the day within the period, fixed or not. */
function dated(provider: string, days: number, isFixed: boolean): Set<string> {
  const mine = dataset.records.filter((record) => record.provider === provider);
  const has = (record: (typeof mine)[number]) =>
    record.events.some(
      ({ event, date, bound }) => event === "retired" && (bound === "on") === isFixed && inPeriod(date, days),
    );
  return new Set(mine.filter(has).map(({ id }) => id));
}

describe("a widget", () => {
  test("counts the models with a fixed date within 90 days, and no other", () => {
    const counted = widgets.filter(({ retiring }) => retiring > 0);
    expect(counted.length).toBeGreaterThan(1);
    for (const { key, retiring, dates } of widgets) {
      const sure = dated(key, 90, true);
      expect(retiring, key).toBeGreaterThanOrEqual(sure.size);
      const listed = new Set(dates.flatMap(({ models }) => models.map(({ id }) => id)));
      expect(listed.size, key).toBe(retiring);
      expect(dates.filter(({ bound }) => bound !== "on")).toEqual([]);
    }
  });

  test("does not count an earliest or tentative date", () => {
    const doubtful = widgets.filter(({ possible }) => possible > 0);
    expect(doubtful.length).toBeGreaterThan(0);
    for (const { key, possible } of doubtful) {
      const sure = dated(key, 90, true);
      const unsure = [...dated(key, 90, false)].filter((id) => !sure.has(id));
      expect(possible, key).toBeGreaterThanOrEqual(unsure.length);
    }
  });

  test("names the day of the reading, on its page too", () => {
    for (const widget of widgets) {
      expect(widget.age).toMatch(/\d{1,2} \w{3} \d{4}$|^not read yet$/);
      const $ = load(pageText(site, `/embed/${widget.key}/`));
      expect($("main").text()).toContain(widget.age);
      expect($("h1").text()).toContain(widgetText(widget));
      expect($("script").length).toBe(0);
    }
  });

  test("of the watch list is there where there is one", () => {
    const { id = "" } = almanac.models[0] ?? {};
    const watching = buildAlmanac({ ...dataset, watch: [id] }, siteDay);
    expect(widgetsOf(watching).map(({ key }) => key)).toContain("watch");
    expect(widgets.map(({ key }) => key)).not.toContain("watch");
  });
});

describe("a badge", () => {
  test("says what the widget says, in words and in its label", () => {
    for (const widget of widgets) {
      const $ = load(readFileSync(join(site, `badges/${widget.key}.svg`), "utf8"), { xml: true });
      const said = $("text")
        .toArray()
        .map((one) => $(one).text());
      expect(said.join(" ")).toContain(`${widgetText(widget)} · ${widget.age}`);
      expect($("svg").attr("aria-label")).toContain(widgetText(widget));
    }
  });

  test.each(Object.entries(payloads))("shows hostile text as text: %s", (_, name) => {
    const [widget] = widgets;
    if (!widget) throw new Error("no widget");
    const $ = load(badgeSvg({ ...widget, name }), { xml: true });
    const allowed = /^(svg|title|clipPath|rect|g|path|text)$/;
    expect(
      $("*")
        .toArray()
        .filter((node) => node.type === "tag" && !allowed.test(node.name)),
    ).toEqual([]);
  });
});

describe("the poster of the year ahead", () => {
  const year = yearAhead(almanac);
  const $ = load(posterSvg(year, "almanac.test"), { xml: true });

  test("has thirteen months, each with its number of models and none counted for a soft date", () => {
    expect(year.months.map(({ month }) => month)).toHaveLength(13);
    const sure = almanac.providers.flatMap(({ id }) => [...dated(id, 365, true)]);
    expect(year.retiring).toBeGreaterThanOrEqual(new Set(sure).size);
    const soft = year.months.flatMap(({ dated: dates }) => dates.filter(({ bound }) => bound !== "on"));
    expect($('circle[fill="none"]').length).toBe(soft.length + 1);
  });

  test("prints the day, and when the pages were read", () => {
    expect($("text").text()).toMatch(/As of 21 November 2026, from pages last read .*\d{4}/);
  });

  test("is in the site as SVG, drawn without any font of ours", () => {
    expect(readFileSync(join(site, "poster/year-ahead.svg"), "utf8")).toContain("Georgia,serif");
    expect(readFileSync(join(site, "poster/year-ahead.png")).toString("latin1", 1, 4)).toBe("PNG");
  });
});
