/** The only module with real sockets, through undici. Everything else in this folder receives it as an argument. */
import { lookup } from "node:dns/promises";
import { setTimeout as timer } from "node:timers/promises";
import { EnvHttpProxyAgent, request } from "undici";
import { guardedLookup, type Resolve } from "./ip-address.ts";
import { acceptEncoding, readBody } from "./response-body.ts";
import { type FetchLimits, fetchLimits } from "./response-limits.ts";
import { userAgent } from "./user-agent.ts";

export interface Answer {
  status: number;
  /** By lower-case name, the first of several. */
  headers: Record<string, string>;
  /** Decompressed; empty unless the status is 200. */
  bytes: Uint8Array;
}

export interface Network {
  /** One GET without following redirects. Rejects as undici does, and with a FetchError for a bad body. */
  get(url: URL, headers: Record<string, string>, signal: AbortSignal, bytes: number): Promise<Answer>;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
  now(): number;
  close(): Promise<void>;
  /** A variable of the environment; undefined if it is not set. */
  env(name: string): string | undefined;
  /** Contact address of the operator, as the User-Agent gives it; null if not set. */
  readonly contact: string | null;
  readonly limits: FetchLimits;
  readonly allowLoopback: boolean;
}

export interface NetworkSettings {
  limits?: Partial<FetchLimits>;
  contact?: string | undefined;
  env?: Readonly<Record<string, string | undefined>>;
  /** For tests: the resolver, additional trusted certificates, loopback as a destination, a proxy. */
  resolve?: Resolve;
  ca?: string | undefined;
  allowLoopback?: boolean;
  proxy?: { httpsProxy: string; noProxy?: string };
}

const everyAddress: Resolve = (hostname) => lookup(hostname, { all: true });

/** Opens the network. HTTPS_PROXY and NO_PROXY set a proxy, which then resolves the names itself. */
export function openNetwork(settings: NetworkSettings = {}): Network {
  const limits = { ...fetchLimits, ...settings.limits };
  const allowLoopback = settings.allowLoopback ?? false;
  const dispatcher = agent(settings, limits, allowLoopback);
  const env = settings.env ?? process.env;
  const contact = (settings.contact ?? env.ALMANAC_CONTACT) || null;
  const agentName = userAgent(contact);
  return {
    get: async (url, headers, run, bytes) => {
      // The signal covers what undici's own timeouts do not: a body that arrives very slowly.
      const signal = AbortSignal.any([run, AbortSignal.timeout(limits.requestMs)]);
      const all = { "user-agent": agentName, accept: "*/*", "accept-encoding": acceptEncoding, ...headers };
      const { statusCode: status, headers: found, body } = await request(url, { dispatcher, headers: all, signal });
      const named = firstValues(found);
      try {
        const coding = named["content-encoding"] ?? null;
        const read = status === 200 ? await readBody(url, body, coding, bytes) : new Uint8Array();
        return { status, headers: named, bytes: read };
      } finally {
        // An unread body would occupy the host's only connection.
        body.on("error", () => {}).destroy();
      }
    },
    sleep: (ms, signal) => timer(ms, undefined, { signal }),
    random: Math.random,
    now: Date.now,
    close: () => dispatcher.destroy(),
    env: (name) => env[name] || undefined,
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
    // With one request per host at a time, HTTP/2 gains nothing.
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
