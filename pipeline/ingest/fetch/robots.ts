/** The robots exclusion protocol, RFC 9309. */
import robotsParser from "robots-parser";
import { FetchError } from "./fetch-error.ts";
import { ClientError, isRedirect, type RequestContext, sendRequest } from "./request.ts";
import { parseUrl } from "./url-policy.ts";
import { robotName } from "./user-agent.ts";

type Robot = ReturnType<typeof robotsParser>;
export type Robots = (url: URL) => Promise<{ delayMs: number }>;

/** The longest crawl delay that is honoured: a run has to end. */
const longestDelayMs = 30_000;

/** Fetches each host's robots.txt once per run. Rejects with a FetchError if it forbids a URL or cannot be fetched. */
export function openRobots(requests: RequestContext, check: (url: URL) => void): Robots {
  const rules = new Map<string, Promise<Robot | null>>();
  return async (url) => {
    const found = rules.get(url.origin) ?? rulesOf(requests, check, new URL("/robots.txt", url));
    rules.set(url.origin, found);
    const robot = await found;
    if (robot?.isAllowed(url.href, robotName) === false)
      throw new FetchError(
        url,
        `${url.origin}/robots.txt disallows this URL for ${robotName}`,
        "ask the provider for permission, or ingest a saved copy with --from",
      );
    const delay = (robot?.getCrawlDelay(robotName) ?? 0) * 1_000;
    return { delayMs: Math.min(Number.isFinite(delay) ? delay : 0, longestDelayMs) };
  };
}

/** Section 2.3.1: without the file nothing is forbidden (null); if the host fails, everything is; five redirects are followed. */
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

/** RFC 9309 would follow redirects to any host; we allow only hosts of sources. The message names robots.txt, as the URL in source.yaml is not at fault. */
function checkHop(check: (url: URL) => void, start: URL, url: URL): void {
  try {
    check(url);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new FetchError(
      start,
      `redirects to a URL that is not allowed: ${error.detail}`,
      "nothing is fetched from this host; ingest a saved copy with --from",
    );
  }
}

function refusedToNull(error: unknown): null {
  if (error instanceof ClientError) return null;
  throw error;
}
