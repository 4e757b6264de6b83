/** `almanac ingest`: fetches what is due, or takes a page from a file, or reads again what is there. */

import { describeReason } from "../../domain/diagnostic-text.ts";
import type { Source } from "../../domain/source.ts";
import { UsageError } from "../../domain/usage-error.ts";
import { type Format, fileFormat } from "../../extract/extractor.ts";
import { type Context, openProject } from "../../ingest/context.ts";
import type { PageBytes } from "../../ingest/examine.ts";
import { type IngestResult, ingest, type Outcome } from "../../ingest/ingest.ts";
import { build, type Project, publication, snapshotExtractor } from "../../ingest/project.ts";
import { publishedModels } from "../../ingest/published-models.ts";
import { verify } from "../../ingest/verify.ts";
import { withRunLock } from "../../storage/run-lock.ts";
import { loadSources, pageOf, sourceOf } from "../../storage/sources.ts";
import { writeTogether } from "../../storage/transaction.ts";
import { count } from "../../text/format.ts";
import { announcementLines } from "../announcement-lines.ts";
import { pastDayOption } from "../options.ts";
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
  note?: string;
  keep?: boolean;
  json?: boolean;
  report?: string;
}

/** Ingests, prints the changes found and what became of each page; exits with 2 where a page was not taken. */
export async function ingestCommand(context: Context, options: IngestOptions): Promise<number> {
  const work = () => run(context, options);
  const result = await reported(context, options, () => (options.dryRun ? work() : withRunLock(context, work)));
  return report(context, result, options);
}

async function run(context: Context, options: IngestOptions): Promise<IngestResult> {
  const { effects, root } = context;
  const { list, warnings } = loadSources(effects, root);
  for (const warning of warnings) effects.err(`almanac: warning: ${warning}`);
  return take(context, await openProject(context), list, options);
}

async function take(context: Context, project: Project, list: Source[], options: IngestOptions): Promise<IngestResult> {
  const ofFile = (["format", "note", "keep"] as const).find((name) => options[name] !== undefined);
  if (ofFile !== undefined && options.from === undefined) throw new UsageError(`--${ofFile} wants --from`);
  if (options.from !== undefined)
    return ingest(project, list, [stateFrom(project, list, options.from, options)], options);
  const sources = chosenSources(list, options);
  if (options.offline) return readAgain(project, list, sources, options);
  const { fetchAndIngest } = await import("../../ingest/fetch-and-ingest.ts");
  const { page, fresh = false, dryRun = false } = options;
  return fetchAndIngest(context, project, list, {
    sources,
    page,
    day: dayOf(project, options),
    isToday: options.on === undefined,
    fresh,
    dryRun,
  });
}

function readAgain(
  project: Project,
  list: readonly Source[],
  chosen: readonly Source[],
  options: IngestOptions,
): IngestResult {
  const outcomes = chosen.flatMap((source) => verify(project, source, options.page));
  const isWhole = outcomes.every(({ status }) => status !== "failed");
  if (isWhole && !options.dryRun) {
    const built = build(list, snapshotExtractor(project));
    writeTogether(project.effects, project.root, publication(project, list, built));
  }
  return { outcomes, changes: [] };
}

function dayOf({ effects }: Project, { on }: IngestOptions): string {
  const today = effects.today();
  return on === undefined ? today : pastDayOption("--on", on, today);
}

/** Prints a run, unless its report was printed, and gives its exit code. */
export function report(context: Context, result: IngestResult, options: ReportOptions): number {
  const { effects } = context;
  const { outcomes, changes } = result;
  if (options.json) outJson(effects, result);
  else if (options.report !== "-") {
    const baseline = changes.filter((change) => change.baseline).length;
    for (const line of announcementLines(changes, publishedModels(context, changes))) effects.out(line);
    if (baseline > 0) effects.out(`${count(baseline, "change")} recorded as the baseline of a new page`);
    for (const line of table(["page", "status", "reason"], outcomes.flatMap(rows), effects.colour)) effects.out(line);
  }
  return exitCode(outcomes);
}

/** 0 where every page was taken, 1 where the only ones asked for could not be, 2 otherwise. */
function exitCode(outcomes: readonly Outcome[]): number {
  if (outcomes.every(({ status }) => status === "accepted" || status === "unchanged")) return 0;
  return outcomes.every(({ status }) => status === "refused") ? 1 : 2;
}

function rows({ provider, page, status, reasons, notes = [] }: Outcome): string[][] {
  const name = `${provider}/${page}`;
  const [first = "", ...others] = [...reasons.map(describeReason), ...notes.map((note) => `note: ${note}`)];
  return [[name, status, first], ...others.map((reason) => ["", "", reason])];
}

function chosenSources(list: readonly Source[], { provider }: IngestOptions): readonly Source[] {
  return provider === undefined ? list : [sourceOf({ list: [...list], warnings: [] }, provider)];
}

function stateFrom(project: Project, list: Source[], file: string, options: IngestOptions): PageBytes {
  if (options.provider === undefined)
    throw new UsageError("--from wants --provider, and --page where the provider has several");
  const { effects, extractor } = project;
  const source = sourceOf({ list, warnings: [] }, options.provider);
  const definition = pageOf(source, options.page);
  if (!effects.exists(file)) throw new UsageError(`${file}: no such file`);
  const day = dayOf(project, options);
  const bytes = effects.readBytes(file);
  const format = options.format ?? fileFormat(extractor, file, bytes);
  return { source, definition, day, format, bytes, note: options.note, keep: options.keep ?? false };
}
