/** One run at a time: who writes holds the lock, and what a dead run left is put right before anything is read. */
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { UsageError } from "../domain/usage-error.ts";
import type { Effects } from "./effects.ts";
import { isCommitted, recover } from "./transaction.ts";

const lockFile = ".almanac/lock";
const patienceMs = 10_000;
const stepMs = 50;

/** Runs while no other command writes to this project. Throws a UsageError where one does. */
export async function withRunLock<T>(
  { effects, root }: { effects: Effects; root: string },
  run: () => Promise<T>,
): Promise<T> {
  const release = takeRunLock(effects, root);
  if (!release) throw new UsageError(`another run is writing here (it holds ${lockFile}); run again when it has ended`);
  try {
    recover(effects, root);
    return await run();
  } finally {
    release();
  }
}

/**
 * Makes sure that what is read is one state: moves committed files to their places, or waits up to ten seconds for the
 * run that does. Throws a UsageError where that takes longer, or where this folder cannot be written to.
 */
export async function awaitPendingCommit(effects: Effects, root: string): Promise<void> {
  for (let waited = 0; isCommitted(effects, root); waited += stepMs) {
    if (tryRecover(effects, root)) return;
    if (waited >= patienceMs)
      throw new UsageError(`another run is still writing here (it holds ${lockFile}); run again later`);
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
    throw new UsageError(`${lockFile} cannot be locked (${(error as Error).message}): is the folder read-only?`);
  }
}
