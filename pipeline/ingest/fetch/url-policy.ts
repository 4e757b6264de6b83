/** Where a request may go, asked before the first request and again at every redirect. */
import type { SourceDefinition } from "../../domain/schema.ts";
import { FetchError } from "./fetch-error.ts";
import { isPublic } from "./ip-address.ts";

export interface UrlPolicy {
  /** Hosts that may be asked; null where a person named the URL. */
  hosts: ReadonlySet<string> | null;
  /** For tests: addresses of this machine are allowed too. */
  allowLoopback: boolean;
}

/** The hosts (with their ports) of all pages and fallbacks. */
export function hostsOf(definitions: readonly SourceDefinition[]): Set<string> {
  const pages = definitions.flatMap((definition) => definition.pages);
  return new Set(pages.flatMap(({ url, fallbacks }) => [url, ...fallbacks.map((other) => other.url)].map(hostOf)));
}

/** A URL, where it may be relative to another; a FetchError where it is none. */
export function parseUrl(text: string, base: string): URL {
  const url = URL.parse(text, base);
  if (!url) throw new FetchError(base, `"${text.slice(0, 200)}" is no URL`, "see in a browser where the page is");
  return url;
}

/** Throws a FetchError where a URL may not be asked: not https, a host of no source, with a password, a private address. */
export function checkDestination(url: URL, { hosts, allowLoopback }: UrlPolicy): void {
  const reason = urlProblem(url, hosts, allowLoopback);
  if (reason)
    throw new FetchError(
      withoutCredentials(url),
      reason,
      "nothing was sent; if that is right, put the new URL into source.yaml",
    );
}

function urlProblem(url: URL, hosts: UrlPolicy["hosts"], allowLoopback: boolean): string | null {
  if (url.protocol !== "https:") return "only https is fetched";
  if (url.username || url.password) return "a URL with a user name is not fetched";
  if (hosts && !hosts.has(url.host)) return `${url.host} is the host of no source`;
  const literal = /^\[(.*)\]$|^([\d.]+)$/.exec(url.hostname);
  const address = literal?.[1] ?? literal?.[2];
  if (address && !isPublic(address, allowLoopback)) return `${address} is not a public address`;
  return null;
}

const hostOf = (url: string): string => new URL(url).host;

/** The URL without what may be secret in it. */
function withoutCredentials(url: URL): string {
  const copy = new URL(url);
  copy.username = "";
  copy.password = "";
  return copy.href;
}
