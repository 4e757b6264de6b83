/** Rebuilds `generated/` from `sources/`. */
import type { Source } from "../domain/source.ts";
import { datasetWrites } from "../storage/dataset.ts";
import { changedPaths, writeTogether } from "../storage/transaction.ts";
import { type Project, snapshotExtractor } from "./project.ts";
import { build, publication } from "./publish.ts";

export interface Rebuilt {
  records: number;
  changes: number;
  /** Files that were, or would be, written or removed, sorted; without `checks.json`, which also depends on fetching. */
  files: string[];
}

/** Replays the sources and writes what differs; with `dryRun` nothing is written. */
export function rebuildDataset(project: Project, sources: readonly Source[], dryRun: boolean): Rebuilt {
  const { effects, root } = project;
  // Every snapshot is read anew: a rebuild proves that the data come from them.
  const built = build(project, sources, snapshotExtractor({ ...project, version: undefined }));
  const files = changedPaths(effects, root, datasetWrites(effects, root, built.files));
  if (!dryRun) writeTogether(effects, root, publication(project, sources, built));
  const { records, changes } = built.history;
  return { records: records.length, changes: changes.length, files };
}
