/** The files of the feeds as routes: one for each ending, since a route that names no ending has to end in a slash. */
import type { APIRoute } from "astro";
import { almanac } from "../almanac/current-almanac.ts";
import { address } from "../site/site-urls.ts";
import { type FeedDocument, feedDocuments } from "./documents.ts";

interface FeedPath {
  params: { path: string };
  props: { document: FeedDocument };
}

/** The paths below /feeds/ that end so, without the ending. */
export async function feedPaths(ending: ".xml" | ".json"): Promise<FeedPath[]> {
  const documents = [...feedDocuments(await almanac(), address)].filter(([path]) => path.endsWith(ending));
  return documents.map(([path, document]) => ({
    params: { path: path.slice(0, -ending.length) },
    props: { document },
  }));
}

/** Writes the document of a path. */
export const writeFeed: APIRoute<FeedPath["props"]> = ({ props: { document } }) =>
  new Response(document.body(), { headers: { "content-type": `${document.type}; charset=utf-8` } });
