/** `--report`: the report of a run as Markdown, to a file or standard output; also for a run that fails. */

import { isDay } from "../../domain/days.ts";
import type { Change } from "../../domain/schema.ts";
import { UsageError } from "../../domain/usage-error.ts";
import { readChecks } from "../../ingest/checks.ts";
import type { Context } from "../../ingest/context.ts";
import type { IngestResult } from "../../ingest/ingest.ts";
import { changedModels } from "../../ingest/published-models.ts";
import { loadSources } from "../../storage/sources.ts";

export interface ReportOptions {
  /** A file, or `-` for standard output. */
  report?: string | undefined;
  dryRun?: boolean | undefined;
  on?: string | undefined;
  json?: boolean | undefined;
}

/** Runs `work` and writes its report if one is requested, also on a dry run. If `work` throws, reports that and rethrows. */
export async function reported(
  context: Context,
  options: ReportOptions,
  work: () => Promise<IngestResult>,
): Promise<IngestResult> {
  const { report: place } = options;
  if (place === undefined) return work();
  if (place === "-" && options.json)
    throw new UsageError("--report - and --json both print to standard output: use --report <file>");
  const { failureReport, runReport } = await import("../report/report.ts");
  const day = options.on !== undefined && isDay(options.on) ? options.on : context.effects.today();
  // Written first, so that an unwritable file fails early and a run that is killed leaves a report.
  if (place !== "-") write(context, place, failureReport(day, "The run was stopped before it finished."));
  const result = await work().catch((error: unknown) => {
    write(context, place, failureReport(day, error instanceof Error ? error.message : String(error)));
    throw error;
  });
  write(
    context,
    place,
    runReport({ ...result, ...stateOf(context, result.changes), day, dryRun: options.dryRun ?? false }),
  );
  return result;
}

function stateOf(context: Context, changes: readonly Change[]) {
  const { effects, root } = context;
  const definitions = loadSources(effects, root).list.map(({ definition }) => definition);
  const names = new Map(definitions.map(({ id, name }) => [id, name]));
  return { checks: readChecks(effects, root), names, find: changedModels(context, changes) };
}

function write({ effects }: Context, place: string, text: string): void {
  if (place === "-") effects.out(text.trimEnd());
  else effects.writeFile(place, text);
}
