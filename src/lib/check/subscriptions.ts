/** Calendars and feeds of records. */
import { feedPath, modelCalendar, providerFeed } from "../../../pipeline/domain/paths.ts";
import type { SearchDocument } from "../search/search-documents.ts";

const most = 40;

/** The calendar of each record, and the feed of each of their providers: name and path without the base. */
export function subscriptionsOf(documents: readonly SearchDocument[]): [name: string, path: string][] {
  const calendars = documents.slice(0, most).map(({ path, provider, id }): [string, string] => {
    return [`Calendar of ${id}`, modelCalendar({ provider, slug: path.split("/")[3] ?? "" })];
  });
  const providers = new Map(documents.map(({ provider }) => [provider.id, provider.name]));
  const feeds = [...providers].map(([id, name]): [string, string] => {
    return [`Feed of ${name}`, feedPath(providerFeed(id), "rss.xml")];
  });
  return [...feeds, ...calendars];
}
