/** `almanac notify`: sends announcements and reminders to webhooks, chats and mailboxes. */
import { join, resolve } from "node:path";
import { UsageError } from "../../domain/usage-error.ts";
import type { Context } from "../../ingest/context.ts";
import { type Config, parseConfig, type Target } from "../../notify/config.ts";
import { deliver, deliverTest, type Job, type Outcome, previewDelivery } from "../../notify/deliver.ts";
import { loadNotifyDataset, type NotifyDataset } from "../../notify/notify-dataset.ts";
import { nodeNotifyEffects } from "../../notify/notify-effects.ts";
import { providerIds } from "../../storage/sources.ts";
import { readWatchList } from "../../storage/watch-list.ts";
import { count } from "../../text/format.ts";
import { plainText } from "../../text/rich-text.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { dayOption } from "../options.ts";
import { outJson, table } from "../table.ts";

export interface NotifyOptions {
  config?: string;
  target?: string;
  since?: string;
  dryRun?: boolean;
  test?: boolean;
  json?: boolean;
}

/** Sends to all targets concurrently; exits with 2 if some failed, 1 if all failed. */
export async function notify(
  context: Context,
  options: NotifyOptions,
  notifyEffects = nodeNotifyEffects(),
): Promise<number> {
  const { effects, root } = context;
  const since = options.since === undefined ? null : dayOption("--since", options.since);
  const dataset = await loadNotifyDataset(context);
  const { site, targets } = chosenTargets(context, dataset, options);
  const job = { effects, notifyEffects, root, dataset, since, site };
  if (options.dryRun) return dryRun(job, targets, options);
  const outcomes = await Promise.all(
    targets.map((target) => (options.test ? deliverTest(job, target) : deliver(job, target))),
  );
  if (options.json) outJson(effects, outcomes);
  else
    for (const line of table(["target", "kind", "status", "details"], outcomes.map(row), effects.colour))
      effects.out(line);
  return exitCode(outcomes);
}

function chosenTargets({ effects, root }: Context, { records }: NotifyDataset, options: NotifyOptions): Config {
  const { config, target: wanted } = options;
  const [file, path] = config === undefined ? ["notify.yaml", join(root, "notify.yaml")] : [config, config];
  if (!effects.exists(path)) throw new UsageError(`${file}: no such file; see docs/notify.md for how to write one`);
  const nameable = { providers: providerIds(effects, root), records: records.map(({ id }) => id) };
  const { site, targets } = parseConfig(effects.readText(path), file, nameable, (list) => {
    return watchList(effects, resolve(root, list), list);
  });
  const chosen = targets.filter(({ id }) => wanted === undefined || id === wanted);
  if (chosen.length > 0) return { site, targets: chosen };
  throw new UsageError(`${file}: no target "${wanted}". Targets: ${targets.map(({ id }) => id).join(", ")}`);
}

/** A watch list named in the configuration, whose path is from the project folder. */
function watchList(effects: Context["effects"], path: string, name: string): string[] {
  if (!effects.exists(path)) throw new UsageError(`${name}: no such file; it should have a list of models`);
  return readWatchList(effects, path, name);
}

/** Prints what would be sent to which target. Needs no secrets, sends nothing and writes nothing. */
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
  const head = `${id} (${kind}): would send ${count(plan.messages.length, "message")}, ${count(plan.notifications.length, "notification")}`;
  const first =
    plan.start !== null && plan.notifications.length === 0 ? "; first run, earlier changes are not sent" : "";
  const again =
    ledger.open.length > 0 ? `; first resends ${count(ledger.open.length, "message")} that may not have arrived` : "";
  return [`${head}${first}${again}`, ...plan.notifications.map(({ title }) => `  ${plainText(title)}`)];
}

function row({ target, kind, status, reason, messages }: Outcome): string[] {
  const sent = messages > 0 ? count(messages, "message") : "";
  const started = status === "started" ? "started; earlier changes are not sent" : "";
  return [target, kind, status, [sent, started, reason].filter(Boolean).join("; ")];
}

function exitCode(outcomes: readonly Outcome[]): number {
  const failed = outcomes.filter(({ status }) => status === "failed");
  if (failed.length === 0) return 0;
  return failed.length === outcomes.length && outcomes.every(({ messages }) => messages === 0) ? 1 : 2;
}
