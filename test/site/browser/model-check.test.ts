import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { axeFaultsOf } from "../../support/axe.ts";
import { launchBrowser, overflow, serveFolder } from "../../support/browser.ts";

let browser: Browser;
let site: Awaited<ReturnType<typeof serveFolder>>;
let context: BrowserContext;
let page: Page;
let asked: string[];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveFolder(inject("site"))]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  page = await context.newPage();
  asked = [];
  page.on("request", (request) => asked.push(request.url().replace(site.address, "")));
});
afterEach(() => context.close());

const list = "gpt-4-0613\nazure/eu/gpt-4o\nfoo-99";
const open = (path = "/check/") => page.goto(site.address + path);
const field = () => page.locator("textarea");
const rows = () => page.locator(".check-row");
const status = () => page.locator(".check-status");
const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
const button = (name: string) => page.getByRole("button", { name, exact: true });
const isChecked = (words: string) => status().filter({ hasText: words }).waitFor();

test("nothing that is pasted leaves the browser: after the index, no request is made", async () => {
  await open();
  expect(asked.filter((path) => path.includes("check.json"))).toEqual([]);
  await field().fill("model: gpt-4-0613");
  await isChecked("1 id found");
  expect(asked.filter((path) => path.includes("check.json"))).toHaveLength(1);
  const before = asked.length;
  await field().fill(`${list}\nsk-secret-of-mine`);
  await isChecked("4 ids found");
  await button("Copy the link").click();
  await button("Copy as Markdown").click();
  await page.locator("summary").click();
  // The browser asks for the icon of the page when it likes.
  expect(asked.slice(before).filter((path) => path !== "/favicon.svg")).toEqual([]);
});

test("each id has its answer, most urgent first; an unknown one is never called safe", async () => {
  await open();
  await field().fill(list);
  await isChecked("3 ids found");
  const ids = await rows().locator(".check-id .id").allTextContents();
  expect(ids.toSorted()).toEqual(["azure/eu/gpt-4o", "foo-99", "gpt-4-0613"]);
  const exact = rows().filter({ hasText: "gpt-4-0613" });
  expect(await exact.locator(".row-model > a").getAttribute("href")).toBe("/models/openai/gpt-4-0613/");
  expect(await exact.locator(".row-retirement").textContent()).toContain("23 Oct 2026");
  const several = rows().filter({ hasText: "azure/eu/gpt-4o" });
  expect(await several.textContent()).toContain("does not say which");
  expect(await several.locator(".model-row").count()).toBeGreaterThan(2);
  expect(await rows().filter({ hasText: "foo-99" }).textContent()).toContain("does not mean it is safe");
});

test("the address keeps the list: it can be shared, and Back brings it again", async () => {
  await open();
  await field().fill(list);
  await isChecked("3 ids found");
  const address = page.url();
  expect(new URL(address).hash).toMatch(/^#ids=/);
  await rows().locator(".row-model > a").first().click();
  await page.waitForURL(/\/models\//);
  await page.goBack();
  await isChecked("3 ids found");
  await page.goto("about:blank");
  await page.goto(address);
  await isChecked("3 ids found");
  expect((await field().inputValue()).trim().split("\n").toSorted()).toEqual(list.split("\n").toSorted());
  await button("Clear").click();
  await rows().first().waitFor({ state: "detached" });
  expect(page.url()).toBe(`${site.address}/check/`);
});

test("the result can be copied as link, Markdown, CSV and watch list", async () => {
  await open();
  await field().fill(list);
  await isChecked("3 ids found");
  for (const [name, text] of [
    ["Copy the link", "/check/#ids="],
    ["Copy as Markdown", "| `gpt-4-0613` | [openai/gpt-4-0613]("],
    ["Copy as CSV", "gpt-4-0613,openai/gpt-4-0613,"],
  ] as const) {
    await button(name).click();
    await page.locator("[data-copied]", { hasText: "Copied" }).waitFor({ state: "attached" });
    expect(await clipboard()).toContain(text);
  }
  await page.locator("summary").click();
  await button("Copy watch.yaml").click();
  await expect.poll(clipboard).toMatch(/^models:\n {2}- /);
  expect(await page.locator("[data-watch] pre").textContent()).toContain("  - openai/gpt-4-0613\n");
  const links = await page.locator("[data-watch] li a").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
  expect(links).toContain("/calendars/model/openai/gpt-4-0613.ics");
  for (const path of links) expect((await page.request.get(site.address + path)).status(), path ?? "").toBe(200);
});

test("keys alone are enough", async () => {
  await open();
  await field().focus();
  await page.keyboard.type("gpt-4-0613");
  await isChecked("1 id found");
  const reached: string[] = [];
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ""));
  }
  for (const name of ["Show an example", "Clear", "Copy as CSV", "openai/gpt-4-0613", "Watch these models"])
    expect(reached).toContain(name);
});

test("with results it fits a telephone, and axe finds nothing, in both themes", async () => {
  const faults: string[] = [];
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await open();
    await button("Show an example").click();
    await isChecked("ids found");
    await page.locator("summary").click();
    faults.push(...(await overflow(page)), ...(await axeFaultsOf(page)));
  }
  expect(faults).toEqual([]);
});

test("a text without ids, hostile markup, and a million characters do no harm", async () => {
  await open();
  await field().fill("<script>alert(1)</script>\nno models = here");
  await isChecked("No model ids found");
  expect(await rows().count()).toBe(0);
  await field().fill('"><img src=x onerror=alert(1)>\nmodel: "gpt-4-0613"');
  await isChecked("1 id found");
  await page.evaluate(() => {
    const area = document.querySelector("textarea") as HTMLTextAreaElement;
    area.value = 'model: "gpt-4-turbo"\n'.repeat(50_000);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await rows().filter({ hasText: "49999 more" }).waitFor();
  expect(await page.locator("model-check img").count()).toBe(0);
});

test("an index that fails to load is said, and is tried again", async () => {
  await page.route("**/check.json", (route) => route.abort());
  await open();
  await field().fill("gpt-4-0613");
  await isChecked("could not be loaded");
  await page.unroute("**/check.json");
  await field().fill("gpt-4-0613\n");
  await isChecked("1 id found");
});

test("without JavaScript it says what to do instead", async () => {
  await context.close();
  context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
  await open();
  expect(await page.locator("noscript").innerText()).toContain("requires JavaScript");
  expect(await field().isVisible()).toBe(false);
});
