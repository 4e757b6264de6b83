/** The extractor as an interface: passed as an argument, so that its parsers load only when they are needed. */

import type { PageFormat } from "../domain/schema.ts";
import type { SnapshotFile, Source } from "../domain/source.ts";
import type { PageInput } from "./extract-page.ts";
import type { Extraction } from "./extraction.ts";

export type Format = PageFormat;

export interface Extractor {
  /** Names the code of this extractor and of all that works with it; without it, nothing that it reads is cached. */
  version?: { reader: string; replay: string };
  extractPage(text: string, input: PageInput): Extraction;
  snapshotPage(text: string, input: PageInput): { body: string; extraction: Extraction };
  /** How one line (1-based) was read, as lines for a terminal. */
  explainLine(text: string, input: PageInput, line: number): string[];
  decodePage(bytes: Uint8Array, format: Format, charset?: string): string;
  detectFormat(text: string, hint?: string): Format;
}

/** The input for extracting a page of a source, fetched on a day. */
export function pageInput(source: Source, page: string, day: string, format: Format): PageInput {
  const definition = source.definition.pages.find(({ id }) => id === page);
  const annotations = source.annotations.filter((each) => each.page === page);
  return {
    provider: source.definition.id,
    page,
    snapshot: day,
    format,
    annotations,
    ...(definition && { definition }),
  };
}

/** Extracts one snapshot file. Snapshots are Markdown, whatever the format of the page. */
export function extractSnapshot(
  extractor: Extractor,
  source: Source,
  snapshot: SnapshotFile,
  text: string,
): Extraction {
  return extractor.extractPage(text, pageInput(source, snapshot.page, snapshot.day, "markdown"));
}

/** The format of a file, by its name or, failing that, by how it begins. */
export function fileFormat(extractor: Extractor, file: string, bytes: Uint8Array): Format {
  // Needed before the charset is known; markup is the same in all charsets that come into question.
  return extractor.detectFormat(new TextDecoder("latin1").decode(bytes.subarray(0, 2_000)), file);
}
