/**
 * Files that change together. New contents are staged below `.almanac/`, one commit record names where each belongs, and
 * then each is moved there. A run that dies before the record changed nothing; one that dies after it is finished by
 * `settle`. Moving needs no space, so a full disk is met while staging.
 */
import { dirname, join } from "node:path";
import { z } from "zod";
import { byText } from "../domain/order.ts";
import { UsageError } from "../domain/usage-error.ts";
import type { Effects } from "./effects.ts";
import { parseJson } from "./validate.ts";

/** Path from the project root → content; null where there should be no such file. */
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

/** The paths whose content is not yet what it should be, sorted. */
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
 * Writes all of it or nothing, touching only what differs; gives the paths touched, sorted. Throws a UsageError that says
 * whether anything was changed. The caller holds the lock and has settled what was pending.
 */
export function writeTogether(effects: Effects, root: string, writes: Writes): string[] {
  const paths = changedPaths(effects, root, writes);
  const contents = paths.map((path) => writes.get(path) ?? null);
  const [only] = contents;
  withFsMessages("nothing was changed", () => {
    for (const path of paths) effects.checkWritable(join(root, path));
    // One file is written whole or not at all without our doing.
    if (paths.length === 1 && only != null) effects.writeFile(join(root, paths[0] as string), only);
    else if (paths.length > 0) stage(effects, root, paths, contents);
  });
  recover(effects, root);
  return paths;
}

/** Finishes what a run that died had committed, forgets what it had only staged. Called under the lock. */
export function recover(effects: Effects, root: string): void {
  if (isCommitted(effects, root)) {
    withFsMessages(
      "the new data wait in .almanac/pending and are not all in place; the next command moves them there",
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
    // Every command would end here, so it says how to go on; another version of the program may have written it.
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(error.message, "remove .almanac/pending, then run: almanac rebuild, almanac ingest --fresh");
  }
}

/** Whether committed files wait to be moved to their places. */
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
    // A staged file that is gone was moved before the last run died.
    else if (effects.exists(from)) effects.move(from, to);
  }
}

/** The folder of a provider that has no file left goes with its last one. */
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
  EACCES: "no right to write here",
  EPERM: "no right to write here",
};
