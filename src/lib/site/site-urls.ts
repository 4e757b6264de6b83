/** URLs of the site, from the settings of Astro. */

export const siteName = "Model Almanac";

/** A path with the base before it, for links on pages. */
export function href(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/, "") + path;
}

/** A path as an absolute URL, for feeds, calendars and preview images. */
export function address(path: string): string {
  return new URL(href(path), import.meta.env.SITE).href;
}
