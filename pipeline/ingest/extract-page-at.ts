/** Extracts a single page from a file or URL, with nothing written. */
import { basename, join } from "node:path";
import type { PageDefinition } from "../domain/schema.ts";
import type { Source } from "../domain/source.ts";
import { UsageError } from "../domain/usage-error.ts";
import type { PageInput } from "../extract/extract-page.ts";
import type { Extraction } from "../extract/extraction.ts";
import { type Format, fileFormat } from "../extract/extractor.ts";
import { PageError } from "../extract/page-error.ts";
import { limits } from "../extract/page-limits.ts";
import { withTimeLimit } from "../extract/time-limit.ts";
import { loadSources, pageOf } from "../storage/sources.ts";
import type { Context } from "./context.ts";

export interface PageRequest {
  /** A file, or an http or https URL. */
  place: string;
  provider: string | undefined;
  page: string | undefined;
  format: Format | undefined;
  annotations: boolean;
  /** A line (1-based) to explain as well. */
  explain?: number | undefined;
}

export interface FoundPage {
  format: Format;
  /** The page as text. Throws a UsageError that names its file or URL. */
  decode(): string;
}

/** The extraction, and the definition it was made with; undefined if only the general rules applied. */
export interface ExtractedPage {
  extraction: Extraction;
  definition: PageDefinition | undefined;
  /** How the requested line was read; empty if none was requested. */
  explanation: string[];
}

/** Extracts the page. Throws a UsageError that names the file or URL if it cannot be read. */
export async function extractPageAt(context: Context, request: PageRequest): Promise<ExtractedPage> {
  const { place } = request;
  const extractor = withTimeLimit(await context.loadExtractor(), limits.readingTime);
  const source = findSource(context, request.provider);
  const { format, decode } = await pageAt(context, place, request.format, source);
  const definition = source && choosePage(source, place, format, request.page);
  const input = inputOf(request, format, source, definition);
  const text = decode();
  const { explain } = request;
  return withPlace(place, () => ({
    definition,
    extraction: extractor.extractPage(text, input),
    explanation: explain === undefined ? [] : extractor.explainLine(text, input, explain),
  }));
}

/** Reads a file, or fetches a URL with the API key of the source's page. Throws a UsageError that names it if it cannot be read. */
export async function pageAt(
  context: Context,
  place: string,
  given: Format | undefined,
  source?: Source,
): Promise<FoundPage> {
  const extractor = await context.loadExtractor();
  const { bytes, charset, hint } = await bytesAt(context, place, source);
  const format = given ?? fileFormat(extractor, hint, bytes);
  return { format, decode: () => withPlace(place, () => extractor.decodePage(bytes, format, charset)) };
}

/**
 * The page of a source that a file most likely is: the requested one, else the one whose id is in the file name and whose
 * format matches, else the first.
 */
function choosePage(source: Source, file: string, format: Format, page?: string): PageDefinition | undefined {
  if (page !== undefined) return pageOf(source, page);
  const { pages } = source.definition;
  const score = ({ id, ...definition }: PageDefinition) =>
    (basename(file).includes(id) ? 2 : 0) + (definition.format === format ? 1 : 0);
  const best = Math.max(...pages.map(score));
  return pages.find((candidate) => score(candidate) === best);
}

function findSource({ effects, root }: Context, provider: string | undefined): Source | undefined {
  if (provider === undefined || !effects.exists(join(root, "sources", provider, "source.yaml"))) return undefined;
  return loadSources(effects, root).list.find(({ definition }) => definition.id === provider);
}

function inputOf(
  { place, provider = "unknown", annotations }: PageRequest,
  format: Format,
  source: Source | undefined,
  definition: PageDefinition | undefined,
): PageInput {
  const page = definition?.id ?? basename(place).replace(/\.[^.]*$/, "");
  const input = { provider, page, snapshot: null, format };
  if (!source || !definition) return input;
  const own = annotations ? source.annotations.filter((annotation) => annotation.page === page) : [];
  // Ids as the page prints them: what is corrected are the data.
  const { misprints: _, ...printed } = definition;
  return { ...input, definition: printed, annotations: own };
}

/** The bytes of a file or URL, and a hint at their format: the file name or the Content-Type. */
async function bytesAt(
  context: Context,
  place: string,
  source: Source | undefined,
): Promise<{ bytes: Uint8Array; charset?: string; hint: string }> {
  if (!/^https?:\/\//i.test(place)) return { bytes: withPlace(place, () => readFile(context, place)), hint: place };
  const { fetchUrl } = await import("./fetch/fetch-url.ts");
  const network = await context.loadNetwork();
  try {
    const { bytes, charset, contentType } = await fetchUrl(
      network,
      place,
      source?.definition.pages.find(({ url }) => url === place),
    );
    // Git hosts send every file as plain text.
    const isPlain = /^text\/plain|^application\/octet-stream/i.test(contentType);
    const hint = isPlain ? `${new URL(place).pathname} ${contentType}` : contentType;
    return { bytes, hint, ...(charset !== undefined && { charset }) };
  } catch (error) {
    throw error instanceof Error && error.name === "FetchError" ? new UsageError(error.message) : error;
  } finally {
    await network.close();
  }
}

const fileErrors: Record<string, string> = {
  ENOENT: "no such file",
  EISDIR: "this is a folder, not a file",
  EACCES: "no permission to read this file",
};

function readFile({ effects }: Context, file: string): Uint8Array {
  try {
    return effects.readBytes(file);
  } catch (error) {
    throw new PageError(fileErrors[(error as NodeJS.ErrnoException).code ?? ""] ?? String(error), "unreadable");
  }
}

/** Runs, and prefixes the message of a PageError with the file or URL. */
export function withPlace<T>(place: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof PageError) throw new UsageError(`${place}: ${error.message}`);
    throw error;
  }
}
