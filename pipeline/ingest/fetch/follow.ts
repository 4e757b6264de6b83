/** Follows the redirects of a URL; each hop is checked and rate-limited. */

import { FetchError } from "./fetch-error.ts";
import type { Answer } from "./network.ts";
import { isRedirect, type RequestContext, sendRequest } from "./request.ts";
import { openRobots, type Robots } from "./robots.ts";
import { checkDestination, parseUrl, type UrlPolicy } from "./url-policy.ts";

export interface FetchContext {
  requests: RequestContext;
  policy: UrlPolicy;
  robots: Robots;
}

export interface FollowResult {
  answer: Answer;
  /** The URL that answered. */
  url: string;
  /** Where permanent redirects lead; null if there are none. */
  movedTo: string | null;
}

/** Opens what the requests of one run share. */
export function openFetchContext(requests: RequestContext, policy: UrlPolicy): FetchContext {
  return { requests, policy, robots: openRobots(requests, (url) => checkDestination(url, policy)) };
}

/** Fetches a URL; `headersFor` gives the additional headers of each hop. Rejects with a FetchError. */
export async function follow(
  { requests, policy, robots }: FetchContext,
  start: string,
  headersFor: (url: string) => Record<string, string>,
): Promise<FollowResult> {
  const { limits } = requests.network;
  const seen = new Set<string>();
  let url = parseUrl(start, start);
  let movedTo: string | null = null;
  for (let permanent = true; ; ) {
    checkDestination(url, policy);
    if (seen.has(url.href))
      throw new FetchError(start, `redirect loop at ${url}`, "check in a browser where the page is");
    seen.add(url.href);
    const pauseMs = Math.max(limits.pauseMs, (await robots(url)).delayMs);
    const answer = await sendRequest(requests, url, { headers: headersFor(url.href), pauseMs });
    if (!isRedirect(answer.status)) return { answer, url: url.href, movedTo };
    if (seen.size > limits.redirects)
      throw new FetchError(start, `more than ${limits.redirects} redirects`, "check in a browser where the page is");
    url = target(url, answer);
    // RFC 9110, sections 15.4.2 and 15.4.9. After a temporary redirect, a permanent one says nothing about our URL.
    permanent &&= answer.status === 301 || answer.status === 308;
    if (permanent) movedTo = url.href;
  }
}

function target(url: URL, { status, headers }: Answer): URL {
  if (headers.location === undefined)
    throw new FetchError(url, `redirect (${status}) without a Location header`, "check in a browser where the page is");
  const next = parseUrl(headers.location, url.href);
  next.hash = "";
  return next;
}
