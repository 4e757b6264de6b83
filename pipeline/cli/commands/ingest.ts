/** `almanac ingest`: fetches the pages that are due, or ingests a saved page, or checks the stored snapshots. */

import { describeReason } from "../../domain/diagnostic-text.ts";
import type { Source } from "../../domain/source.ts";
import { UsageError } from "../../domain/usage-error.ts";
import type { Format } from "../../extract/extractor.ts";
import { type Context, openProject } from "../../ingest/context.ts";
import type { IngestResult, Outcome } from "../../ingest/ingest.ts";
import { ingestSavedPage } from "../../ingest/ingest-saved-page.ts";
import { changedModels } from "../../ingest/published-models.ts";
import { verifyAndPublish } from "../../ingest/verify.ts";
import type { Effects } from "../../storage/effects.ts";
import { withRunLock } from "../../storage/run-lock.ts";
import { loadSources, pageOf, sourceOf } from "../../storage/sources.ts";
import { count } from "../../text/format.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { announcementLines } from "../announcement-lines.ts";
import { dayOption, pastDayOption } from "../options.ts";
import { passageLine } from "../passage-line.ts";
import { outJson, table } from "../table.ts";
import { type ReportOptions, reported } from "./run-report.ts";

export interface IngestOptions {
  provider?: string;
  page?: string;
  offline?: boolean;
  fresh?: boolean;
  from?: string;
  format?: Format;
  dryRun?: boolean;
  on?: string;
  notBefore?: string;
  note?: string;
  keep?: boolean;
  baseline?: boolean;
  json?: boolean;
  report?: string;
}

/**
 * Ingests, then prints the changes and the outcome of each page; exits with 2 if a page was not accepted. After a good run of
 * all pages, calls the URL in ALMANAC_PING_URL.
 */
export async function ingestCommand(context: Context, options: IngestOptions): Promise<number> {
  const work = () => run(context, options);
  const result = await reported(context, options, () => (options.dryRun ? work() : withRunLock(context, work)));
  const code = report(context, result, options);
  if (code === 0 && isWholeRun(options)) await ping(context);
  return code;
}

/** Whether it was the regular run: of all pages, fetched, published. */
function isWholeRun({ provider, from, offline, dryRun, on }: IngestOptions): boolean {
  return [provider, from, on].every((option) => option === undefined) && !offline && !dryRun;
}

async function ping({ effects }: Context): Promise<void> {
  const [{ pingHealth }, { nodeNotifyEffects }] = await Promise.all([
    import("../../notify/health-ping.ts"),
    import("../../notify/notify-effects.ts"),
  ]);
  const failure = await pingHealth(nodeNotifyEffects());
  if (failure !== null) effects.err(`almanac: warning: the health ping failed: ${failure}`);
}

async function run(context: Context, options: IngestOptions): Promise<IngestResult> {
  const { effects, root } = context;
  const { list, warnings } = loadSources(effects, root);
  for (const warning of warnings) effects.err(`almanac: warning: ${warning}`);
  const project = await openProject(context);
  const { page, dryRun = false } = options;
  if (options.from !== undefined) return ingestSavedPage(project, list, savedPage(effects, options), dryRun);
  checkFileOptions(options);
  const selected = selectedSources(list, options);
  if (options.offline) return verifyAndPublish(project, list, { selected, page, dryRun });
  const { fetchAndIngest } = await import("../../ingest/fetch-and-ingest.ts");
  const time = { day: dayOf(effects, options), isToday: options.on === undefined };
  const { fresh = false } = options;
  return fetchAndIngest(context, project, list, { sources: selected, page, ...time, fresh, dryRun });
}

function checkFileOptions(options: IngestOptions): void {
  const fileOption = (["format", "notBefore", "note", "keep", "baseline"] as const).find(
    (name) => options[name] !== undefined,
  );
  if (fileOption !== undefined) throw new UsageError(`--${fileOption.replace("B", "-b")} requires --from`);
}

function savedPage(effects: Effects, options: IngestOptions) {
  const { from: file = "", provider, page, format, note, keep = false, baseline = false } = options;
  if (provider === undefined)
    throw new UsageError("--from requires --provider, and --page if the provider has several pages");
  const day = dayOf(effects, options);
  const notBefore = options.notBefore === undefined ? undefined : firstDayOf(options.notBefore, day);
  return { file, provider, page, format, note, keep, baseline, day, notBefore };
}

function firstDayOf(value: string, last: string): string {
  const first = dayOption("--not-before", value);
  if (first >= last) throw new UsageError(`--not-before ${first}: has to be a day before that of --on, ${last}`);
  return first;
}

function selectedSources(list: readonly Source[], { provider, page }: IngestOptions): readonly Source[] {
  if (provider === undefined) {
    if (page !== undefined) throw new UsageError("--page requires --provider");
    return list;
  }
  const source = sourceOf(list, provider);
  if (page !== undefined) pageOf(source, page);
  return [source];
}

function dayOf(effects: Effects, { on }: IngestOptions): string {
  const today = effects.today();
  return on === undefined ? today : pastDayOption("--on", on, today);
}

/** Prints the result of a run, unless its report was printed, and returns the exit code. */
export function report(context: Context, result: IngestResult, options: ReportOptions): number {
  const { effects } = context;
  const { outcomes, changes, passages } = result;
  if (options.json) outJson(effects, { outcomes, changes: [...changes, ...passages] });
  else if (options.report !== "-") {
    const baseline = changes.filter((change) => change.baseline).length;
    for (const line of announcementLines(changes, changedModels(context, changes))) effects.out(line);
    for (const line of passages.map(passageLine)) effects.out(forTerminal(line));
    if (baseline > 0) effects.out(`${count(baseline, "change")} recorded as the baseline of a new page`);
    for (const line of table(["page", "status", "reason"], outcomes.flatMap(rows), effects.colour)) effects.out(line);
  }
  return exitCode(outcomes);
}

/** 0 if every page was accepted, unchanged or left out, 1 if every page was refused, 2 otherwise. */
function exitCode(outcomes: readonly Outcome[]): number {
  if (outcomes.every(({ status }) => ["accepted", "unchanged", "old-copy", "left-out"].includes(status))) return 0;
  return outcomes.every(({ status }) => status === "refused") ? 1 : 2;
}

function rows({
  provider,
  page,
  status,
  reasons,
  notes = [],
  held = [],
  unclear = [],
  missing = [],
}: Outcome): string[][] {
  const name = `${provider}/${page}`;
  const [first = "", ...others] = [
    ...reasons.map(describeReason),
    ...held.map(({ record, reason }) => `held: ${record}: ${reason}`),
    ...unclear.map(({ record, reason }) => `not clear: ${record}: ${reason}`),
    ...missing.map(({ record, reason }) => `missing: ${record}: ${reason}`),
    ...notes.map((note) => `note: ${note}`),
  ];
  return [[name, status, first], ...others.map((reason) => ["", "", reason])];
}
