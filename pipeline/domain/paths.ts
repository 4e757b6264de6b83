/** The paths of the site from its root, without the base. */

/** What a path names a model by. */
export interface ModelAddress {
  provider: { id: string };
  slug: string;
}

/** Makes a whole address of a path of ours. */
export type Address = (path: string) => string;

/** The part of a path that names a model: `openai/gpt-4o`. */
export const modelKey = ({ provider, slug }: ModelAddress) => `${provider.id}/${slug}`;

export const modelPath = (provider: string, slug: string) => `/models/${provider}/${slug}/`;
export const providerPath = (provider: string) => `/providers/${provider}/`;
export const announcementPath = (id: string) => `/changes/${id}/`;
export const familyPath = (slug: string) => `/families/${slug}/`;
export const monthPath = (month: string) => `/calendar/${month}/`;

/** The same page as Markdown. */
export const markdownPath = (path: string) => `${path}index.md`;

/** A stored snapshot, at one of its lines. */
export const snapshotPath = (provider: string, page: string, day: string, line?: number) =>
  `/sources/${provider}/${page}/${day}/${line === undefined ? "" : `#L${line}`}`;

/** A file of a feed; folders of archives are below that of their feed. */
export const feedPath = (folder: string, file: "rss.xml" | "atom.xml" | "feed.json") => `/feeds/${folder}/${file}`;
export const providerFeed = (id: string) => `provider/${id}`;
/** The retirements of a provider alone: announced, moved, withdrawn and done. */
export const providerRetirementFeed = (id: string) => `${providerFeed(id)}/retirements`;
export const providerKindFeed = (id: string, kind: string) => `${providerFeed(id)}/kind/${kind}`;
export const modelFeed = (model: ModelAddress) => `model/${modelKey(model)}`;
/** The folder of the feed of passages that we could not read. */
export const unreadFeed = "kind/unread";
/** The folder of the feed of the watch list, and its calendar. */
export const watchFeed = "watch";
export const watchCalendar = "/calendars/watch.ics";
export const feedList = "/feeds/opml.xml";

export const allCalendar = "/calendars/all.ics";
export const providerCalendar = (id: string) => `/calendars/provider/${id}.ics`;
export const modelCalendar = (model: ModelAddress) => `/calendars/model/${modelKey(model)}.ics`;

export const apiRoot = "/api/v1";
export const modelApi = (model: ModelAddress) => `${apiRoot}/models/${modelKey(model)}.json`;
export const badgeApi = (model: ModelAddress) => `${apiRoot}/badge/${modelKey(model)}.json`;
export const providerApi = (id: string) => `${apiRoot}/providers/${id}.json`;
export const monthApi = (month: string) => `${apiRoot}/changes/${month}.json`;
export const schemaApi = (name: string) => `${apiRoot}/schema/${name}.schema.json`;

/** An export, by its path below the folder of exports. */
export const exportsPath = (file: string) => `/exports/${file}`;
