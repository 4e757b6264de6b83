/** `almanac extract`: the records of one page, nothing written. */
import { basename, join } from "node:path";
import { formatScopedDate } from "../../domain/date-text.ts";
import { describeProblem } from "../../domain/diagnostic-text.ts";
import type { ModelRecord, PageDefinition } from "../../domain/schema.ts";
import type { Source } from "../../domain/source.ts";
import { UsageError } from "../../domain/usage-error.ts";
import type { PageInput } from "../../extract/extract-page.ts";
import { type Format, fileFormat } from "../../extract/extractor.ts";
import { PageError } from "../../extract/page-error.ts";
import { limits } from "../../extract/page-limits.ts";
import { withTimeLimit } from "../../extract/time-limit.ts";
import type { Context } from "../../ingest/context.ts";
import { loadSources, pageOf } from "../../storage/sources.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { outJson, table } from "../table.ts";

export interface ExtractOptions {
  provider?: string;
  page?: string;
  format?: Format;
  annotations: boolean;
  json?: boolean;
}

/** Reads one page, from a file or an https URL, and prints what it says; problems go to stderr. */
export async function extract(context: Context, file: string, options: ExtractOptions): Promise<number> {
  const { effects } = context;
  const extractor = withTimeLimit(await context.loadExtractor(), limits.readingTime);
  const source = await knownSource(context, options.provider);
  const { bytes, charset, hint } = await pageAt(context, file);
  const format = options.format ?? fileFormat(extractor, hint, bytes);
  const definition = source && choosePage(source, file, format, options.page);
  const text = named(file, () => extractor.decodePage(bytes, format, charset));
  const input = inputOf(file, format, options, source, definition);
  const { records, problems, unread } = named(file, () => extractor.extractPage(text, input));
  for (const problem of problems) effects.err(forTerminal(`${file}:${describeProblem(problem)}`));
  for (const { line, section, dates, models, hash } of unread) {
    const where = section.join(" › ") || "top of the page";
    effects.err(
      forTerminal(`${file}:${line}: unread: prose with ${dates} dates and ${models} models under ${where} (${hash})`),
    );
  }
  if (options.json) outJson(effects, records);
  else
    for (const line of table(["model", "stage", "dates", "replacement"], records.map(row), effects.colour))
      effects.out(line);
  return 0;
}

/**
 * The page of a source that a file most likely is: the one asked for, or else the one whose id stands in the file's
 * name and whose format fits, or else the first.
 */
export function choosePage(source: Source, file: string, format: Format, page?: string): PageDefinition | undefined {
  if (page !== undefined) return pageOf(source, page);
  const { pages } = source.definition;
  const score = ({ id, ...definition }: PageDefinition) =>
    (basename(file).includes(id) ? 2 : 0) + (definition.format === format ? 1 : 0);
  const best = Math.max(...pages.map(score));
  return pages.find((candidate) => score(candidate) === best);
}

async function knownSource(context: Context, provider: string | undefined): Promise<Source | undefined> {
  if (provider === undefined) return undefined;
  if (!context.effects.exists(join(context.root, "sources", provider, "source.yaml"))) {
    context.effects.err(`almanac: no source "${provider}", reading with the generic rules alone`);
    return undefined;
  }
  return loadSources(context.effects, context.root).list.find(({ definition }) => definition.id === provider);
}

function inputOf(
  file: string,
  format: Format,
  { provider = "unknown", annotations }: ExtractOptions,
  source: Source | undefined,
  definition: PageDefinition | undefined,
): PageInput {
  const page = definition?.id ?? basename(file).replace(/\.[^.]*$/, "");
  const input = { provider, page, snapshot: null, format };
  if (!source || !definition) return input;
  return {
    ...input,
    definition,
    annotations: annotations ? source.annotations.filter((each) => each.page === page) : [],
  };
}

/** The bytes of a file or URL, and what may tell their format: the name, the Content-Type. */
async function pageAt(context: Context, place: string): Promise<{ bytes: Uint8Array; charset?: string; hint: string }> {
  if (!/^https?:\/\//i.test(place)) return { bytes: named(place, () => readFile(context, place)), hint: place };
  const { fetchUrl } = await import("../../ingest/fetch/fetch-url.ts");
  const network = await context.loadNetwork();
  try {
    const { bytes, charset, contentType } = await fetchUrl(network, place);
    return { bytes, hint: contentType, ...(charset !== undefined && { charset }) };
  } catch (error) {
    throw error instanceof Error && error.name === "FetchError" ? new UsageError(error.message) : error;
  } finally {
    await network.close();
  }
}

function readFile({ effects }: Context, file: string): Uint8Array {
  try {
    return effects.readBytes(file);
  } catch (error) {
    const code = (error as { code?: string }).code;
    const known: Record<string, string> = {
      ENOENT: "no such file",
      EISDIR: "this is a folder",
      EACCES: "no permission to read it",
    };
    throw new PageError(known[code ?? ""] ?? String(error), "unreadable");
  }
}

/** Runs, and puts the file's name before what is wrong with it. */
function named<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof PageError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

function row(record: ModelRecord): string[] {
  const model = record.version === null ? record.model : `${record.model}@${record.version}`;
  const kind = record.kind === "model" ? "" : ` (${record.kind})`;
  return [
    model + kind,
    record.stage ?? "",
    datesText(record),
    record.replacements.map(({ model }) => model).join(", "),
  ];
}

function datesText({ events, relative }: ModelRecord): string {
  const dates = events.map((event) => `${event.event} ${formatScopedDate(event)}`);
  return [...dates, ...relative.map(({ event, text }) => `${event} ${text}`)].join("; ");
}
