/**
 * Writes several files as one transaction. New contents are staged below `.almanac/`, a commit record lists where each
 * belongs, then each is moved there. A run that dies before the record exists has changed nothing; one that dies later is
 * completed by `recover`. Moving needs no disk space, so a full disk shows while staging.
 */
import { dirname, join } from "node:path";
import { z } from "zod";
import { byText } from "../domain/order.ts";
import { UsageError } from "../domain/usage-error.ts";
import type { Effects } from "./effects.ts";
import { parseJson } from "./validate.ts";

/** Path from the project root → content; null removes the file. */
export type Writes = ReadonlyMap<string, string | Uint8Array | null>;

const folder = ".almanac/pending";
const commitFile = `${folder}/commit.json`;
const commit = z.array(
  z.strictObject({
    path: z.string().regex(/^(?:sources|generated|\.almanac)\/(?!.*(?:^|\/)\.\.(?:\/|$))/),
    staged: z.string().regex(/^\d+$/).nullable().describe("name of the staged file; null where the path is removed"),
  }),
);
type Commit = z.infer<typeof commit>;

/** The paths whose content would change, sorted. */
export function changedPaths(effects: Effects, root: string, writes: Writes): string[] {
  const differs = ([path, content]: [string, string | Uint8Array | null]): boolean => {
    const full = join(root, path);
    if (!effects.exists(full)) return content !== null;
    if (typeof content === "string") return effects.readText(full) !== content;
    return content === null || !Buffer.from(content).equals(effects.readBytes(full));
  };
  return [...writes]
    .filter(differs)
    .map(([path]) => path)
    .sort(byText);
}

/**
 * Writes everything or nothing, touching only files that change; returns their paths, sorted. Throws a UsageError that says
 * whether anything was changed. The caller holds the lock and has called `recover`.
 */
export function writeTogether(effects: Effects, root: string, writes: Writes): string[] {
  const paths = changedPaths(effects, root, writes);
  const contents = paths.map((path) => writes.get(path) ?? null);
  const [only] = contents;
  withFsMessages("nothing was changed", () => {
    for (const path of paths) effects.checkWritable(join(root, path));
    // A single file is written atomically anyway.
    if (paths.length === 1 && only != null) effects.writeFile(join(root, paths[0] as string), only);
    else if (paths.length > 0) stage(effects, root, paths, contents);
  });
  recover(effects, root);
  return paths;
}

/** Completes the commit of a run that died, and discards what it had only staged. Called under the lock. */
export function recover(effects: Effects, root: string): void {
  if (isCommitted(effects, root)) {
    withFsMessages(
      "the new data are in .almanac/pending and not all in place; the next command completes the move",
      () => {
        apply(effects, root, readCommit(effects, root));
        effects.remove(join(root, commitFile));
      },
    );
  }
  discard(effects, root);
}

function readCommit(effects: Effects, root: string): Commit {
  try {
    return parseJson(commit, effects.readText(join(root, commitFile)), commitFile);
  } catch (error) {
    // Every command would fail here, so the message says how to recover; another version of the program may have written it.
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      error.message,
      "to recover, remove the folder .almanac/pending, then run: almanac rebuild, and: almanac ingest --fresh",
    );
  }
}

/** Whether a commit has not been completed yet. */
export function isCommitted(effects: Effects, root: string): boolean {
  return effects.exists(join(root, commitFile));
}

function stage(
  effects: Effects,
  root: string,
  paths: readonly string[],
  contents: readonly (string | Uint8Array | null)[],
): void {
  try {
    const entries = paths.map((path, i): Commit[number] => {
      const content = contents[i] ?? null;
      if (content === null) return { path, staged: null };
      effects.writeFile(join(root, folder, `${i}`), content);
      return { path, staged: `${i}` };
    });
    effects.writeFile(join(root, commitFile), JSON.stringify(commit.parse(entries)));
  } catch (error) {
    discard(effects, root);
    throw error;
  }
}

function apply(effects: Effects, root: string, entries: Commit): void {
  for (const { path, staged } of entries) {
    const [from, to] = [join(root, folder, staged ?? ""), join(root, path)];
    if (staged === null) removeWithFolder(effects, to);
    // If the staged file is gone, it was moved before the run died.
    else if (effects.exists(from)) effects.move(from, to);
  }
}

/** Removes the file, and its folder if that is then empty. */
function removeWithFolder(effects: Effects, path: string): void {
  effects.remove(path);
  effects.remove(`${dirname(path)}/`);
}

function discard(effects: Effects, root: string): void {
  for (const name of effects.list(join(root, folder))) effects.remove(join(root, folder, name));
  effects.remove(join(root, `${folder}/`));
}

function withFsMessages(state: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const reason = reasons[code];
    if (reason === undefined) throw error;
    throw new UsageError(`${reason} (${(error as Error).message}); ${state}`);
  }
}

const reasons: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the folder is read-only",
  EACCES: "no permission to write here",
  EPERM: "no permission to write here",
};
