/** A checkout: where it is, what it is read with, and what publishing a replay of all of it writes. */
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
 * Extracts snapshots and remembers the last one of each page, which an ingest asks for twice; more would make memory
 * grow with the history. `unwritten` holds the text of files that are not on disk yet.
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

/** Replays the sources into what `generated/` should be; nothing is written. */
export function build(sources: readonly Source[], extract: ExtractSnapshot): Built {
  const history = replay(sources, extract);
  return { history, files: datasetFiles(history) };
}

/** All files that publishing what was built writes or removes, the checks among them. */
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
    throw new UsageError(`${snapshot.file}: retrieved: "${head.retrieved}" is not the day in the file name`);
  }
  try {
    return extractSnapshot(extractor, source, snapshot, text);
  } catch (error) {
    if (error instanceof PageError) throw new UsageError(`${snapshot.file}: ${error.message}`);
    throw error;
  }
}
