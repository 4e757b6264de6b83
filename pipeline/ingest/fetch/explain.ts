/** Turns errors of sockets, TLS and undici into a FetchError in plain words. */

import { FetchError } from "./fetch-error.ts";
import { AddressError } from "./ip-address.ts";

type Words = [what: string, todo: string, again: boolean];
const later = "the next run tries again";

const ended: Words = ["the run took too long and was stopped", later, false];
const known: Record<string, Words> = {
  ENOTFOUND: ["host not found", "check the URL in source.yaml and the DNS settings", false],
  EAI_AGAIN: ["the DNS server does not answer", later, true],
  ECONNREFUSED: ["the host refused the connection", later, true],
  ECONNRESET: ["the connection was lost", later, true],
  EPIPE: ["the connection was lost", later, true],
  UND_ERR_SOCKET: ["the connection was closed before the page was complete", later, true],
  UND_ERR_CONNECT_TIMEOUT: ["the connection timed out", later, true],
  UND_ERR_HEADERS_TIMEOUT: ["the response timed out", later, true],
  UND_ERR_BODY_TIMEOUT: ["the transfer stalled", later, true],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ["the page is shorter or longer than the host announced", later, true],
  UND_ERR_HEADERS_OVERFLOW: ["the response headers are too large", "check what the URL serves", false],
};

/** The FetchError for any error of a request; a FetchError is returned as it is. */
export function toFetchError(url: URL, error: unknown, run: AbortSignal): FetchError {
  if (error instanceof FetchError) return error;
  const [what, todo, retryable] = run.aborted ? ended : wordsFor(causeOf(error));
  return new FetchError(url, what, todo, { retryable, noResponse: true });
}

function wordsFor(cause: Error): Words {
  if (cause instanceof AddressError) return [cause.message, "nothing was sent; check the URL", false];
  if (cause.name === "TimeoutError") return ["the request took too long", later, true];
  const code = String((cause as { code?: unknown }).code ?? "");
  return known[code] ?? unknown(code, cause);
}

function unknown(code: string, { message }: Error): Words {
  const text = message.split("\n")[0] ?? "";
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code))
    return [`the certificate is not trusted (${text})`, "check the host and the certificates of this machine", false];
  if (/Proxy response/.test(text))
    return [`the proxy refused the request (${text})`, "check HTTPS_PROXY and NO_PROXY", false];
  if (code.startsWith("HPE_")) return [`the response is not valid HTTP (${text})`, later, true];
  return [text || code || "the request failed", later, true];
}

/** The innermost cause; if several addresses failed, that of the first. */
function causeOf(error: unknown): Error {
  const inner = error instanceof AggregateError ? error.errors[0] : (error as { cause?: unknown }).cause;
  if (inner instanceof Error) return causeOf(inner);
  return error instanceof Error ? error : new Error(String(error));
}
