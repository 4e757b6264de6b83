/** Where each thing stands on the site: paths from its root, without the base. `href` in site.ts adds the base. */
import { recordFile } from "../../pipeline/file-names.ts";

/** File name of a record without its ending; distinct within its provider, safe in a URL and on every file system. */
export function slugOf(id: string, provider: string): string {
  return recordFile(id, provider).slice(provider.length + 1, -".json".length);
}

export const modelPath = (provider: string, slug: string) => `/models/${provider}/${slug}/`;
export const providerPath = (provider: string) => `/providers/${provider}/`;
export const announcementPath = (id: string) => `/changes/${id}/`;
export const monthPath = (month: string) => `/calendar/${month}/`;

/** A stored snapshot, at one of its lines. */
export const snapshotPath = (provider: string, page: string, day: string, line?: number) =>
  `/sources/${provider}/${page}/${day}/${line === undefined ? "" : `#L${line}`}`;
