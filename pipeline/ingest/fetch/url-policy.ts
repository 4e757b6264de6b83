/** Which URLs may be requested; checked before the first request and at every redirect. */
import type { SourceDefinition } from "../../domain/schema.ts";
import { FetchError } from "./fetch-error.ts";
import { isPublic } from "./ip-address.ts";

export interface UrlPolicy {
  /** Hosts that may be requested; null for a URL given by the user. */
  hosts: ReadonlySet<string> | null;
  /** For tests: allows loopback addresses too. */
  allowLoopback: boolean;
}

/** The hosts (with their ports) of all pages and fallbacks. */
export function hostsOf(definitions: readonly SourceDefinition[]): Set<string> {
  const pages = definitions.flatMap((definition) => definition.pages);
  return new Set(pages.flatMap(({ url, fallbacks }) => [url, ...fallbacks.map((other) => other.url)].map(hostOf)));
}

/** Parses a URL that may be relative to another; throws a FetchError if it is not valid. */
export function parseUrl(text: string, base: string): URL {
  const url = URL.parse(text, base);
  if (!url)
    throw new FetchError(base, `"${text.slice(0, 200)}" is not a valid URL`, "check in a browser where the page is");
  return url;
}

/** Throws a FetchError if a URL may not be requested: not https, a host of no source, credentials, a private address. */
export function checkDestination(url: URL, { hosts, allowLoopback }: UrlPolicy): void {
  const reason = urlProblem(url, hosts, allowLoopback);
  if (reason)
    throw new FetchError(
      withoutCredentials(url),
      reason,
      "nothing was sent; if the URL is right, add it to source.yaml",
    );
}

function urlProblem(url: URL, hosts: UrlPolicy["hosts"], allowLoopback: boolean): string | null {
  if (url.protocol !== "https:") return "only https URLs are fetched";
  if (url.username || url.password) return "URLs with credentials are not fetched";
  if (hosts && !hosts.has(url.host)) return `${url.host} is not the host of any source`;
  const literal = /^\[(.*)\]$|^([\d.]+)$/.exec(url.hostname);
  const address = literal?.[1] ?? literal?.[2];
  if (address && !isPublic(address, allowLoopback)) return `${address} is not a public address`;
  return null;
}

const hostOf = (url: string): string => new URL(url).host;

/** The URL without its user name and password, which may be secret. */
function withoutCredentials(url: URL): string {
  const copy = new URL(url);
  copy.username = "";
  copy.password = "";
  return copy.href;
}
