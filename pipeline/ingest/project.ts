/** A project folder: where it is, what reads its pages, and what publishing a full replay writes. */
import { join } from "node:path";
import type { SnapshotFile, Source } from "../domain/source.ts";
import { UsageError } from "../domain/usage-error.ts";
import type { Extraction } from "../extract/extraction.ts";
import { type Extractor, extractSnapshot } from "../extract/extractor.ts";
import { PageError } from "../extract/page-error.ts";
import { type ExtractSnapshot, type History, replay } from "../history/replay.ts";
import { datasetFiles, datasetWrites, type Files } from "../storage/dataset.ts";
import type { Effects } from "../storage/effects.ts";
import { parseSnapshot } from "../storage/snapshot.ts";
import type { Writes } from "../storage/transaction.ts";
import { checksWrites, nextChecks, type PageCheck, readChecks } from "./checks.ts";

export interface Project {
  effects: Effects;
  /** The folder that holds `sources/` and `generated/`. */
  root: string;
  extractor: Extractor;
  /** Milliseconds that reading a new page may take, default `limits.readingTime`. */
  readingTime?: number;
}

/**
 * Extracts snapshots and caches the last one of each page, which an ingest needs twice; caching more would make memory grow
 * with the history. `unwritten` holds the text of files that are not on disk yet.
 */
export function snapshotExtractor(
  project: Project,
  unwritten: ReadonlyMap<string, string> = new Map(),
): ExtractSnapshot {
  const last = new Map<string, { file: string; extraction: Extraction }>();
  return (source, snapshot) => {
    const page = `${snapshot.provider}/${snapshot.page}`;
    const known = last.get(page);
    if (known?.file === snapshot.file) return known.extraction;
    const text = unwritten.get(snapshot.file) ?? project.effects.readText(join(project.root, snapshot.file));
    const extraction = extractFile(project.extractor, source, snapshot, text);
    last.set(page, { file: snapshot.file, extraction });
    return extraction;
  };
}

export interface Built {
  history: History;
  /** Every file of `generated/` but the checks. */
  files: Files;
}

/** Replays the sources into the contents of `generated/`; writes nothing. */
export function build(sources: readonly Source[], extract: ExtractSnapshot): Built {
  const history = replay(sources, extract);
  return { history, files: datasetFiles(history) };
}

/** All files that publishing writes or removes, including the checks. */
export function publication(
  { effects, root }: Project,
  sources: readonly Source[],
  { history, files }: Built,
  seen: readonly PageCheck[] = [],
): Writes {
  const checks = nextChecks(sources, history.pages, readChecks(effects, root), seen);
  return new Map([...datasetWrites(effects, root, files), ...checksWrites(checks)]);
}

function extractFile(extractor: Extractor, source: Source, snapshot: SnapshotFile, text: string): Extraction {
  const { head } = parseSnapshot(text, snapshot.file);
  if (head.retrieved !== snapshot.day) {
    throw new UsageError(`${snapshot.file}: retrieved: "${head.retrieved}" differs from the day in the file name`);
  }
  try {
    return extractSnapshot(extractor, source, snapshot, text);
  } catch (error) {
    if (error instanceof PageError) throw new UsageError(`${snapshot.file}: ${error.message}`);
    throw error;
  }
}
