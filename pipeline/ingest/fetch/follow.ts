/** A URL through its redirects, each hop checked and asked for politely. */

import { FetchFault } from "./fetch-error.ts";
import type { Answer } from "./network.ts";
import { type Asker, ask, isRedirect } from "./request.ts";
import { openRobots, type Robots } from "./robots.ts";
import { checkDestination, parsed, type Reach } from "./url-policy.ts";

export interface Visitor {
  asker: Asker;
  reach: Reach;
  robots: Robots;
}

export interface Arrival {
  answer: Answer;
  /** The URL that answered. */
  url: string;
  /** Where permanent redirects alone lead to; null where there is none. */
  movedTo: string | null;
}

/** What visits the URLs of one run. */
export function openVisitor(asker: Asker, reach: Reach): Visitor {
  return { asker, reach, robots: openRobots(asker, (url) => checkDestination(url, reach)) };
}

/** Gets a URL; `headersFor` gives what a hop is sent beside the usual. Rejects with a FetchFault. */
export async function follow(
  { asker, reach, robots }: Visitor,
  start: string,
  headersFor: (url: string) => Record<string, string>,
): Promise<Arrival> {
  const { limits } = asker.network;
  const seen = new Set<string>();
  let url = parsed(start, start);
  let movedTo: string | null = null;
  for (let permanent = true; ; ) {
    checkDestination(url, reach);
    if (seen.has(url.href))
      throw new FetchFault(start, `its redirects go in a circle at ${url}`, "see in a browser where the page is");
    seen.add(url.href);
    const pauseMs = Math.max(limits.pauseMs, (await robots(url)).delayMs);
    const answer = await ask(asker, url, { headers: headersFor(url.href), pauseMs });
    if (!isRedirect(answer.status)) return { answer, url: url.href, movedTo };
    if (seen.size > limits.redirects)
      throw new FetchFault(start, `more than ${limits.redirects} redirects`, "see in a browser where the page is");
    url = target(url, answer);
    // RFC 9110, sections 15.4.2 and 15.4.9. After a temporary hop nothing is permanent for the URL we have.
    permanent &&= answer.status === 301 || answer.status === 308;
    if (permanent) movedTo = url.href;
  }
}

function target(url: URL, { status, headers }: Answer): URL {
  if (headers.location === undefined)
    throw new FetchFault(url, `${status} without a Location`, "see in a browser where the page is");
  const next = parsed(headers.location, url.href);
  next.hash = "";
  return next;
}
