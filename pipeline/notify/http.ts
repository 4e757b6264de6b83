/** One POST. Errors are told by our own words and a code: messages of the network name the URL, which is a secret. */
import { retryAfter } from "../domain/retry-after.ts";
import type { Reply } from "./delivery-result.ts";
import type { Message } from "./messages.ts";
import type { Outside } from "./notify-effects.ts";
import { signatureHeaders } from "./sign.ts";
import type { Address } from "./target-url.ts";

const timeout = 15_000;

/** Sends a message once. The answer's body is not read: no medium says anything in it that the status does not. */
export async function post(outside: Outside, { url, secret }: Address, { key, body }: Message): Promise<Reply> {
  const signature = secret === null ? {} : signatureHeaders(secret, body, outside.seconds());
  const headers = { "Content-Type": "application/json; charset=utf-8", "Idempotency-Key": key, ...signature };
  const signal = AbortSignal.timeout(timeout);
  try {
    // A redirect is refused: it would take the news, and the key, to somebody nobody named.
    const response = await outside.fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    await response.body?.cancel();
    return replyOf(response, outside.seconds());
  } catch (error) {
    return { status: "later", why: `no answer (${codeOf(error)})`, after: null };
  }
}

function replyOf({ ok, status, headers }: Response, now: number): Reply {
  if (ok) return { status: "taken" };
  const why = `the receiver answered ${status}`;
  const wait = retryAfter(headers.get("retry-after"), now * 1_000);
  const again = status >= 500 || status === 429 || status === 408;
  return again ? { status: "later", why, after: wait === null ? null : wait / 1_000 } : { status: "refused", why };
}

/** A code such as ECONNREFUSED, and nothing of the message. */
function codeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (name === "TimeoutError") return "timeout";
  return typeof cause?.code === "string" && /^[A-Z_]{1,40}$/.test(cause.code) ? cause.code : "network error";
}
