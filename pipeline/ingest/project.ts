/** A project folder: where it is, and what reads its pages. */
import { join } from "node:path";
import type { SnapshotFile, Source } from "../domain/source.ts";
import { UsageError } from "../domain/usage-error.ts";
import type { Extraction } from "../extract/extraction.ts";
import { type Extractor, extractSnapshot } from "../extract/extractor.ts";
import { PageError } from "../extract/page-error.ts";
import type { ExtractSnapshot } from "../history/replay.ts";
import type { CodeVersion } from "../storage/code-version.ts";
import type { Effects } from "../storage/effects.ts";
import { parseSnapshot } from "../storage/snapshot.ts";
import { cachedExtraction } from "./extraction-cache.ts";

export interface Project {
  effects: Effects;
  /** The folder that holds `sources/` and `generated/`. */
  root: string;
  extractor: Extractor;
  /** Names the code, for what is kept in the cache; without it nothing is. */
  version?: CodeVersion | undefined;
  /** Milliseconds that reading a new page may take, default `limits.readingTime`. */
  readingTime?: number;
}

/** A snapshot that is not on the disk yet: its text, and what it says. */
export interface SnapshotText {
  text: string;
  read: Extraction;
}

/**
 * Extracts snapshots and remembers the last one of each page, which an ingest needs twice; more would make memory grow with
 * the history. `unwritten` holds snapshots whose files are not on the disk yet.
 */
export function snapshotExtractor(
  project: Project,
  unwritten: ReadonlyMap<string, SnapshotText> = new Map(),
): ExtractSnapshot {
  const last = new Map<string, { file: string; extraction: Extraction }>();
  return (source, snapshot) => {
    const page = `${snapshot.provider}/${snapshot.page}`;
    const known = last.get(page);
    if (known?.file === snapshot.file) return known.extraction;
    const taken = unwritten.get(snapshot.file);
    const text = taken?.text ?? project.effects.readText(join(project.root, snapshot.file));
    const read = (): Extraction => taken?.read ?? extractFile(project.extractor, source, snapshot, text);
    const extraction = cachedExtraction(project, source, snapshot, text, read);
    last.set(page, { file: snapshot.file, extraction });
    return extraction;
  };
}

function extractFile(extractor: Extractor, source: Source, snapshot: SnapshotFile, text: string): Extraction {
  const { head } = parseSnapshot(text, snapshot.file);
  if (head.retrieved !== snapshot.day) {
    throw new UsageError(`${snapshot.file}: retrieved: "${head.retrieved}" differs from the day in the file name`);
  }
  try {
    const extraction = extractSnapshot(extractor, source, snapshot, text);
    const { retrievedNotBefore: readNotBefore } = head;
    return readNotBefore === undefined ? extraction : { ...extraction, readNotBefore };
  } catch (error) {
    if (error instanceof PageError) throw new UsageError(`${snapshot.file}: ${error.message}`);
    throw error;
  }
}
