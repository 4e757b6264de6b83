/** Trying again, a little and not for ever: the next run goes on where this one stopped. */
import type { Outside } from "./notify-effects.ts";

export type Reply =
  | { status: "taken" }
  /** The receiver said no: it has not got the message and will not take it as it is. */
  | { status: "refused"; why: string }
  /** No answer, or not now; whether the message arrived is not known. `after` in seconds, where the receiver said. */
  | { status: "later"; why: string; after: number | null };

/** Seconds before the second and third attempt, where the receiver names none. */
const pauses = [1, 5];
/** Who asks for a longer wait than this is asked again by the next run. */
const longestWait = 60;

/** The reply after up to three attempts. */
export async function retried({ wait }: Pick<Outside, "wait">, attempt: () => Promise<Reply>): Promise<Reply> {
  let reply = await attempt();
  for (const pause of pauses) {
    if (reply.status !== "later") break;
    const seconds = reply.after ?? pause;
    if (seconds > longestWait) break;
    await wait(seconds * 1000);
    reply = await attempt();
  }
  return reply;
}
