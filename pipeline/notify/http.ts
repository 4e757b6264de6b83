/** Sends requests. Error messages are our own words and a code: those of the network contain the URL, which is a secret. */
import { retryAfter } from "../domain/retry-after.ts";
import type { DeliveryResult } from "./delivery-result.ts";
import type { Message } from "./messages.ts";
import type { NotifyEffects } from "./notify-effects.ts";
import { signatureHeaders } from "./sign.ts";
import type { Address } from "./target-url.ts";

const timeout = 15_000;

/** Sends a message once. The response body is not read: the status says all we need. */
export async function post(
  effects: NotifyEffects,
  { url, secret }: Address,
  { key, body }: Message,
): Promise<DeliveryResult> {
  const signature = secret === null ? {} : signatureHeaders(secret, body, effects.seconds());
  const headers = { "Content-Type": "application/json; charset=utf-8", "Idempotency-Key": key, ...signature };
  return request(effects, url, { method: "POST", headers, body });
}

/** Sends a request once, with a time limit. */
export async function request(effects: NotifyEffects, url: URL, init: RequestInit): Promise<DeliveryResult> {
  const signal = AbortSignal.timeout(timeout);
  try {
    // A redirect is not followed: it would send the message and its key to a host that nobody configured.
    const response = await effects.fetch(url, { ...init, signal, redirect: "manual" });
    await response.body?.cancel();
    return replyOf(response, effects.seconds());
  } catch (error) {
    return { status: "retryable", why: `no answer (${codeOf(error)})`, after: null };
  }
}

function replyOf({ ok, status, headers }: Response, now: number): DeliveryResult {
  if (ok) return { status: "delivered" };
  const why = `the receiver answered ${status}`;
  const wait = retryAfter(headers.get("retry-after"), now * 1_000);
  const again = status >= 500 || status === 429 || status === 408;
  return again ? { status: "retryable", why, after: wait === null ? null : wait / 1_000 } : { status: "rejected", why };
}

/** A code such as ECONNREFUSED, and nothing of the message. */
function codeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (name === "TimeoutError") return "timeout";
  return typeof cause?.code === "string" && /^[A-Z_]{1,40}$/.test(cause.code) ? cause.code : "network error";
}
