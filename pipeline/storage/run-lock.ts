/** One run at a time: a writer holds the lock, and an interrupted commit is completed before anything is read. */
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { UsageError } from "../domain/usage-error.ts";
import type { Effects } from "./effects.ts";
import { isCommitted, recover } from "./transaction.ts";

const lockFile = ".almanac/lock";
const patienceMs = 10_000;
const stepMs = 50;

/** Runs while holding the lock. Throws a UsageError if another command holds it. */
export async function withRunLock<T>(
  { effects, root }: { effects: Effects; root: string },
  run: () => Promise<T>,
): Promise<T> {
  const release = takeRunLock(effects, root);
  if (!release)
    throw new UsageError(
      `another almanac command is writing to this folder (it holds ${lockFile}): wait for it to finish, then try again`,
    );
  try {
    recover(effects, root);
    return await run();
  } finally {
    release();
  }
}

/**
 * Makes sure that readers see one state: completes an interrupted commit, or waits up to ten seconds for the run that is
 * committing. Throws a UsageError if that takes longer, or if the folder is not writable.
 */
export async function awaitPendingCommit(effects: Effects, root: string): Promise<void> {
  for (let waited = 0; isCommitted(effects, root); waited += stepMs) {
    if (tryRecover(effects, root)) return;
    if (waited >= patienceMs)
      throw new UsageError(
        `another almanac command is still writing to this folder (it holds ${lockFile}): try again later`,
      );
    await setTimeout(stepMs);
  }
}

function tryRecover(effects: Effects, root: string): boolean {
  const release = takeRunLock(effects, root);
  if (!release) return false;
  try {
    recover(effects, root);
    return true;
  } finally {
    release();
  }
}

function takeRunLock(effects: Effects, root: string): (() => void) | null {
  try {
    return effects.lock(join(root, lockFile));
  } catch (error) {
    throw new UsageError(`cannot lock ${lockFile} (${(error as Error).message}): check that the folder is writable`);
  }
}
