/** `almanac notify`: tells targets of changes and of ends that came near. */
import { join } from "node:path";
import { UsageError } from "../../domain/usage-error.ts";
import type { Context } from "../../ingest/context.ts";
import { loadDatasetAsOf } from "../../ingest/data-as-of.ts";
import { parseTargets, type Target } from "../../notify/config.ts";
import { deliver, type Job, type Outcome, previewDelivery } from "../../notify/deliver.ts";
import { type NotifyEffects, nodeNotifyEffects } from "../../notify/notify-effects.ts";
import { providerIds } from "../../storage/sources.ts";
import { count } from "../../text/format.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { dayOption } from "../options.ts";
import { outJson, table } from "../table.ts";

export interface NotifyOptions {
  config?: string;
  target?: string;
  since?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** Tells every target, side by side; exits with 2 where some could not be told, 1 where none could. */
export async function notify(context: Context, options: NotifyOptions, outside = nodeNotifyEffects()): Promise<number> {
  const { effects } = context;
  const since = options.since === undefined ? null : dayOption("--since", options.since);
  const job = await openJob(context, outside, since);
  const targets = chosenTargets(context, job, options);
  if (options.dryRun) return dryRun(job, targets, options);
  const outcomes = await Promise.all(targets.map((target) => deliver(job, target)));
  if (options.json) outJson(effects, outcomes);
  else for (const line of table(["target", "kind", "status", ""], outcomes.map(row), effects.colour)) effects.out(line);
  return exitCode(outcomes);
}

async function openJob(context: Context, outside: NotifyEffects, since: string | null): Promise<Job> {
  const { effects, root } = context;
  return { effects, notifyEffects: outside, root, dataset: await loadDatasetAsOf(context), since };
}

function chosenTargets(
  { effects, root }: Context,
  { dataset }: Job,
  { config, target: wanted }: NotifyOptions,
): Target[] {
  const [file, path] = config === undefined ? ["notify.yaml", join(root, "notify.yaml")] : [config, config];
  if (!effects.exists(path)) throw new UsageError(`${file}: no such file; docs/notify.md shows how to write one`);
  const nameable = { providers: providerIds(effects, root), records: dataset.records.map(({ id }) => id) };
  const targets = parseTargets(effects.readText(path), file, nameable);
  const chosen = targets.filter(({ id }) => wanted === undefined || id === wanted);
  if (chosen.length > 0) return chosen;
  throw new UsageError(`${file}: no target "${wanted}"; there are: ${targets.map(({ id }) => id).join(", ")}`);
}

/** Prints what would go where. Needs no secret, sends nothing and writes nothing. */
function dryRun(job: Job, targets: readonly Target[], { json }: NotifyOptions): number {
  const previews = targets.map((target) => ({ target, ...previewDelivery(job, target) }));
  if (json) outJson(job.effects, previews.map(previewJson));
  else for (const line of previews.flatMap(previewLines)) job.effects.out(forTerminal(line));
  return 0;
}

type Preview = ReturnType<typeof previewDelivery> & { target: Target };

function previewJson({ target: { id, kind }, plan, ledger }: Preview) {
  const messages = [...ledger.open, ...plan.messages].map(({ body, ...message }) => ({
    ...message,
    body: JSON.parse(body),
  }));
  return { target: id, kind, first: plan.start !== null, repeated: ledger.open.length, messages };
}

function previewLines({ target: { id, kind }, plan, ledger }: Preview): string[] {
  const head = `${id} (${kind}): would send ${count(plan.messages.length, "message")}, ${count(plan.notifications.length, "notice")}`;
  const first = plan.start !== null && plan.notifications.length === 0 ? "; first run, nothing old is sent" : "";
  const again =
    ledger.open.length > 0 ? `; first again what may not have arrived: ${count(ledger.open.length, "message")}` : "";
  return [`${head}${first}${again}`, ...plan.notifications.map(({ text }) => `  ${text}`)];
}

function row({ target, kind, status, reason, messages, notices }: Outcome): string[] {
  const told = messages > 0 ? `${count(messages, "message")}, ${count(notices, "notice")}` : "";
  const started = status === "started" ? "from now on; nothing old was sent" : "";
  return [target, kind, status, [told, started, reason].filter(Boolean).join("; ")];
}

function exitCode(outcomes: readonly Outcome[]): number {
  const failed = outcomes.filter(({ status }) => status === "failed");
  if (failed.length === 0) return 0;
  return failed.length === outcomes.length && outcomes.every(({ messages }) => messages === 0) ? 1 : 2;
}
