/** What a page truly says at one time: its bytes, and all that can be read from them. */

import { sha256 } from "../../../pipeline/domain/hash.ts";
import type { ModelRecord, PageDefinition } from "../../../pipeline/domain/schema.ts";
import type { Source } from "../../../pipeline/domain/source.ts";
import { snapshotPage } from "../../../pipeline/extract/extract-page.ts";
import { type Format, pageInput } from "../../../pipeline/extract/extractor.ts";
import { factsOf } from "../drift.ts";

/** What a maintainer's edit does to the records, as its maker found it; null for a dated version. */
export type Effect = { kind: "format" } | { kind: "moved" | "added" | "removed"; record: string };

export interface PageState {
  /** The file it comes from, and the edits made to it since. */
  name: string;
  format: Format;
  text: string;
  bytes: Buffer;
  etag: string;
  /** The body of the snapshot that it gives. */
  body: string;
  records: readonly ModelRecord[];
  /** Every fact in one line each. */
  facts: ReadonlySet<string>;
  effect: Effect | null;
}

export interface PageHistory {
  /** `provider/page`. */
  id: string;
  source: Source;
  definition: PageDefinition;
  /** Oldest first. */
  states: PageState[];
}

/** Reads a true state; its text is what is served, in UTF-8. */
export function pageState(
  { source, definition }: Pick<PageHistory, "source" | "definition">,
  name: string,
  format: Format,
  text: string,
  effect: Effect | null = null,
): PageState {
  const { body, extraction } = snapshotPage(text, pageInput(source, definition.id, "2000-01-01", format));
  const bytes = Buffer.from(text);
  const etag = `"${sha256(bytes).slice(0, 16)}"`;
  return { name, format, text, bytes, etag, body, records: extraction.records, facts: factsOf(extraction), effect };
}
