/** The snapshots in `sources/`, which the evidence of facts refers to. */
import { join } from "node:path";
import type { SnapshotFile } from "../../../pipeline/domain/source.ts";
import { type Effects, nodeEffects } from "../../../pipeline/storage/effects.ts";
import { parseSnapshot } from "../../../pipeline/storage/snapshot.ts";
import { loadSources } from "../../../pipeline/storage/sources.ts";
import { root } from "../almanac/load-dataset.ts";

export interface Snapshot extends SnapshotFile {
  /** The URL that the page was fetched from. */
  url: string;
  /** The lines of the file, front matter included, as evidence counts them. */
  lines: readonly string[];
}

/** Every snapshot of every page, oldest first. Throws where a file is invalid. */
export function loadSnapshots(folder: string = root, effects: Effects = nodeEffects()): Snapshot[] {
  const files = loadSources(effects, folder).list.flatMap(({ snapshots }) => [...snapshots.values()].flat());
  return files.map((file) => {
    const text = effects.readText(join(folder, file.file));
    return { ...file, url: parseSnapshot(text, file.file).head.url, lines: text.trimEnd().split("\n") };
  });
}
