/** Requests one URL, rate-limited and with retries. The result is a page, "not modified" or a redirect. */
import { retryAfter } from "../../domain/retry-after.ts";
import { toFetchError } from "./explain.ts";
import { FetchError } from "./fetch-error.ts";
import { type HostQueue, openHostQueue } from "./host-queue.ts";
import type { Answer, Network } from "./network.ts";
import { withRetries } from "./retry-delays.ts";

export interface RequestContext {
  network: Network;
  queue: HostQueue;
  /** Aborts the run. */
  signal: AbortSignal;
  /** Hosts that asked us to wait longer than a run may last, each with its response. */
  blockedHosts: Map<string, string>;
}

export interface RequestOptions {
  headers?: Record<string, string>;
  bytes?: number;
  pauseMs?: number;
}

/** Opens what all requests of one run share. */
export function openRequests(network: Network): RequestContext {
  const signal = AbortSignal.timeout(network.limits.runMs);
  return { network, queue: openHostQueue(network, signal), signal, blockedHosts: new Map() };
}

/** Returns a response with status 200, 304 or a redirect; rejects with a FetchError for any other. */
export async function sendRequest(requests: RequestContext, url: URL, options: RequestOptions = {}): Promise<Answer> {
  const { network, queue, signal } = requests;
  const { headers = {}, bytes = network.limits.bytes, pauseMs = network.limits.pauseMs } = options;
  const once = () =>
    queue(url.host, pauseMs, () => requestInTurn(requests, url, () => network.get(url, headers, signal, bytes)));
  try {
    return await withRetries(network, signal, once);
  } catch (error) {
    // A wait is cut short when the run is aborted.
    throw toFetchError(url, error, signal);
  }
}

/** One request. If its host asks for a long wait, the host is blocked before its next request starts. */
async function requestInTurn(
  { network, signal, blockedHosts }: RequestContext,
  url: URL,
  get: () => Promise<Answer>,
): Promise<Answer> {
  const earlier = blockedHosts.get(url.host);
  if (earlier !== undefined)
    throw new FetchError(url, `not requested: for another page ${earlier}`, "the next run tries again");
  const answer = await get().catch((error: unknown) => {
    throw toFetchError(url, error, signal);
  });
  const fault = errorFor(url, answer, network.now());
  if (fault === null) return answer;
  if ((fault.waitMs ?? 0) > network.limits.retryAfterMs) blockedHosts.set(url.host, fault.detail);
  throw fault;
}

/** Whether the status is a redirect with a target; RFC 9110, section 15.4. */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** A 4xx status, which for robots.txt means that nothing is forbidden. */
export class ClientError extends FetchError {}

function errorFor(url: URL, { status, headers }: Answer, now: number): FetchError | null {
  if (status === 200 || status === 304 || isRedirect(status)) return null;
  const what = `the host answered ${status}`;
  const wait = retryAfter(headers["retry-after"], now);
  if ([408, 425, 429, 500, 502, 503, 504].includes(status))
    return new FetchError(url, ...busy(what, wait), { retryable: true, waitMs: wait });
  if (status === 404 || status === 410)
    return new ClientError(url, `${what} (no such page)`, "find where the page is now and update url in source.yaml");
  if (status === 401 || status === 403 || status === 407)
    return new ClientError(
      url,
      `${what} (access denied)`,
      "check in a browser whether the page requires a login; if so, ask the provider",
    );
  if (status >= 400 && status < 500) return new ClientError(url, what, "check the URL in source.yaml");
  return new FetchError(url, what, "check in a browser what the URL serves");
}

function busy(what: string, wait: number | null): [string, string] {
  return [
    wait === null ? what : `${what} and asked us to wait ${Math.ceil(wait / 1_000)} s`,
    "the next run tries again",
  ];
}
