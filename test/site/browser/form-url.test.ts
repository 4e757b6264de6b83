/** Forms whose state is in the URL: the filters of changes, the table of models, the page that looks back. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { launchBrowser, serveFolder } from "../../support/browser.ts";

let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveFolder(inject("site"))]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  for (const context of browser.contexts()) await context.close();
  page = await browser.newPage();
});

const open = (path: string) => page.goto(site.address + path);
const query = () => new URL(page.url()).search;
const choose = (name: string, value: string) => page.locator(`select[name=${name}]`).selectOption(value);
const found = () => page.locator("change-filters ol li");
const shownRows = () => page.locator("model-table tbody tr[data-stage]:visible");

test("changes are filtered by the URL, and the URL follows the filters", async () => {
  await open("/changes/?provider=openai&kind=nonsense#top");
  await found().first().waitFor();
  expect(await page.locator("[data-paged]").isVisible()).toBe(false);
  expect(query()).toBe("?provider=openai");
  expect(new URL(page.url()).hash).toBe("#top");
  const all = await found().count();
  await choose("kind", "moved");
  await page.waitForURL(/provider=openai&kind=moved/);
  await page.waitForFunction((before) => document.querySelectorAll("change-filters ol li").length < before, all);
  await choose("provider", "");
  await choose("kind", "");
  expect(query()).toBe("");
  expect(await page.locator("[data-paged]").isVisible()).toBe(true);
});

test("filters that nothing matches can be cleared", async () => {
  await open("/changes/?provider=openai&stage=preview");
  const clear = page.getByRole("button", { name: "Clear filters" });
  await clear.click();
  await page.locator("[data-paged]").waitFor();
  expect(query()).toBe("");
});

test("a list of changes that cannot be loaded is said so, and loaded at the next try", async () => {
  await page.route("**/changes/index.json", (route) => route.abort());
  await open("/changes/?provider=openai");
  await page.getByText("could not be loaded").waitFor();
  await page.unroute("**/changes/index.json");
  await choose("kind", "deprecation");
  await found().first().waitFor();
});

test("the order and the filters of a table of models are in the URL", async () => {
  await open("/providers/mistral/?stage=retired&sort=-retirement");
  const rows = await shownRows().count();
  expect(rows).toBeGreaterThan(1);
  expect(rows).toBeLessThan(await page.locator("model-table tbody tr[data-stage]").count());
  const dates = await shownRows().evaluateAll((all) =>
    all.map((row) => [row.closest("tbody")?.dataset.group, (row as HTMLTableRowElement).cells[1]?.dataset.sort ?? ""]),
  );
  for (const group of Map.groupBy(dates, ([name]) => name).values()) {
    expect(group).toEqual(group.toSorted(([, a = ""], [, b = ""]) => (a < b ? 1 : -1)));
  }
  await page.locator("model-table input[name=q]").fill("no such model");
  await page.waitForURL(/q=no\+such\+model/);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.waitForURL(/\?sort=-retirement$/);
  expect(await shownRows().count()).toBeGreaterThan(rows);
});

test("a date to look back to is in the URL and in the history of the browser", async () => {
  await open("/as-of/?on=2026-03-01");
  const answer = page.locator("#answer");
  await answer.filter({ hasText: "On 1 March 2026: " }).waitFor();
  await page.locator("#on").fill("2026-08-01");
  await page.locator("#since").fill("2026-03-01");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await answer.filter({ hasText: /On 1 August 2026: \d+ entries, \d+ changes since 1 March 2026\./ }).waitFor();
  expect(query()).toBe("?on=2026-08-01&since=2026-03-01");
  await page.goBack();
  await answer.filter({ hasText: "On 1 March 2026: " }).waitFor();
  expect(await page.locator("#since").inputValue()).toBe("");
});

test.each([
  ["on=2026-02-30", "Enter an existing date"],
  ["on=2099-01-01", "The data ends on"],
  ["on=2026-03-01&since=2026-03-01", "must be earlier"],
])("a date that cannot be answered is said so: %s", async (dates, error) => {
  await open(`/as-of/?${dates}`);
  await page.locator("#answer.error", { hasText: error }).waitFor();
});
