/** Builds the site of any data and for any day, as the tests do. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** The day that the tests' site is built for. */
export const siteDay = "2026-11-21";
export const siteAddress = "https://almanac.test";

const repository = join(import.meta.dirname, "../..");

interface BuildOptions {
  /** A checkout; the repository without it. */
  data?: string;
  day?: string;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
}

/** Builds the site of the checkout in `data` into `out`; throws with what Astro said when it fails. */
export async function buildSite(out: string, options: BuildOptions = {}) {
  const env = {
    ...process.env,
    NODE_ENV: "production",
    SITE_OUT: out,
    SITE_CACHE: join(out, "../cache"),
    SITE_URL: siteAddress,
    SKIP_OG: "1",
    ALMANAC_DAY: options.day ?? siteDay,
    ALMANAC_ROOT: options.data ?? repository,
    ASTRO_TELEMETRY_DISABLED: "1",
    ...options.env,
  };
  const astro = join(repository, "node_modules/astro/bin/astro.mjs");
  await promisify(execFile)(process.execPath, [astro, "build"], {
    cwd: repository,
    env,
    maxBuffer: 1e9,
    ...(options.signal && { signal: options.signal }),
  });
}
