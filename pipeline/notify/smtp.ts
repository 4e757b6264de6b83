/** Sends one mail through SMTP. Errors are reported by code only: server messages may repeat credentials. */
import { createTransport } from "nodemailer";
import type { Target } from "./config.ts";
import type { DeliveryResult } from "./delivery-result.ts";
import type { Message } from "./messages.ts";
import { type Address, isLoopback } from "./target-url.ts";

const timeout = 15_000;

/** Sends a message once. Its Message-ID is derived from the key, so that a mailbox can recognize a repetition. */
export async function sendMail(
  target: Target & { kind: "mail" },
  { url }: Address,
  message: Message,
): Promise<DeliveryResult> {
  const { subject, text } = JSON.parse(message.body) as { subject: string; text: string };
  const transport = createTransport(optionsOf(url));
  const messageId = `<${message.key}@notice.model-almanac.invalid>`;
  const headers = { "Auto-Submitted": "auto-generated" };
  try {
    await transport.sendMail({ from: target.from, to: target.to, subject, text, messageId, headers });
    return { status: "delivered" };
  } catch (error) {
    return replyOf(error);
  } finally {
    transport.close();
  }
}

/** Always encrypted, except to this machine: `smtps:` from the start, `smtp:` with STARTTLS or not at all. */
function optionsOf(url: URL) {
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  const secure = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isLoopback(url),
    ignoreTLS: !secure && isLoopback(url),
    ...(user === "" ? {} : { auth: { user, pass } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A 5xx reply is permanent; a 4xx reply or none may succeed later. */
function replyOf(error: unknown): DeliveryResult {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const said = typeof responseCode === "number" ? `the mail server answered ${responseCode}` : null;
  const why = said ?? `no answer (${typeof code === "string" && /^[A-Z_]{1,40}$/.test(code) ? code : "mail error"})`;
  const isNo = (typeof responseCode === "number" && responseCode >= 500) || code === "EAUTH" || code === "ETLS";
  return isNo ? { status: "rejected", why } : { status: "retryable", why, after: null };
}
