/** One URL asked in turn and with retries; what is left is an answer worth having: a page, "not modified", a redirect. */
import { retryAfter } from "../../domain/retry-after.ts";
import { toFetchError } from "./explain.ts";
import { FetchError } from "./fetch-error.ts";
import { type HostQueue, openHostQueue } from "./host-queue.ts";
import type { Answer, Network } from "./network.ts";
import { withRetries } from "./retry-delays.ts";

export interface RequestContext {
  network: Network;
  queue: HostQueue;
  /** Ends the run. */
  signal: AbortSignal;
  /** Hosts that asked for a longer wait than a run has, each with what it said. */
  blockedHosts: Map<string, string>;
}

export interface RequestOptions {
  headers?: Record<string, string>;
  bytes?: number;
  pauseMs?: number;
}

/** What asks for all URLs of one run. */
export function openRequests(network: Network): RequestContext {
  const signal = AbortSignal.timeout(network.limits.runMs);
  return { network, queue: openHostQueue(network, signal), signal, blockedHosts: new Map() };
}

/** Answers 200, 304 or a redirect; everything else is a FetchError. */
export async function sendRequest(requests: RequestContext, url: URL, options: RequestOptions = {}): Promise<Answer> {
  const { network, queue, signal } = requests;
  const { headers = {}, bytes = network.limits.bytes, pauseMs = network.limits.pauseMs } = options;
  const once = () =>
    queue(url.host, pauseMs, () => requestInTurn(requests, url, () => network.get(url, headers, signal, bytes)));
  try {
    return await withRetries(network, signal, once);
  } catch (error) {
    // A wait that was cut short is the end of the run, too.
    throw toFetchError(url, error, signal);
  }
}

/** One request. Before the next one of its host has its turn, it is known whether the host wants to be left alone. */
async function requestInTurn(
  { network, signal, blockedHosts }: RequestContext,
  url: URL,
  get: () => Promise<Answer>,
): Promise<Answer> {
  const told = blockedHosts.get(url.host);
  if (told !== undefined) throw new FetchError(url, `left alone: for another page ${told}`, "the next run tries again");
  const answer = await get().catch((error: unknown) => {
    throw toFetchError(url, error, signal);
  });
  const fault = errorFor(url, answer, network.now());
  if (fault === null) return answer;
  if ((fault.waitMs ?? 0) > network.limits.retryAfterMs) blockedHosts.set(url.host, fault.detail);
  throw fault;
}

/** A redirect that names its target; RFC 9110, section 15.4. */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** The host is there and says no (4xx), which for a robots.txt is an answer. */
export class ClientError extends FetchError {}

function errorFor(url: URL, { status, headers }: Answer, now: number): FetchError | null {
  if (status === 200 || status === 304 || isRedirect(status)) return null;
  const what = `the host answers ${status}`;
  const wait = retryAfter(headers["retry-after"], now);
  if ([408, 425, 429, 500, 502, 503, 504].includes(status))
    return new FetchError(url, ...busy(what, wait), { retryable: true, waitMs: wait });
  if (status === 404 || status === 410)
    return new ClientError(url, `${what}, no such page`, "find where it went and put that into source.yaml");
  if (status === 401 || status === 403 || status === 407)
    return new ClientError(
      url,
      `${what}, it does not let us in`,
      "see in a browser whether it wants a login; ask the provider",
    );
  if (status >= 400 && status < 500) return new ClientError(url, what, "check the URL in source.yaml");
  return new FetchError(url, what, "see in a browser what it serves");
}

function busy(what: string, wait: number | null): [string, string] {
  return [wait === null ? what : `${what} and asks to wait ${Math.ceil(wait / 1_000)} s`, "the next run tries again"];
}
