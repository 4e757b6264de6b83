/** `almanac accept`: takes a quarantined page after a person looked at it. */

import { type Context, openProject } from "../../ingest/context.ts";
import { type IngestResult, ingest } from "../../ingest/ingest.ts";
import { readQuarantine } from "../../ingest/quarantine.ts";
import { withRunLock } from "../../storage/run-lock.ts";
import { loadSources, pageOf, sourceOf } from "../../storage/sources.ts";
import { pageOption } from "../options.ts";
import { report } from "./ingest.ts";
import { type ReportOptions, reported } from "./run-report.ts";

/** Ingests the bytes kept aside, on the day they were fetched, without asking the guard; prints what that changes. */
export async function accept(context: Context, name: string, options: ReportOptions): Promise<number> {
  const { dryRun = false } = options;
  const work = () => take(context, name, dryRun);
  const result = await reported(context, options, () => (dryRun ? work() : withRunLock(context, work)));
  return report(context, result, options) === 0 ? 0 : 1;
}

async function take(context: Context, name: string, dryRun: boolean): Promise<IngestResult> {
  const { effects, root } = context;
  const { provider, page } = pageOption(name);
  const sources = loadSources(effects, root);
  const source = sourceOf(sources, provider);
  const definition = pageOf(source, page);
  const { entry, bytes } = readQuarantine(effects, root, provider, page);
  const { day, format, charset, url, note } = entry;
  const project = await openProject(context);
  const state = { source, definition, day, format, bytes, charset, url, note };
  return ingest(project, sources.list, [state], { skipGuards: true, dryRun });
}
