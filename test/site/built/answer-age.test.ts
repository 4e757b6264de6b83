/** What lists, tables and pages of the built site say of a fresh, a stale and a held fact, and of a date that passed unseen. */
import { load } from "cheerio/slim";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { agedProvider } from "../../support/aged-checkout.ts";
import type { AgeName } from "../../support/ages.ts";
import { isBuilt, pageText } from "../../support/built.ts";

const site = inject("madeSite");
beforeAll(() => isBuilt(site));

const $ = (path: string) => load(pageText(site, path));
const text = (found: string) => found.replace(/\s+/g, " ").trim();
const names = ["fresh", "stale", "held", "passed"] as const;
const modelPath = (name: AgeName) => `/models/${agedProvider(name)}/zz-aged/`;

/** The text of the only element of a page that matches and links to the model of an age. */
function rowOf(path: string, selector: string, name: AgeName): string {
  const page = $(path);
  const rows = page(selector).filter((_, row) => page(row).find(`a[href="${modelPath(name)}"]`).length > 0);
  // As it is shown: cells and spans apart.
  return text((rows.first().html() ?? "").replace(/<[^>]*>/g, " ")).replace(/ (?=[,;])/g, "");
}

test.each<[AgeName, RegExp]>([
  ["fresh", /Ending Aged fresh 11 Dec 2026, in 20 days$/],
  ["stale", /Ending Aged stale 11 Dec 2026, in 20 days not read since 1 Nov 2026$/],
  ["held", /Ending Aged held 11 Dec 2026, in 20 days held since 19 Nov 2026$/],
  [
    "passed",
    /Ending Aged passed was scheduled for 10 Nov 2026, 11 days ago; page last read 1 Nov 2026 not read since 1 Nov 2026$/,
  ],
])("a list of models, %s", (name, expected) => {
  expect(rowOf("/index/z/", "li.model-row", name)).toMatch(expected);
});

test.each<[AgeName, RegExp]>([
  ["fresh", /^zz-aged 11 Dec 2026 in 20 days Ending/],
  ["stale", /^zz-aged 11 Dec 2026 in 20 days not read since 1 Nov 2026 Ending/],
  ["held", /^zz-aged 11 Dec 2026 in 20 days held since 19 Nov 2026 Ending/],
  ["passed", /^zz-aged was scheduled for 10 Nov 2026 11 days ago not read since 1 Nov 2026 Ending/],
])("a table of models, %s", (name, expected) => {
  expect(rowOf(`/providers/${agedProvider(name)}/`, ".model-table tbody tr", name)).toMatch(expected);
});

test.each<[AgeName, string]>([
  ["fresh", ""],
  ["stale", "not read since 1 Nov 2026"],
  ["held", "held since 19 Nov 2026"],
  ["passed", "page last read on 1 November 2026, before that day"],
])("the calendar, %s", (name, doubt) => {
  const month = name === "passed" ? "2026-11" : "2026-12";
  const page = $(`/calendar/${month}/`);
  const day = page("article.day").filter((_, it) => page(it).find(`a[href="${modelPath(name)}"]`).length > 0);
  expect(text(day.find(".age-mark").text())).toBe(doubt);
});

test.each<[AgeName, RegExp, RegExp]>([
  ["fresh", /^$/, /^It will be retired on 11 December 2026\. in 20 days$/],
  [
    "stale",
    /^Out of date We last read the page on 1 November 2026 \(20 days ago\), so this may be out of date\.$/,
    /^It will be retired on 11 December 2026\. in 20 days$/,
  ],
  [
    "held",
    /^Under review ?Held for review since 19 November 2026: Row 4 gives two dates\./,
    /^It will be retired on 11 December 2026\. in 20 days$/,
  ],
  [
    "passed",
    /^Out of date We last read the page on 1 November 2026/,
    /^It was scheduled to be retired on 10 November 2026 \(page last read on 1 November/,
  ],
])("the page of a model, %s", (name, banner, answer) => {
  const page = $(modelPath(name));
  expect(text(page(".age-banner").text())).toMatch(banner);
  expect(text(page(".answer-line").first().text())).toMatch(answer);
  const read = name === "fresh" || name === "held" ? "21 November 2026" : "1 November 2026, 20 days ago";
  expect(text(page(".answer-facts").text())).toContain(`Page read${read}`);
});

describe("a provider that was never read", () => {
  const path = `/providers/${agedProvider("never")}/`;

  test("says so on its page, and nothing of retirements", () => {
    const main = text($(path)("main").text());
    expect(main).toContain("Not read yet.");
    expect(main).not.toMatch(/no retirements announced/i);
  });

  test("is named below the table of providers", () => {
    expect(text($("/providers/")(".unread-providers").text())).toMatch(/^Not read yet: .*Aged never/);
  });
});

test.each<[AgeName, RegExp]>([
  ["fresh", /^$/],
  ["stale", /^Out of date We last read the page on 1 November 2026 \(20 days ago\)/],
])("the page of a provider, %s", (name, banner) => {
  expect(text($(`/providers/${agedProvider(name)}/`)(".age-banner").text())).toMatch(banner);
});

test.each(["/", "/changes/", "/calendar/", "/sources/"])("%s says that pages are out of date or held", (path) => {
  expect(text($(path)(".age-banner").text())).toMatch(
    /^Not up to date \d+ of \d+ pages are out of date, .* 1 entry is held for review\. See each source\.$/,
  );
});

test("every page says in which days the pages were last read", () => {
  for (const name of names) {
    expect(text($(modelPath(name))("footer").text())).toMatch(
      /Built on 21 November 2026 from pages last read between .* and .*\./,
    );
  }
});
