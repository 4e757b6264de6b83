/**
 * Builds the sites of the tests while other tests run: one of the repository's data, then one of made-up data. Each leaves
 * a file that says so when it is built, or why it is not. Finds a browser, too.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { browserProgram } from "./browser.ts";
import { buildSite } from "./build-site.ts";
import { resultFile } from "./built.ts";
import { writeCheckout } from "./checkout.ts";
import { madeCheckout } from "./made-checkout.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder of the site that is built from the repository's data; it is there when a site test begins. */
    site: string;
    /** The same of made-up data: see made-checkout.ts. It may still be under way, so a test awaits `isBuilt` of it. */
    madeSite: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "almanac-site-"));
  const [site, madeSite, data] = ["real/dist", "made/site/dist", "made/data"].map((path) => join(folder, path)) as [
    string,
    string,
    string,
  ];
  project.provide("browser", await browserProgram(folder));
  project.provide("site", site);
  project.provide("madeSite", madeSite);
  const stop = new AbortController();
  const builds = (async () => {
    await reported(site, () => buildSite(site, { signal: stop.signal }));
    await reported(madeSite, () => {
      writeCheckout(data, madeCheckout());
      return buildSite(madeSite, { data, signal: stop.signal });
    });
  })();
  return async () => {
    stop.abort();
    await builds;
    rmSync(folder, { recursive: true, force: true });
  };
}

async function reported(site: string, build: () => Promise<void>): Promise<void> {
  const error = await build().then(
    () => null,
    (cause) => String(cause),
  );
  writeFileSync(resultFile(site), JSON.stringify({ error }));
}
