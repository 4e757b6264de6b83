/** The snapshots in `sources/`, which the evidence of facts refers to. */
import { join } from "node:path";
import type { SnapshotFile } from "../../../pipeline/domain/source.ts";
import { type Effects, nodeEffects } from "../../../pipeline/storage/effects.ts";
import { parseSnapshot } from "../../../pipeline/storage/snapshot.ts";
import { loadSources } from "../../../pipeline/storage/sources.ts";
import { checkoutRoot } from "../site/settings.ts";

export interface Snapshot extends SnapshotFile {
  /** The first day on which it may have been read, where only a range of days up to `day` is known; else null. */
  notBefore: string | null;
  /** The URL that the page was fetched from. */
  url: string;
  /** The lines of the file, front matter included, as evidence counts them. */
  lines: readonly string[];
  /** The day of the snapshot of the same page before and after it; null where there is none. */
  before: string | null;
  after: string | null;
}

/** Every snapshot of every page, oldest first. Throws where a file is invalid. */
export function loadSnapshots(folder: string = checkoutRoot, effects: Effects = nodeEffects()): Snapshot[] {
  const pages = loadSources(effects, folder).list.flatMap(({ snapshots }) => [...snapshots.values()]);
  return pages.flatMap((files) =>
    files.map((file, at): Snapshot => {
      const text = effects.readText(join(folder, file.file));
      const [before, after] = [files[at - 1]?.day ?? null, files[at + 1]?.day ?? null];
      const { url, retrievedNotBefore: notBefore = null } = parseSnapshot(text, file.file).head;
      return {
        ...file,
        notBefore,
        url,
        lines: text.trimEnd().split("\n"),
        before,
        after,
      };
    }),
  );
}
