/** One mail through SMTP. Errors are told by code alone: what servers answer may repeat what was sent to log in. */
import { createTransport } from "nodemailer";
import type { Target } from "./config.ts";
import type { Reply } from "./delivery-result.ts";
import type { Message } from "./messages.ts";
import { type Address, isLoopback } from "./target-url.ts";

const timeout = 15_000;

/** Sends a message once. Its Message-ID is made of the key, so a mailbox that has it keeps it once. */
export async function sendMail(target: Target & { kind: "mail" }, { url }: Address, message: Message): Promise<Reply> {
  const { subject, text } = JSON.parse(message.body) as { subject: string; text: string };
  const transport = createTransport(optionsOf(url));
  const messageId = `<${message.key}@notice.model-almanac.invalid>`;
  const headers = { "Auto-Submitted": "auto-generated" };
  try {
    await transport.sendMail({ from: target.from, to: target.to, subject, text, messageId, headers });
    return { status: "taken" };
  } catch (error) {
    return replyOf(error);
  } finally {
    transport.close();
  }
}

/** Beyond this machine always encrypted: by `smtps:` from the start, by `smtp:` with STARTTLS or not at all. */
function optionsOf(url: URL) {
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  const secure = url.protocol === "smtps:";
  return {
    ...{ host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port) || (secure ? 465 : 587), secure },
    ...{ requireTLS: !secure && !isLoopback(url), ignoreTLS: !secure && isLoopback(url) },
    ...(user === "" ? {} : { auth: { user, pass } }),
    ...{ connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  };
}

/** A server's 5xx is a no; its 4xx, and silence, may be otherwise later. */
function replyOf(error: unknown): Reply {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const said = typeof responseCode === "number" ? `the mail server answered ${responseCode}` : null;
  const why = said ?? `no answer (${typeof code === "string" && /^[A-Z_]{1,40}$/.test(code) ? code : "mail error"})`;
  const isNo = (typeof responseCode === "number" && responseCode >= 500) || code === "EAUTH" || code === "ETLS";
  return isNo ? { status: "refused", why } : { status: "later", why, after: null };
}
