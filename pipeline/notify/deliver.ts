/** Telling one target, so that a crash at any moment loses nothing and repeats only under the same key. */
import { join } from "node:path";
import { UsageError } from "../domain/usage-error.ts";
import type { DatasetAsOf } from "../ingest/data-as-of.ts";
import type { Effects } from "../storage/effects.ts";
import type { Target } from "./config.ts";
import { type Reply, retried } from "./delivery-result.ts";
import { post } from "./http.ts";
import { type Ledger, mendLedger, readLedger, record } from "./ledger.ts";
import type { Message } from "./messages.ts";
import type { Outside } from "./notify-effects.ts";
import { type Plan, planFor } from "./plan.ts";
import { sendMail } from "./smtp.ts";
import { type Address, addressOf } from "./target-url.ts";

export interface Job {
  effects: Effects;
  outside: Outside;
  root: string;
  dataset: DatasetAsOf;
  since: string | null;
}

export interface Outcome {
  target: string;
  kind: Target["kind"];
  status: "sent" | "nothing" | "started" | "failed";
  /** Why it failed; never with a secret in it. */
  reason: string | null;
  /** How many messages were delivered, and how many notices in them. */
  messages: number;
  notices: number;
}

/** What a target would be told: messages that were under way, then new ones. */
export function preview({ effects, root, dataset, since }: Job, target: Target): { plan: Plan; ledger: Ledger } {
  const ledger = readLedger(effects, root, target);
  return { ledger, plan: planFor(target, ledger, dataset, effects.today(), since) };
}

/** Tells a target; its failing is a value, so that it stops no other. */
export async function deliver(job: Job, target: Target): Promise<Outcome> {
  const outcome: Outcome = {
    target: target.id,
    kind: target.kind,
    status: "nothing",
    reason: null,
    messages: 0,
    notices: 0,
  };
  try {
    const address = addressOf(job.outside, target);
    const lock = `.almanac/notified/${target.id}.lock`;
    const free = job.effects.lock(join(job.root, lock));
    if (!free) return { ...outcome, status: "failed", reason: `another run is telling it just now (${lock})` };
    try {
      return await deliverLocked(job, target, address, outcome);
    } finally {
      free();
    }
  } catch (error) {
    return { ...outcome, status: "failed", reason: reasonOf(error) };
  }
}

/** A variable that is missing, or a disk that is full, is one target's trouble; anything else is our own fault. */
function reasonOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  return `.almanac/notified cannot be written (${code})`;
}

async function deliverLocked(job: Job, target: Target, address: Address, outcome: Outcome): Promise<Outcome> {
  mendLedger(job.effects, job.root, target.id);
  const { ledger, plan } = preview(job, target);
  const { start, seen } = plan;
  if (start !== null) record(job.outside, job.root, target.id, { start, seen });
  else if (seen.length > 0) record(job.outside, job.root, target.id, { seen });
  const told = { ...outcome };
  for (const message of [...ledger.open, ...plan.messages]) {
    const reply = await sendRecorded(job, target, address, message, ledger.open.includes(message));
    if (reply.status !== "taken") return { ...told, status: "failed", reason: reply.why };
    told.messages += 1;
    told.notices += message.ids.length;
  }
  const idle = start === null ? "nothing" : "started";
  return { ...told, status: told.messages > 0 ? "sent" : idle };
}

/** Intent, sending, end. An intent without an end is sent again, word for word and under the same key. */
async function sendRecorded(
  job: Job,
  target: Target,
  address: Address,
  message: Message,
  again: boolean,
): Promise<Reply> {
  const { key, ids, body } = message;
  const note = (line: Parameters<typeof record>[3]) => record(job.outside, job.root, target.id, line);
  if (!again) note({ intent: key, kind: target.kind, ids, body });
  const reply = await retried(job.outside, () =>
    target.kind === "mail" ? sendMail(target, address, message) : post(job.outside, address, message),
  );
  if (reply.status === "taken") note({ done: key });
  if (reply.status === "refused") note({ refused: key });
  return reply;
}
