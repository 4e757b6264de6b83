/** `almanac add`: reads a page of a new provider, proposes its definition, and writes it after a yes. */
import { join } from "node:path";
import type { SourceDefinition } from "../../domain/schema.ts";
import { UsageError } from "../../domain/usage-error.ts";
import type { Format } from "../../extract/extractor.ts";
import { limits } from "../../extract/page-limits.ts";
import { withTimeLimit } from "../../extract/time-limit.ts";
import type { Context } from "../../ingest/context.ts";
import { pageAt, withPlace } from "../../ingest/extract-page-at.ts";
import { type Proposal, proposeSource } from "../../ingest/propose-source.ts";
import { withRunLock } from "../../storage/run-lock.ts";
import { loadSources } from "../../storage/sources.ts";
import { writeTogether } from "../../storage/transaction.ts";
import { forTerminal } from "../../text/sanitize.ts";
import { countsLine, problemLines, recordLines } from "../extraction-lines.ts";
import { outJson } from "../table.ts";

export interface AddOptions {
  from?: string;
  provider?: string;
  name?: string;
  page?: string;
  format?: Format;
  yes?: boolean;
  json?: boolean;
}

/** Exits with 1 if nothing was written. */
export async function add(context: Context, url: string, options: AddOptions): Promise<number> {
  const { effects, root } = context;
  checkUrl(url);
  const known = loadSources(effects, root).list.map(({ definition }) => definition);
  assertNewPage(known, url);
  const place = options.from ?? url;
  const { format, decode } = await pageAt(context, place, options.format);
  const text = decode();
  const extractor = withTimeLimit(await context.loadExtractor(), limits.readingTime);
  const { provider, page, name } = options;
  const proposal = withPlace(place, () => proposeSource(extractor, { url, text, format, provider, page, name }));
  const file = `sources/${proposal.definition.id}/source.yaml`;
  const isNew = !known.some(({ id }) => id === proposal.definition.id) && !effects.exists(join(root, file));
  if (!options.json) printReading(context, place, proposal);
  if (proposal.extraction.records.length === 0) throw nothingRead(place);
  if (!options.json) printDefinition(context, file, proposal.yaml);
  if (!isNew) throw new UsageError(`${file} exists and is not overwritten: add the page above to its list of pages`);
  const isWanted = options.yes || (!options.json && (await effects.ask(`Write ${file}?`)));
  if (isWanted) await withRunLock(context, async () => writeTogether(effects, root, new Map([[file, proposal.yaml]])));
  if (options.json) printJson(context, file, proposal, isWanted ?? false);
  else for (const line of nextSteps(proposal, options, isWanted ?? false)) effects.out(line);
  return isWanted ? 0 : 1;
}

function checkUrl(text: string): void {
  const url = URL.parse(text);
  if (url?.protocol !== "https:" || url.username || url.password)
    throw new UsageError(`"${text}" is not an https URL; with --from FILE, give the URL of the page too`);
}

function assertNewPage(known: readonly SourceDefinition[], url: string): void {
  for (const { id, pages } of known)
    for (const page of pages)
      if ([page.url, ...page.fallbacks.map((other) => other.url)].includes(url))
        throw new UsageError(`${url} is the page ${id}/${page.id} already`);
}

function printReading({ effects }: Context, place: string, { extraction, page, languages }: Proposal): void {
  for (const line of recordLines(extraction.records, effects.colour)) effects.out(line);
  for (const line of problemLines(place, extraction)) effects.err(line);
  effects.out(`${countsLine(extraction)}; ${page.format}, language: ${languages.join(", ") || "none"}`);
}

function printDefinition({ effects }: Context, file: string, yaml: string): void {
  effects.out(`\n${file}:\n`);
  for (const line of yaml.trimEnd().split("\n")) effects.out(forTerminal(`  ${line}`));
  effects.out("");
}

function printJson({ effects }: Context, file: string, proposal: Proposal, isWritten: boolean): void {
  const { definition, extraction, languages } = proposal;
  const { records, problems, unread } = extraction;
  outJson(effects, { file, written: isWritten, definition, languages, records, problems, unread });
}

function nothingRead(place: string): UsageError {
  return new UsageError(
    `${place}: no model was found, so there is nothing to define`,
    "if a browser shows the models, the page is probably filled in by a script: look for a Markdown version (append .md to the URL) or an API, or save the page and give it with --from",
  );
}

function nextSteps({ definition, page }: Proposal, { from }: AddOptions, isWritten: boolean): string[] {
  if (!isWritten) return ["nothing was written; --yes writes the definition without asking"];
  const target = `almanac ingest --provider ${definition.id}`;
  const command = from === undefined ? target : `${target} --page ${page.id} --from ${from}`;
  return [`written; check the comments in it, then run: ${forTerminal(command)}`];
}
