/** Fetches a page by its URL alone, for `almanac extract`. */

import type { PageDefinition } from "../../domain/schema.ts";
import { charsetIn } from "./content-type.ts";
import { FetchError } from "./fetch-error.ts";
import { follow, openFetchContext } from "./follow.ts";
import type { Network } from "./network.ts";
import { pageKey } from "./page-key.ts";
import { openRequests } from "./request.ts";

export interface UrlPage {
  bytes: Uint8Array;
  charset: string | undefined;
  contentType: string;
}

/**
 * Fetches a URL given by the user, from any public host, otherwise like the pages of sources. `page` is the page of a source
 * with that URL, whose API key is used. Rejects with a FetchError.
 */
export async function fetchUrl(
  network: Network,
  url: string,
  page: Pick<PageDefinition, "key" | "url"> = { url },
): Promise<UrlPage> {
  const key = pageKey(page, network.env);
  if (typeof key === "string") throw new FetchError(url, key, "nothing was sent");
  const context = openFetchContext(openRequests(network), { hosts: null, allowLoopback: network.allowLoopback });
  try {
    const result = await follow(context, key.urlOf(url), key.headersFor);
    key.assertUnseen(result);
    const { bytes, headers } = result.answer;
    const contentType = headers["content-type"] ?? "";
    return { bytes, charset: charsetIn(contentType), contentType };
  } catch (error) {
    if (error instanceof Error) error.message = key.redact(error.message);
    throw error;
  }
}
