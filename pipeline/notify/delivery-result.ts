/** Results of sending a message, and a few retries; the next run continues where this one stopped. */
import type { NotifyEffects } from "./notify-effects.ts";

export type DeliveryResult =
  | { status: "delivered" }
  /** The receiver rejected the message and would reject it again. */
  | { status: "rejected"; why: string }
  /** No answer, or a temporary error; the message may have arrived. `after`: the wait that the receiver asked for, in seconds. */
  | { status: "retryable"; why: string; after: number | null };

/** Seconds before the second and third attempt, unless the receiver asks for a wait. */
const pauses = [1, 5];
/** If the receiver asks for a longer wait, the next run tries again. */
const longestWait = 60;

/** The result after up to three attempts. */
export async function withRetries(
  { wait }: Pick<NotifyEffects, "wait">,
  attempt: () => Promise<DeliveryResult>,
): Promise<DeliveryResult> {
  let reply = await attempt();
  for (const pause of pauses) {
    if (reply.status !== "retryable") break;
    const seconds = reply.after ?? pause;
    if (seconds > longestWait) break;
    await wait(seconds * 1000);
    reply = await attempt();
  }
  return reply;
}
