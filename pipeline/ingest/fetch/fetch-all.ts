/** Fetches all pages of a run, each independently. */

import type { FetchTask } from "./due-pages.ts";
import { type Fetched, fetchPage } from "./fetch-page.ts";
import { openFetchContext } from "./follow.ts";
import type { Network } from "./network.ts";
import { openRequests } from "./request.ts";
import type { UrlPolicy } from "./url-policy.ts";

/** Fetches pages concurrently, as far as politeness allows; the results are in the order of the tasks. */
export type FetchAll = (tasks: readonly FetchTask[]) => Promise<Fetched[]>;

/** Opens what all fetches of a run share: limits, pauses, robots.txt. */
export function openFetchAll(network: Network, hosts: UrlPolicy["hosts"], progress: (line: string) => void): FetchAll {
  const context = openFetchContext(openRequests(network), { hosts, allowLoopback: network.allowLoopback });
  return (tasks) => {
    let done = 0;
    return Promise.all(
      tasks.map(async ({ source, definition, cached }) => {
        const found = await fetchPage(context, definition, cached);
        done += 1;
        progress(`${done}/${tasks.length} ${source.definition.id}/${definition.id}: ${words[found.status]}`);
        return found;
      }),
    );
  };
}

const words: Record<Fetched["status"], string> = {
  new: "fetched",
  same: "not modified",
  failed: "failed",
  "left-out": "left out",
};
