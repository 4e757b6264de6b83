/** The lines that were added since a commit. */
import { UsageError } from "../../domain/usage-error.ts";
import { git } from "./list-files.ts";

/** Path → the lines, from 1, that are not in the commit; of files that git does not know yet, all (null). */
export function changedLines(folder: string, ref: string): Map<string, Set<number> | null> {
  const diff = git(folder, [
    "diff",
    "--unified=0",
    "--no-color",
    "--no-ext-diff",
    "--relative",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    ref,
    "--",
  ]);
  if (diff === null) throw new UsageError(`--changed ${ref}: no such commit, or not in a git repository`);
  const changed = linesOfDiff(diff.join("\0"));
  const added = git(folder, ["ls-files", "-z", "-o", "--exclude-standard"]) ?? [];
  return new Map([...changed, ...added.filter(Boolean).map((path): [string, null] => [path, null])]);
}

/** The added lines of a diff without context. */
export function linesOfDiff(diff: string): Map<string, Set<number>> {
  const changed = new Map<string, Set<number>>();
  let lines = new Set<number>();
  for (const text of diff.split("\n")) {
    const path = /^\+\+\+ (?:"b\/(.*)"|b\/(.*?))\t?$/.exec(text);
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(text);
    if (path) {
      lines = new Set();
      changed.set(path[1] ?? path[2] ?? "", lines);
    } else if (hunk) {
      const [first, n] = [Number(hunk[1]), Number(hunk[2] ?? 1)];
      for (let i = 0; i < n; i++) lines.add(first + i);
    }
  }
  return changed;
}
