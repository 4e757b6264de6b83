/** `almanac ingest`: takes a new state of a page from a file, or reads again what is there. */
import { type Context, openProject } from "../context.ts";
import type { PageBytes } from "../examine.ts";
import { type IngestResult, ingest, type Outcome } from "../ingest.ts";
import { dayOption } from "../options.ts";
import { describeChange } from "../output/describe.ts";
import { outJson, printable, table } from "../output/table.ts";
import { type Format, fileFormat } from "../page-reader.ts";
import type { Project } from "../project.ts";
import { loadSources, pageOf, type Source, sourceOf } from "../sources.ts";
import { UsageError } from "../usage-error.ts";
import { verify } from "../verify.ts";

export interface IngestOptions {
  provider?: string;
  page?: string;
  offline?: boolean;
  from?: string;
  format?: Format;
  dryRun?: boolean;
  on?: string;
  note?: string;
  keep?: boolean;
  json?: boolean;
}

/** Ingests, prints the changes found and what became of each page; exits with 2 where a page was not taken. */
export async function ingestCommand(context: Context, options: IngestOptions): Promise<number> {
  const { effects, root } = context;
  if (options.from === undefined && !options.offline) {
    throw new UsageError(
      "fetching pages comes with a later release; use --from FILE, or --offline to read again what is there",
    );
  }
  const { list, warnings } = loadSources(effects, root);
  for (const warning of warnings) effects.err(`almanac: warning: ${warning}`);
  const project = await openProject(context);
  if (options.from === undefined) {
    const chosen = chosenSources(list, options);
    const outcomes = chosen.flatMap((source) => verify(project, source, options.page));
    const readable = outcomes.every(({ status }) => status !== "failed");
    const { changes } = readable ? ingest(project, list, [], options) : { changes: [] };
    return report(context, { outcomes, changes }, options);
  }
  const state = stateFrom(project, list, options.from, options);
  return report(context, ingest(project, list, [state], options), options);
}

/** Prints a run and gives its exit code. */
export function report(
  { effects }: Context,
  result: IngestResult,
  { json = false }: { json?: boolean | undefined },
): number {
  const { outcomes, changes } = result;
  if (json) outJson(effects, result);
  else {
    const news = changes.filter(({ baseline }) => !baseline);
    for (const change of news) effects.out(printable(`${change.detectedOn} ${describeChange(change)}`));
    if (news.length < changes.length)
      effects.out(`${changes.length - news.length} changes recorded as the baseline of a new page`);
    for (const line of table(["page", "status", "reason"], outcomes.flatMap(rows), effects.colour)) effects.out(line);
  }
  return exitCode(outcomes);
}

/** 0 where every page was taken, 1 where the only ones asked for could not be, 2 otherwise. */
function exitCode(outcomes: readonly Outcome[]): number {
  if (outcomes.every(({ status }) => status === "accepted" || status === "unchanged")) return 0;
  return outcomes.every(({ status }) => status === "refused") ? 1 : 2;
}

function rows({ provider, page, status, reasons }: Outcome): string[][] {
  const name = `${provider}/${page}`;
  const [first = "", ...others] = reasons;
  return [[name, status, first], ...others.map((reason) => ["", "", reason])];
}

function chosenSources(list: readonly Source[], { provider }: IngestOptions): readonly Source[] {
  return provider === undefined ? list : [sourceOf({ list: [...list], warnings: [] }, provider)];
}

function stateFrom({ effects, reader }: Project, list: Source[], file: string, options: IngestOptions): PageBytes {
  if (options.provider === undefined)
    throw new UsageError("--from wants --provider, and --page where the provider has several");
  const source = sourceOf({ list, warnings: [] }, options.provider);
  const definition = pageOf(source, options.page);
  if (!effects.exists(file)) throw new UsageError(`${file}: no such file`);
  const day = options.on === undefined ? effects.today() : dayOption("--on", options.on);
  const bytes = effects.readBytes(file);
  const format = options.format ?? fileFormat(reader, file, bytes);
  return { source, definition, day, format, bytes, note: options.note, keep: options.keep ?? false };
}
