/** Fetches a page by its URL alone, for `almanac extract`. */

import { charsetIn } from "./content-type.ts";
import { follow, openFetchContext } from "./follow.ts";
import type { Network } from "./network.ts";
import { openRequests } from "./request.ts";

export interface UrlPage {
  bytes: Uint8Array;
  charset: string | undefined;
  contentType: string;
}

/** Fetches a URL given by the user, from any public host, otherwise like the pages of sources. Rejects with a FetchError. */
export async function fetchUrl(network: Network, url: string): Promise<UrlPage> {
  const context = openFetchContext(openRequests(network), { hosts: null, allowLoopback: network.allowLoopback });
  const { answer } = await follow(context, url, () => ({}));
  const contentType = answer.headers["content-type"] ?? "";
  return { bytes: answer.bytes, charset: charsetIn(contentType), contentType };
}
