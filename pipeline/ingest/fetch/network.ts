/** The edge: real sockets through undici. Everything else in this folder gets it as an argument. */
import { lookup } from "node:dns/promises";
import { setTimeout as timer } from "node:timers/promises";
import { EnvHttpProxyAgent, request } from "undici";
import { acceptEncoding, readBody } from "./body.ts";
import { guardedLookup, type Resolve } from "./ip-address.ts";
import { type FetchLimits, fetchLimits } from "./response-limits.ts";
import { userAgent } from "./user-agent.ts";

export interface Answer {
  status: number;
  /** By lower-case name, the first of several. */
  headers: Record<string, string>;
  /** Decompressed; empty where the status is not 200. */
  bytes: Uint8Array;
}

export interface Network {
  /** One GET, its redirects not followed. Rejects as undici does, and with a FetchError where the body is no good. */
  get(url: URL, headers: Record<string, string>, signal: AbortSignal, bytes: number): Promise<Answer>;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
  now(): number;
  close(): Promise<void>;
  /** How whoever runs this can be reached, as the User-Agent says it; null where it does not. */
  readonly contact: string | null;
  readonly limits: FetchLimits;
  readonly allowLoopback: boolean;
}

export interface NetworkSettings {
  limits?: Partial<FetchLimits>;
  contact?: string | undefined;
  /** For tests: the name server, certificates to trust beside the usual, this machine as a destination, a proxy. */
  resolve?: Resolve;
  ca?: string | undefined;
  allowLoopback?: boolean;
  proxy?: { httpsProxy: string; noProxy?: string };
}

const everyAddress: Resolve = (hostname) => lookup(hostname, { all: true });

/** Opens the network. A proxy is taken from HTTPS_PROXY and NO_PROXY; it looks names up itself. */
export function openNetwork(settings: NetworkSettings = {}): Network {
  const limits = { ...fetchLimits, ...settings.limits };
  const allowLoopback = settings.allowLoopback ?? false;
  const dispatcher = agent(settings, limits, allowLoopback);
  const contact = (settings.contact ?? process.env.ALMANAC_CONTACT) || null;
  const agentName = userAgent(contact);
  return {
    get: async (url, headers, run, bytes) => {
      // The signal ends what undici's own timeouts do not: a body that trickles.
      const signal = AbortSignal.any([run, AbortSignal.timeout(limits.requestMs)]);
      const all = { "user-agent": agentName, accept: "*/*", "accept-encoding": acceptEncoding, ...headers };
      const { statusCode: status, headers: found, body } = await request(url, { dispatcher, headers: all, signal });
      const named = firstValues(found);
      try {
        const coding = named["content-encoding"] ?? null;
        const read = status === 200 ? await readBody(url, body, coding, bytes) : new Uint8Array();
        return { status, headers: named, bytes: read };
      } finally {
        // A body that nobody reads to its end would hold the host's one connection.
        body.on("error", () => {}).destroy();
      }
    },
    sleep: (ms, signal) => timer(ms, undefined, { signal }),
    random: Math.random,
    now: Date.now,
    close: () => dispatcher.destroy(),
    contact,
    limits,
    allowLoopback,
  };
}

function agent(
  { resolve, ca, proxy }: NetworkSettings,
  limits: FetchLimits,
  allowLoopback: boolean,
): EnvHttpProxyAgent {
  const trust = ca === undefined ? {} : { ca };
  const { connectMs: timeout, headersMs: headersTimeout, idleMs: bodyTimeout } = limits;
  return new EnvHttpProxyAgent({
    connect: { ...trust, timeout, lookup: guardedLookup(resolve ?? everyAddress, allowLoopback) },
    requestTls: { ...trust, timeout },
    proxyTls: { ...trust, timeout },
    headersTimeout,
    bodyTimeout,
    connections: 1,
    // One request a host at a time gains nothing by HTTP/2.
    allowH2: false,
    ...proxy,
  });
}

function firstValues(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name.toLowerCase(), first]];
    }),
  );
}
