/** The robots exclusion protocol, RFC 9309: what a host asks robots to leave alone. */
import robotsParser from "robots-parser";
import { FetchError } from "./fetch-error.ts";
import { ClientError, isRedirect, type RequestContext, sendRequest } from "./request.ts";
import { parseUrl } from "./url-policy.ts";
import { robotName } from "./user-agent.ts";

type Robot = ReturnType<typeof robotsParser>;
export type Robots = (url: URL) => Promise<{ delayMs: number }>;

/** A host may ask for a pause, but not for one that outlives the run. */
const longestDelayMs = 30_000;

/** Asks each host's robots.txt once a run. Rejects with a FetchError where it forbids a URL or cannot be had. */
export function openRobots(requests: RequestContext, check: (url: URL) => void): Robots {
  const rules = new Map<string, Promise<Robot | null>>();
  return async (url) => {
    const found = rules.get(url.origin) ?? rulesOf(requests, check, new URL("/robots.txt", url));
    rules.set(url.origin, found);
    const robot = await found;
    if (robot?.isAllowed(url.href, robotName) === false)
      throw new FetchError(
        url,
        `${url.origin}/robots.txt asks ${robotName} to stay out`,
        "ask the provider, or use --from with a saved page",
      );
    const delay = (robot?.getCrawlDelay(robotName) ?? 0) * 1_000;
    return { delayMs: Math.min(Number.isFinite(delay) ? delay : 0, longestDelayMs) };
  };
}

/** Section 2.3.1: no such file forbids nothing (null); a host that fails forbids everything; five redirects are followed. */
async function rulesOf(requests: RequestContext, check: (url: URL) => void, start: URL): Promise<Robot | null> {
  let url = start;
  for (let hop = 0; hop <= requests.network.limits.redirects; hop += 1) {
    if (hop === 0) check(url);
    else checkHop(check, start, url);
    const answer = await sendRequest(requests, url, { bytes: requests.network.limits.robotsBytes }).catch(
      refusedToNull,
    );
    if (answer === null) return null;
    const to = isRedirect(answer.status) ? answer.headers.location : undefined;
    if (to === undefined) return robotsParser(start.href, new TextDecoder().decode(answer.bytes));
    url = parseUrl(to, url.href);
  }
  return null;
}

/** RFC 9309 would follow to any host; ours are those of the sources alone, and a source is not wrong about its URL here. */
function checkHop(check: (url: URL) => void, start: URL, url: URL): void {
  try {
    check(url);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new FetchError(
      start,
      `redirects, and ${error.detail}`,
      "nothing of this host is asked for; use --from with a saved page",
    );
  }
}

function refusedToNull(error: unknown): null {
  if (error instanceof ClientError) return null;
  throw error;
}
