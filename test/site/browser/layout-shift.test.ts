/** Nothing on a page moves while it loads, on a slow line and a slow device: https://web.dev/articles/cls */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { launchBrowser, type Served, serveFolder } from "../../support/browser.ts";
import { siteDay } from "../../support/build-site.ts";
import { builtPaths } from "../../support/built.ts";
import { pageKinds, representatives } from "../../support/page-kinds.ts";
import { repositoryRoot } from "../../support/repository.ts";

const site = inject("site");
const almanac = buildAlmanac(loadDataset(repositoryRoot), siteDay);
const paths = builtPaths(site);

let browser: Browser;
let served: Served;
beforeAll(async () => {
  [browser, served] = await Promise.all([launchBrowser(), serveFolder(site)]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), served?.close()]);
});

/** The line that Lighthouse has for telephones, 150 ms to and fro and 1.6 Mbit/s, and half a processor: several pages share it. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const bytes = (1.6 * 1024 * 1024) / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 2 });
}

interface Shift {
  value: number;
  moved: string[];
}

/** Run in the page before anything else: keeps what moves, and by how much. */
function keepShifts(): void {
  const kept: Shift[] = [];
  Object.assign(window, { shifts: kept });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as unknown as { value: number; sources: { node?: Node }[] };
      const moved = sources.map(({ node }) => (node instanceof Element ? node.outerHTML : node?.textContent) ?? "");
      kept.push({ value, moved: moved.map((text) => text.slice(0, 100)) });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** How much moves while a page loads, on a day, and what. */
async function shiftOf(path: string, viewport: { width: number; height: number }, day = siteDay) {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(`${day}T12:00:00Z`));
    await slowDown(page);
    await page.addInitScript(keepShifts);
    await page.goto(served.address + path, { waitUntil: "networkidle", timeout: 120_000 });
    await page.evaluate(() => document.fonts.ready);
    // What is measured is reported with the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
    const total = shifts.reduce((sum, { value }) => sum + value, 0);
    return { total, moved: shifts.map((shift) => `${shift.value.toFixed(4)} ${shift.moved.join(" | ")}`).join("\n") };
  } finally {
    await context.close();
  }
}

const chosen = pageKinds.flatMap((kind) =>
  representatives(kind, paths, almanac)
    .slice(0, 2)
    .map((path) => ({ kind: kind.name, path })),
);

/** What Lighthouse shows as 0. */
const nothing = 0.001;

describe.each([
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
])("at $width pixels", (viewport) => {
  test.concurrent.for(chosen)("nothing moves: $kind $path", async ({ path }) => {
    const { total, moved } = await shiftOf(path, viewport);
    expect(total, moved).toBeLessThan(nothing);
  });

  // Only countdowns move, by a few letters.
  test("next to nothing where an old copy says so", async () => {
    const { total, moved } = await shiftOf("/", viewport, "2026-12-05");
    expect(total, moved).toBeLessThan(5 * nothing);
  });
});
