/** Builds the site once for all tests, from the data of the repository and for a fixed day, and finds a browser. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { browserProgram } from "./browser.ts";

/** The day that the tests' site is built for. */
export const siteDay = "2026-11-21";
export const siteAddress = "https://almanac.test";

const repository = join(import.meta.dirname, "../..");

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder of the built site. */
    site: string;
  }
}

/** Builds the site of the checkout in `data` into `out`; throws with what Astro said when it fails. */
export async function buildSite(out: string, options: { data?: string; day?: string; env?: NodeJS.ProcessEnv } = {}) {
  const env = {
    ...process.env,
    ...{
      NODE_ENV: "production",
      SITE_OUT: out,
      SITE_CACHE: join(out, "../cache"),
      SITE_URL: siteAddress,
      SKIP_OG: "1",
    },
    ...{ ALMANAC_DAY: options.day ?? siteDay, ALMANAC_ROOT: options.data ?? repository, ASTRO_TELEMETRY_DISABLED: "1" },
    ...options.env,
  };
  const astro = join(repository, "node_modules/astro/bin/astro.mjs");
  await promisify(execFile)(process.execPath, [astro, "build"], { cwd: repository, env, maxBuffer: 1e9 });
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "almanac-site-"));
  project.provide("browser", await browserProgram(folder));
  await buildSite(join(folder, "dist"));
  project.provide("site", join(folder, "dist"));
  return () => rmSync(folder, { recursive: true, force: true });
}
