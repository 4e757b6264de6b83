/**
 * Pages of every kind as readers meet them: on a telephone and on a desk, light and dark, with and without JavaScript.
 * Each test opens its own context in one browser; a few run at once.
 */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { countdown } from "../../../pipeline/domain/countdown.ts";
import type { Bound } from "../../../pipeline/domain/schema.ts";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { axeFaultsOf } from "../../support/axe.ts";
import { launchBrowser, overflow, type Served, serveFolder } from "../../support/browser.ts";
import { siteDay } from "../../support/build-site.ts";
import { builtPaths } from "../../support/built.ts";
import { pageKinds, representatives } from "../../support/page-kinds.ts";
import { repositoryRoot } from "../../support/repository.ts";

const site = inject("site");
const almanac = buildAlmanac(loadDataset(repositoryRoot), siteDay);
const paths = builtPaths(site);

const narrow = { width: 360, height: 740 };
const wide = { width: 1280, height: 900 };

let browser: Browser;
let served: Served;
beforeAll(async () => {
  [browser, served] = await Promise.all([launchBrowser(), serveFolder(site)]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), served?.close()]);
});

/** What goes wrong while a page is open. */
function watch(page: Page): string[] {
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("requestfailed", (request) => {
    // Left for the next page before it came.
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") wrong.push(`${request.url()}: ${reason}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(`${served.address}/`)) wrong.push(`asks another host: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  return wrong;
}

/** Opens a page in a context of its own for as long as `use` takes. */
async function opened<T>(
  path: string,
  options: BrowserContextOptions,
  use: (page: Page, wrong: string[]) => Promise<T>,
  before?: (page: Page) => Promise<void>,
): Promise<T> {
  const context = await browser.newContext({ viewport: wide, ...options });
  try {
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const wrong = watch(page);
    await before?.(page);
    const answer = await page.goto(served.address + path, { waitUntil: "load" });
    if (answer?.status() !== 200) throw new Error(`${path} is not there`);
    return await use(page, wrong);
  } finally {
    await context.close();
  }
}

test("every page is of a known kind, and every kind has pages", () => {
  expect(paths.filter((path) => pageKinds.filter(({ pattern }) => pattern.test(path)).length !== 1)).toEqual([]);
  const absent = pageKinds.filter(({ pattern }) => !paths.some((path) => pattern.test(path)));
  expect(absent.map(({ name }) => name)).toEqual([]);
});

const chosen = pageKinds.flatMap((kind) =>
  representatives(kind, paths, almanac).map((path, at) => ({ kind: kind.name, path, first: at === 0 })),
);

/** What is wrong with how an open page looks at its present size. */
async function faultsOf(page: Page): Promise<string[]> {
  const found = await overflow(page);
  if (!(await page.locator("h1").isVisible())) found.push("no heading in sight");
  return found.map((text) => `${page.viewportSize()?.width}: ${text}`);
}

// A page is loaded once with scripts and once without, and shown in turn at each size.
describe.concurrent("looks", () => {
  test.each(chosen)("$kind $path with JavaScript", async ({ path, first }) => {
    await opened(path, { viewport: narrow, colorScheme: "light" }, async (page, wrong) => {
      const found = await faultsOf(page);
      found.push(...(await axeFaultsOf(page)));
      await page.setViewportSize(wide);
      found.push(...(await faultsOf(page)));
      // The others of a kind differ in what they say: for them one width is enough, the one where things are closest.
      if (first) found.push(...(await axeFaultsOf(page)));
      expect([...found, ...wrong]).toEqual([]);
    });
  });

  test.each(chosen)("$kind $path without JavaScript, and in print", async ({ path }) => {
    await opened(path, { viewport: narrow, colorScheme: "dark", javaScriptEnabled: false }, async (page, wrong) => {
      const found = await faultsOf(page);
      if ((await page.locator("main").innerText()).trim().length < 40) found.push("nothing to read");
      if (await page.locator("button.theme-toggle").isVisible()) found.push("a button that does nothing");
      await page.setViewportSize(wide);
      await page.emulateMedia({ colorScheme: "light" });
      found.push(...(await faultsOf(page)));
      await page.setViewportSize({ width: 640, height: 450 });
      found.push(...(await faultsOf(page)));
      await page.emulateMedia({ media: "print" });
      if (await page.locator("nav[aria-label=Main]").isVisible()) found.push("navigation in print");
      if (!(await page.locator("h1").isVisible())) found.push("no heading in print");
      expect([...found, ...wrong]).toEqual([]);
    });
  });
});

describe.concurrent("what every page does", () => {
  test("the theme is switched by its button, and the choice holds on the next page", async () => {
    await opened("/", { colorScheme: "light" }, async (page, wrong) => {
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const button = page.locator("button.theme-toggle");
      const light = await background();
      expect(await button.getAttribute("aria-pressed")).toBe("false");
      await button.click();
      const dark = await background();
      expect(dark).not.toBe(light);
      expect(await button.getAttribute("aria-pressed")).toBe("true");
      await page.goto(`${served.address}/404.html`);
      expect(await background()).toBe(dark);
      await page.goto(`${served.address}/`);
      await button.click();
      expect(await background()).toBe(light);
      expect(wrong).toEqual([]);
    });
  });

  /** The counts of a page with the date and bound that each is of. */
  const counts = (page: Page) =>
    page.locator("[data-count]").evaluateAll((all) =>
      all.map((element) => {
        const { count = "", bound = "on" } = (element as HTMLElement).dataset;
        return { count, bound, words: element.textContent };
      }),
    );

  // The first reader's day is a day ahead of UTC, the second's is behind.
  test.each([
    ["2026-11-22", "2026-11-21T10:30:00Z", "Pacific/Kiritimati", false],
    ["2026-11-24", "2026-11-25T01:00:00Z", "America/Los_Angeles", false],
    ["2026-11-25", "2026-11-25T12:00:00Z", "UTC", true],
    ["2027-03-01", "2027-03-01T12:00:00Z", "Asia/Tokyo", true],
  ])("on %s counts are for the reader's own day, and an old copy says so", async (day, now, timezoneId, stale) => {
    await opened(
      "/",
      { timezoneId },
      async (page) => {
        const shown = await counts(page);
        expect(shown.length).toBeGreaterThan(0);
        expect(shown).toEqual(shown.map((it) => ({ ...it, words: countdown(it.count, it.bound as Bound, day) })));
        expect(await page.locator(".stale-notice").isVisible()).toBe(stale);
      },
      (page) => page.clock.setFixedTime(now),
    );
  });

  test("without JavaScript the counts are those of the day of the build", async () => {
    await opened("/", { javaScriptEnabled: false }, async (page) => {
      const shown = await counts(page);
      expect(shown.length).toBeGreaterThan(0);
      expect(shown).toEqual(shown.map((it) => ({ ...it, words: countdown(it.count, it.bound as Bound, siteDay) })));
      expect(await page.locator(".stale-notice").isVisible()).toBe(false);
    });
  });

  test.each(["/", "/models/"])(
    "on %s a slash leads to the search field, and is typed once one is in it",
    async (path) => {
      await opened(path, {}, async (page) => {
        const field = page.locator("input[type=search]").first();
        await page.keyboard.press("/");
        expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
        expect(await field.inputValue()).toBe("");
        await page.keyboard.type("a/b");
        expect(await field.inputValue()).toBe("a/b");
      });
    },
  );

  test("the first key leads to a link that skips the header", async () => {
    await opened("/", {}, async (page) => {
      await page.keyboard.press("Tab");
      const skip = page.locator("a.skip-link");
      expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
      const box = await skip.boundingBox();
      expect(box && box.y >= 0 && box.x >= 0 && box.height >= 24).toBe(true);
      await page.keyboard.press("Enter");
      await page.waitForURL(/#main$/);
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
    });
  });

  test("nothing moves for those who ask for less motion", async () => {
    await opened("/", { reducedMotion: "reduce" }, async (page) => {
      const moving = await page.evaluate(
        () =>
          [...document.querySelectorAll("*")].filter((element) => {
            const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(element);
            const long = transitionDuration.split(", ").some((time) => Number.parseFloat(time) > 0.01);
            const animated = animationName !== "none" && Number.parseFloat(animationDuration) > 0.01;
            return long || animated || scrollBehavior === "smooth";
          }).length,
      );
      expect(moving).toBe(0);
    });
  });
});
