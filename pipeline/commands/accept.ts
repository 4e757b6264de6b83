/** `almanac accept`: takes a quarantined page after a person looked at it. */
import { type Context, openProject } from "../context.ts";
import { type IngestResult, ingest } from "../ingest.ts";
import { pageOption } from "../options.ts";
import { takeAside } from "../quarantine.ts";
import { loadSources, pageOf, sourceOf } from "../sources.ts";
import { report } from "./ingest.ts";
import { type ReportOptions, reported } from "./run-report.ts";

/** Ingests the bytes kept aside, on the day they were fetched, without asking the guard. */
export async function accept(context: Context, name: string, options: ReportOptions): Promise<number> {
  const result = await reported(context, options, () => take(context, name));
  return report(context, result, options) === 0 ? 0 : 1;
}

async function take(context: Context, name: string): Promise<IngestResult> {
  const { effects, root } = context;
  const { provider, page } = pageOption(name);
  const sources = loadSources(effects, root);
  const source = sourceOf(sources, provider);
  const definition = pageOf(source, page);
  const { slip, bytes } = takeAside(effects, root, provider, page);
  const project = await openProject(context);
  const state = {
    source,
    definition,
    day: slip.day,
    format: slip.format,
    bytes,
    charset: slip.charset,
    url: slip.url,
    note: slip.note,
  };
  return ingest(project, sources.list, [state], { trust: true });
}
