/** Accepts the quarantined state of a page. */
import { loadSources, pageOf, sourceOf } from "../storage/sources.ts";
import { type Context, openProject } from "./context.ts";
import { type IngestResult, ingest } from "./ingest.ts";
import { readQuarantine } from "./quarantine.ts";

/** Ingests the quarantined bytes for the day they were fetched, without the guards. Throws a UsageError if there are none. */
export async function acceptQuarantined(
  context: Context,
  provider: string,
  page: string,
  dryRun: boolean,
): Promise<IngestResult> {
  const { effects, root } = context;
  const { list } = loadSources(effects, root);
  const source = sourceOf(list, provider);
  const definition = pageOf(source, page);
  const { entry, bytes } = readQuarantine(effects, root, provider, page);
  const { day, format, charset, url, note } = entry;
  const project = await openProject(context);
  const state = { source, definition, day, format, bytes, charset, url, note };
  return ingest(project, list, [state], { skipGuards: true, dryRun });
}
