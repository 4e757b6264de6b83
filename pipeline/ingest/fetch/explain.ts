/** Errors of sockets, TLS and undici → one fault in words. */

import { FetchError } from "./fetch-error.ts";
import { AddressError } from "./ip-address.ts";

type Words = [what: string, todo: string, again: boolean];
const later = "the next run tries again";

const ended: Words = ["the run took too long and was ended", later, false];
const known: Record<string, Words> = {
  ENOTFOUND: ["there is no such host", "check the URL in source.yaml and the name server", false],
  EAI_AGAIN: ["the name server does not answer", later, true],
  ECONNREFUSED: ["the host refuses the connection", later, true],
  ECONNRESET: ["the connection broke", later, true],
  EPIPE: ["the connection broke", later, true],
  UND_ERR_SOCKET: ["the connection closed before the page was complete", later, true],
  UND_ERR_CONNECT_TIMEOUT: ["no connection in time", later, true],
  UND_ERR_HEADERS_TIMEOUT: ["no answer in time", later, true],
  UND_ERR_BODY_TIMEOUT: ["the page stopped coming", later, true],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ["the page is not as long as the host says", later, true],
  UND_ERR_HEADERS_OVERFLOW: ["the headers of the answer are too large", "look at what the URL serves", false],
};

/** The fault that an error of a request is; an error of ours is thrown on as it is. */
export function toFetchError(url: URL, error: unknown, run: AbortSignal): FetchError {
  if (error instanceof FetchError) return error;
  const [what, todo, retryable] = run.aborted ? ended : wordsFor(causeOf(error));
  return new FetchError(url, what, todo, { retryable, noResponse: true });
}

function wordsFor(cause: Error): Words {
  if (cause instanceof AddressError) return [cause.message, "nothing was sent; check the URL", false];
  if (cause.name === "TimeoutError") return ["the page took too long", later, true];
  const code = String((cause as { code?: unknown }).code ?? "");
  return known[code] ?? unknown(code, cause);
}

function unknown(code: string, { message }: Error): Words {
  const text = message.split("\n")[0] ?? "";
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code))
    return [`its certificate is not trusted (${text})`, "see who answers there", false];
  if (/Proxy response/.test(text)) return [`the proxy refuses (${text})`, "check HTTPS_PROXY and NO_PROXY", false];
  if (code.startsWith("HPE_")) return [`what answers does not speak HTTP (${text})`, later, true];
  return [text || code || "the request failed", later, true];
}

/** Several addresses fail as one error; the first cause says why. */
function causeOf(error: unknown): Error {
  const inner = error instanceof AggregateError ? error.errors[0] : (error as { cause?: unknown }).cause;
  if (inner instanceof Error) return causeOf(inner);
  return error instanceof Error ? error : new Error(String(error));
}
