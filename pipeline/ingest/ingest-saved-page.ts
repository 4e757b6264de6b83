/** Ingests a page that was saved to a file. */
import type { Source } from "../domain/source.ts";
import { UsageError } from "../domain/usage-error.ts";
import { type Format, fileFormat } from "../extract/extractor.ts";
import { pageOf, sourceOf } from "../storage/sources.ts";
import { findMembers } from "./find-members.ts";
import { type IngestResult, ingest } from "./ingest.ts";
import type { Project } from "./project.ts";

export interface SavedPage {
  file: string;
  provider: string;
  /** May be left out where the provider has one page. */
  page: string | undefined;
  /** The day the page was saved; where that is not known, the last on which it may have been. */
  day: string;
  /** The first day on which it may have been saved, where the day is not known. */
  notBefore: string | undefined;
  /** By default detected from the file. */
  format: Format | undefined;
  note: string | undefined;
  /** Store a snapshot even if nothing changed. */
  keep: boolean;
  /** Record what it changes without telling it as news. */
  baseline: boolean;
}

/** Ingests the file as a new state of the page. Throws a UsageError if there is no such file, provider or page. */
export function ingestSavedPage(
  project: Project,
  sources: readonly Source[],
  saved: SavedPage,
  dryRun: boolean,
): IngestResult {
  const { effects, extractor } = project;
  const { file, day, notBefore, note, keep } = saved;
  const source = sourceOf(sources, saved.provider);
  const definition = pageOf(source, saved.page);
  if (!effects.exists(file)) throw new UsageError(`${file}: no such file`);
  const bytes = effects.readBytes(file);
  const format = saved.format ?? fileFormat(extractor, file, bytes);
  const state = { source, definition, day, notBefore, format, bytes, note, keep };
  const found = findMembers(project, sources, [state]);
  const { baseline } = saved;
  return ingest(project, found.sources, found.states, { dryRun, baseline, writes: found.writes });
}
