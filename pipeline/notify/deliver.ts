/** Delivers messages to one target. A crash at any moment loses nothing and repeats a message only under the same key. */
import { join } from "node:path";
import { UsageError } from "../domain/usage-error.ts";
import type { Effects } from "../storage/effects.ts";
import type { Config, Target } from "./config.ts";
import { type DeliveryResult, withRetries } from "./delivery-result.ts";
import { post } from "./http.ts";
import { type Ledger, readLedger, record, repairLedger } from "./ledger.ts";
import { type Message, messagesFor } from "./messages.ts";
import type { NotifyDataset } from "./notify-dataset.ts";
import type { NotifyEffects } from "./notify-effects.ts";
import { type Plan, planFor } from "./plan.ts";
import { sendMail } from "./smtp.ts";
import { type Address, addressOf } from "./target-url.ts";
import { testNotification } from "./test-notification.ts";

export interface Job {
  effects: Effects;
  notifyEffects: NotifyEffects;
  root: string;
  dataset: NotifyDataset;
  /** The day from which changes are asked for, if any. */
  since: string | null;
  /** Of the published site, for links; null for none. */
  site: Config["site"];
}

export interface Outcome {
  target: string;
  kind: Target["kind"];
  status: "sent" | "nothing" | "started" | "failed";
  /** Why it failed; never contains a secret. */
  reason: string | null;
  /** How many messages were delivered. */
  messages: number;
}

/** What would be sent to a target: unfinished messages first, then new ones. */
export function previewDelivery(
  { effects, root, dataset, since, site }: Job,
  target: Target,
): { plan: Plan; ledger: Ledger } {
  const ledger = readLedger(effects, root, target);
  return { ledger, plan: planFor(target, ledger, dataset, { today: effects.today(), since, site }) };
}

/** Delivers to a target. A failure is returned, so that it does not stop other targets. */
export async function deliver(job: Job, target: Target): Promise<Outcome> {
  const outcome: Outcome = {
    target: target.id,
    kind: target.kind,
    status: "nothing",
    reason: null,
    messages: 0,
  };
  try {
    const address = addressOf(job.notifyEffects, target);
    const lock = `.almanac/notified/${target.id}.lock`;
    const free = job.effects.lock(join(job.root, lock));
    if (!free)
      return {
        ...outcome,
        status: "failed",
        reason: `another run is sending to this target (it holds ${lock}): try again when it has finished`,
      };
    try {
      return await deliverLocked(job, target, address, outcome);
    } finally {
      free();
    }
  } catch (error) {
    return { ...outcome, status: "failed", reason: reasonOf(error) };
  }
}

/** A missing variable or a full disk fails one target; any other error is a bug and is thrown on. */
function reasonOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  return `cannot write to .almanac/notified (${code})`;
}

/** Sends a target a test message, which is in no ledger. A failure is returned. */
export async function deliverTest({ effects, notifyEffects, site }: Job, target: Target): Promise<Outcome> {
  const outcome: Outcome = { target: target.id, kind: target.kind, status: "sent", reason: null, messages: 1 };
  const failed = (reason: string): Outcome => ({ ...outcome, status: "failed", reason, messages: 0 });
  try {
    const address = addressOf(notifyEffects, target);
    const [message] = messagesFor(target, [testNotification(target.id, effects.today())], site);
    const reply = message && (await send(notifyEffects, target, address, message));
    return reply?.status === "delivered" ? outcome : failed(reply?.why ?? "nothing to send");
  } catch (error) {
    return failed(reasonOf(error));
  }
}

function send(effects: NotifyEffects, target: Target, address: Address, message: Message): Promise<DeliveryResult> {
  return withRetries(effects, () =>
    target.kind === "mail" ? sendMail(target, address, message) : post(effects, address, message),
  );
}

async function deliverLocked(job: Job, target: Target, address: Address, outcome: Outcome): Promise<Outcome> {
  repairLedger(job.effects, job.root, target.id);
  const { ledger, plan } = previewDelivery(job, target);
  const { start, skipped } = plan;
  if (start !== null) record(job.notifyEffects, job.root, target.id, { start, seen: skipped });
  else if (skipped.length > 0) record(job.notifyEffects, job.root, target.id, { seen: skipped });
  const result = { ...outcome };
  for (const message of [...ledger.open, ...plan.messages]) {
    const reply = await sendRecorded(job, target, address, message, ledger.open.includes(message));
    if (reply.status !== "delivered") return { ...result, status: "failed", reason: reply.why };
    result.messages += 1;
  }
  // Last, so that a digest that was not sent whole is continued by the next run.
  if (plan.isDigest) record(job.notifyEffects, job.root, target.id, { digest: job.effects.today() });
  const idle = start === null ? "nothing" : "started";
  return { ...result, status: result.messages > 0 ? "sent" : idle };
}

/** Records the intent, sends, records the result. An intent without a result is sent again unchanged, under the same key. */
async function sendRecorded(
  job: Job,
  target: Target,
  address: Address,
  message: Message,
  again: boolean,
): Promise<DeliveryResult> {
  const { key, ids, body } = message;
  const note = (line: Parameters<typeof record>[3]) => record(job.notifyEffects, job.root, target.id, line);
  if (!again) note({ intent: key, kind: target.kind, ids, body });
  const reply = await send(job.notifyEffects, target, address, message);
  if (reply.status === "delivered") note({ done: key });
  if (reply.status === "rejected") note({ refused: key });
  return reply;
}
