/** The site as Astro is told of it: links with the base, whole addresses for feeds. */

export const siteName = "Model Almanac";

/** A path of ours with the base before it: what a page links to. */
export function href(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/, "") + path;
}

/** A path of ours as a whole address: what a feed, calendar or card links to. */
export function address(path: string): string {
  return new URL(href(path), import.meta.env.SITE).href;
}
