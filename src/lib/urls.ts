/** Where each thing stands on the site: paths from its root, without the base. `href` in site.ts adds the base. */
import type { Model } from "./almanac.ts";

/** Makes a whole address of a path of ours; see `address` in site.ts. */
export type Address = (path: string) => string;

/** What tells a model apart in every path: `openai/gpt-4o`. */
export const modelKey = ({ provider, slug }: Pick<Model, "provider" | "slug">) => `${provider.id}/${slug}`;

export const modelPath = (provider: string, slug: string) => `/models/${provider}/${slug}/`;
export const providerPath = (provider: string) => `/providers/${provider}/`;
export const announcementPath = (id: string) => `/changes/${id}/`;
export const monthPath = (month: string) => `/calendar/${month}/`;

/** The same page as Markdown. */
export const twinPath = (path: string) => `${path}index.md`;

/** A stored snapshot, at one of its lines. */
export const snapshotPath = (provider: string, page: string, day: string, line?: number) =>
  `/sources/${provider}/${page}/${day}/${line === undefined ? "" : `#L${line}`}`;

/** A file of a feed; folders of archives stand below that of their feed. */
export const feedPath = (folder: string, file: "rss.xml" | "atom.xml" | "feed.json") => `/feeds/${folder}/${file}`;
export const providerFeed = (id: string) => `provider/${id}`;
export const modelFeed = (model: Pick<Model, "provider" | "slug">) => `model/${modelKey(model)}`;
export const feedList = "/feeds/opml.xml";

export const allCalendar = "/calendars/all.ics";
export const providerCalendar = (id: string) => `/calendars/provider/${id}.ics`;
export const modelCalendar = (model: Model) => `/calendars/model/${modelKey(model)}.ics`;

export const apiRoot = "/api/v1";
export const modelApi = (model: Model) => `${apiRoot}/models/${modelKey(model)}.json`;
export const badgeApi = (model: Model) => `${apiRoot}/badge/${modelKey(model)}.json`;
export const providerApi = (id: string) => `${apiRoot}/providers/${id}.json`;
export const monthApi = (month: string) => `${apiRoot}/changes/${month}.json`;
export const schemaApi = (name: string) => `${apiRoot}/schema/${name}.schema.json`;
