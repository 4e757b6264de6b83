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

const field = () => page.locator("input[type=search]");
const options = () => page.locator("[role=option]");
const status = () => page.locator("search [role=status], model-results > [role=status]");
const open = (path: string) => page.goto(site.address + path);
const path = () => new URL(page.url()).pathname;

test("nothing of search is loaded before the field is used", async () => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open("/");
  expect(asked.filter((it) => /search(-view|\.json)/.test(it))).toEqual([]);
  await field().focus();
  await page.waitForResponse(/search\.json/);
});

test("keys alone lead from any page to a model: slash, words, arrows, Enter", async () => {
  await open("/");
  await page.keyboard.press("/");
  await page.keyboard.type("gpt-4o azure");
  await options().first().waitFor();
  expect(await field().getAttribute("aria-expanded")).toBe("true");
  expect(await status().textContent()).toMatch(/^\d+ results/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const second = options().nth(1);
  expect(await field().getAttribute("aria-activedescendant")).toBe(await second.getAttribute("id"));
  expect(await second.getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("Home");
  expect(await options().first().getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("ArrowUp");
  expect(await options().last().getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("Home");
  await Promise.all([page.waitForURL(/\/models\//), page.keyboard.press("Enter")]);
  expect(path()).toBe("/models/azure-openai/gpt-4o@2024-05-13/");
});

test("an id as another library writes it leads to its model; what reads it is loaded only then", async () => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open("/");
  await field().fill("gpt-4o");
  await options().first().waitFor();
  expect(asked.filter((it) => it.includes("identify"))).toEqual([]);
  await field().fill("azure/eu/gpt-4o-2024-08-06");
  await page.locator('[role=option]:first-child[href="/models/azure-openai/gpt-4o@2024-08-06/"]').waitFor();
  expect(asked.filter((it) => it.includes("identify"))).toHaveLength(1);
});

test("Escape closes the list and keeps the words; leaving the field closes it too", async () => {
  await open("/");
  await field().fill("claude");
  await options().first().waitFor();
  await page.keyboard.press("Escape");
  expect(await options().count()).toBe(0);
  expect(await field().inputValue()).toBe("claude");
  expect(await field().getAttribute("aria-expanded")).toBe("false");
  await page.keyboard.press("ArrowDown");
  await options().first().waitFor();
  await page.keyboard.press("Tab");
  expect(await options().count()).toBe(0);
});

test("Enter on no result leads to all results, whose address can be shared", async () => {
  await open("/");
  await field().fill("sonnet");
  await options().first().waitFor();
  await Promise.all([page.waitForURL(/q=sonnet/), page.keyboard.press("Enter")]);
  expect(path()).toBe("/models/");
  await page.locator("model-results li").first().waitFor();
  expect(await field().inputValue()).toBe("sonnet");
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  expect(await page.evaluate(() => document.activeElement?.className)).toBe("model-row");
});

test("a list of ids shows each, and a provider, a family or a month leads to its page first", async () => {
  await open("/models/");
  await field().fill("gpt-4-0613, gpt-99-imaginary, claude-3-opus-20240229");
  await page.getByText("2 of 3 found").waitFor();
  expect(await status().textContent()).toContain("“gpt-99-imaginary”");
  for (const [text, path] of [
    ["aws", "/providers/bedrock/"],
    ["gpt-4o", "/families/gpt-4o/"],
    ["december 2026", "/calendar/2026-12/"],
  ] as const) {
    await field().fill(text);
    await page.locator(`model-results li:first-child a[href="${path}"]`).waitFor();
  }
});

test("Back brings the words to the field again, from the page of a model and from that of all results", async () => {
  await open("/");
  await field().fill("claude-3-5-sonnet-latest");
  await options().first().waitFor();
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForURL(/\/models\/anthropic\//), page.keyboard.press("Enter")]);
  await page.goBack();
  expect(await field().inputValue()).toBe("claude-3-5-sonnet-latest");
  await field().blur();
  await field().focus();
  await options().first().waitFor();
  await Promise.all([page.waitForURL(/q=claude/), page.keyboard.press("Enter")]);
  await page.locator("model-results li a").first().click();
  await page.waitForURL(/\/models\/anthropic\//);
  await page.goBack();
  await page.locator("model-results li").first().waitFor();
  expect(await field().inputValue()).toBe("claude-3-5-sonnet-latest");
});

test("the address follows question and filters, and brings them back", async () => {
  await open("/models/?q=gemini&provider=vertex&stage=nonsense");
  await page.locator("model-results li").first().waitFor();
  expect(new Set(await page.locator("model-results .row-provider").allTextContents()).size).toBe(1);
  await field().fill("gemini 2.5");
  await page.waitForURL(/q=gemini\+2\.5&provider=vertex$/);
  await page.locator("select[name=provider]").selectOption("");
  await field().fill("");
  await page.waitForURL(/\/models\/$/);
  expect(await page.locator("model-results li").count()).toBe(0);
});

test("what is typed is shown as text, not as markup", async () => {
  await open("/models/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
  await page.waitForFunction(() => document.querySelector("model-results > [role=status]")?.textContent);
  expect(await page.locator("img").count()).toBe(0);
});

test("an unknown id is not called safe", async () => {
  await open("/models/?q=gpt-99-imaginary");
  await page.waitForFunction(() =>
    document.querySelector("model-results > [role=status]")?.textContent?.includes("safe"),
  );
  expect(await status().textContent()).toContain("does not mean it is safe");
});

test("a load that fails is said, leads to the index, and is tried again", async () => {
  await page.route("**/search.json", (route) => route.abort());
  await open("/");
  await field().fill("gpt");
  await page.getByText("could not be loaded").waitFor();
  await page.unroute("**/search.json");
  await field().fill("gpt-4o");
  await options().first().waitFor();
});

test("without JavaScript the form leads to the index by letter, and that to every model", async () => {
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await open("/");
  await field().fill("gpt-4o");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/models\/\?q=gpt-4o/);
  await page.locator(".letters a", { hasText: "g" }).first().click();
  await page.waitForURL(/\/index\/g\/$/);
  await page.getByRole("link", { name: "gemini-2.5-flash", exact: true }).first().click();
  expect(path()).toBe("/models/google/gemini-2.5-flash/");
});
