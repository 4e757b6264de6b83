/** A run over the network: all pages that are due, each for itself. */

import type { Errand } from "./due-pages.ts";
import { type Fetched, fetchPage } from "./fetch-page.ts";
import { openVisitor } from "./follow.ts";
import type { Network } from "./network.ts";
import { openAsker } from "./request.ts";
import type { Reach } from "./url-policy.ts";

/** Fetches the pages at once, as far as politeness allows; results stand in the order of the errands. */
export async function fetchAll(
  network: Network,
  hosts: Reach["hosts"],
  errands: readonly Errand[],
  progress: (line: string) => void,
): Promise<Fetched[]> {
  const visitor = openVisitor(openAsker(network), { hosts, allowLoopback: network.allowLoopback });
  let done = 0;
  return Promise.all(
    errands.map(async ({ source, definition, known }) => {
      const found = await fetchPage(visitor, definition, known);
      done += 1;
      progress(`${done}/${errands.length} ${source.definition.id}/${definition.id}: ${words[found.status]}`);
      return found;
    }),
  );
}

const words: Record<Fetched["status"], string> = { new: "fetched", same: "not modified", failed: "failed" };
