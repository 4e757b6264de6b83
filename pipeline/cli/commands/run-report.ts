/** `--report`: what a run did as Markdown, in a file or on standard output; a run that fails says so too. */

import { isDay } from "../../domain/days.ts";
import type { Change } from "../../domain/schema.ts";
import { UsageError } from "../../domain/usage-error.ts";
import { readChecks } from "../../ingest/checks.ts";
import type { Context } from "../../ingest/context.ts";
import type { IngestResult } from "../../ingest/ingest.ts";
import { publishedModels } from "../../ingest/published-models.ts";
import { loadSources } from "../../storage/sources.ts";

export interface ReportOptions {
  /** A file, or `-` for standard output. */
  report?: string | undefined;
  dryRun?: boolean | undefined;
  on?: string | undefined;
  json?: boolean | undefined;
}

/** Does the work and writes its report where one is wanted, also on a dry run and where the work throws; then that is thrown on. */
export async function reported(
  context: Context,
  options: ReportOptions,
  work: () => Promise<IngestResult>,
): Promise<IngestResult> {
  const { report: place } = options;
  if (place === undefined) return work();
  if (place === "-" && options.json)
    throw new UsageError("--report - and --json both want standard output: give the report a file");
  const { failureReport, runReport } = await import("../report/report.ts");
  const day = options.on !== undefined && isDay(options.on) ? options.on : context.effects.today();
  // Known before the work begins: a place that cannot be written to, and what to read if it never ends.
  if (place !== "-") write(context, place, failureReport(day, "The run was ended before it could say what it did."));
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
  return { checks: readChecks(effects, root), names, find: publishedModels(context, changes) };
}

function write({ effects }: Context, place: string, text: string): void {
  if (place === "-") effects.out(text.trimEnd());
  else effects.writeFile(place, text);
}
