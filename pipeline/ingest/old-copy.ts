/** Recognizes a page that is served as it was before its latest snapshot. */
import { join } from "node:path";
import type { Check } from "../domain/schema.ts";
import type { SnapshotFile } from "../domain/source.ts";
import { parseSnapshot, sameBody } from "../storage/snapshot.ts";
import type { Project } from "./project.ts";

export type OldCopy = NonNullable<Check["oldCopy"]>;

/** The day of the snapshot before the last that the body is equal to, and on which days it was seen since; null if it is news. */
export function oldCopyOf(
  { effects, root }: Project,
  snapshots: readonly SnapshotFile[],
  body: string,
  day: string,
  seen: OldCopy | undefined,
): OldCopy | null {
  const bodyOf = ({ file }: SnapshotFile): string => parseSnapshot(effects.readText(join(root, file)), file).body;
  const twin = snapshots.slice(0, -1).findLast((snapshot) => sameBody(body, bodyOf(snapshot)));
  if (!twin) return null;
  const days = seen?.of === twin.day ? seen.seen : [];
  return { of: twin.day, seen: [...new Set([...days, day])] };
}
