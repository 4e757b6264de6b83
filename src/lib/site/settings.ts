/** The settings of a build, from the environment. */

/** The folder of the checkout that the site shows: ALMANAC_ROOT, or the working directory. */
export const checkoutRoot: string = process.env.ALMANAC_ROOT ?? process.cwd();

/** The day of the build, YYYY-MM-DD: ALMANAC_DAY, or today in UTC. */
export function buildDay(): string {
  return process.env.ALMANAC_DAY ?? new Date().toISOString().slice(0, 10);
}

/** Whether preview images are drawn. SKIP_OG=1 leaves them out, since drawing them takes longer than the rest of the build. */
export const ogImagesEnabled: boolean = process.env.SKIP_OG !== "1";

/** The address of the repository, without a slash at the end: SITE_REPOSITORY; null without it. */
export function repositoryUrl(env: NodeJS.ProcessEnv = process.env): string | null {
  const url = URL.parse(env.SITE_REPOSITORY ?? "");
  return url?.protocol === "https:" ? url.href.replace(/\/$/, "") : null;
}
