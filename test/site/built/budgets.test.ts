/** What pages may weigh. HTML, style sheets and scripts as gzip sends them; what a page fetches on demand is left out. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser, type Served, serveFolder } from "../../support/browser.ts";
import { builtPages, builtPaths, isBuilt } from "../../support/built.ts";
import { pageWeigher, wireBytes } from "../../support/wire.ts";

const site = inject("site");
const kilobytes = 1_000;
/** Elements that a page lays out as it opens, at most: without those laid out later, and those in closed details. */
const mostElements = 2_200;
const budgets = {
  home: 60 * kilobytes,
  homeWithFonts: 110 * kilobytes,
  model: 15 * kilobytes,
  changes: 60 * kilobytes,
};

/** The pages of a pattern that weigh more than they may, with their weight; fails where there is no such page. */
function tooHeavy(folder: string, pattern: RegExp, most: number): string[] {
  const paths = builtPaths(folder).filter((path) => pattern.test(path));
  expect(paths.length, `pages like ${pattern}`).toBeGreaterThan(0);
  const weigh = pageWeigher(folder);
  return paths
    .map((path) => [path, weigh(path)] as const)
    .flatMap(([path, weight]) => (weight > most ? [`${path} ${(weight / kilobytes).toFixed(1)} kB`] : []));
}

test("the home page is light", () => {
  expect(tooHeavy(site, /^\/$/, budgets.home)).toEqual([]);
});

test("every model page is light", () => {
  expect(tooHeavy(site, /^\/models\/[^/]+\/[^/]+\/$/, budgets.model)).toEqual([]);
});

test("no page lays out more elements at once than a telephone does without delay", () => {
  const many = [...builtPages(site)].flatMap(({ path, $ }) => {
    $(".deferred, details:not([open])").children().remove();
    const elements = $("*").length;
    return elements > mostElements ? [`${path}: ${elements}`] : [];
  });
  expect(many).toEqual([]);
});

describe("with 5,000 changes", () => {
  const grown = inject("madeSite");
  beforeAll(() => isBuilt(grown));

  test("every page of changes is light", () => {
    expect(tooHeavy(grown, /^\/changes\/(page\/\d+\/)?$/, budgets.changes)).toEqual([]);
  });

  test("the home page and the model pages are as light as with few", () => {
    expect(tooHeavy(grown, /^\/$/, budgets.home)).toEqual([]);
    // Some of its ids are as long as the reader takes them.
    expect(tooHeavy(grown, /^\/models\/[^/]+\/[^/]+\/$/, budgets.model + kilobytes)).toEqual([]);
  });
});

describe("in a browser", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launchBrowser(), serveFolder(site)]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });

  test("the home page with its fonts is light, and asks nobody else for anything", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const bytes = new Map<string, Promise<number>>();
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      bytes.set(
        response.url(),
        response.body().then((body) => wireBytes(body, pathname)),
      );
    });
    await page.goto(`${served.address}/`, { waitUntil: "networkidle" });
    const weights = await Promise.all(bytes.values());
    const requests = [...bytes.keys()];
    await page.close();
    expect(requests.filter((url) => url.endsWith(".woff2")).length).toBeGreaterThan(0);
    expect(requests.filter((url) => !url.startsWith(`${served.address}/`))).toEqual([]);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(budgets.homeWithFonts);
  });
});
