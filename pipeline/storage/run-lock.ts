/** One run at a time: who writes holds the lock, and what a dead run left is put right before anything is read. */
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { UsageError } from "../domain/usage-error.ts";
import type { Effects } from "./effects.ts";
import { isCommitted, settle } from "./transaction.ts";

const lockFile = ".almanac/lock";
const patienceMs = 10_000;
const stepMs = 50;

/** Runs while no other command writes to this project. Throws a UsageError where one does. */
export async function exclusively<T>(
  { effects, root }: { effects: Effects; root: string },
  run: () => Promise<T>,
): Promise<T> {
  const free = locked(effects, root);
  if (!free) throw new UsageError(`another run is writing here (it holds ${lockFile}); run again when it has ended`);
  try {
    settle(effects, root);
    return await run();
  } finally {
    free();
  }
}

/**
 * Makes sure that what is read is one state: moves committed files to their places, or waits up to ten seconds for the
 * run that does. Throws a UsageError where that takes longer, or where this folder cannot be written to.
 */
export async function readable(effects: Effects, root: string): Promise<void> {
  for (let waited = 0; isCommitted(effects, root); waited += stepMs) {
    if (finish(effects, root)) return;
    if (waited >= patienceMs)
      throw new UsageError(`another run is still writing here (it holds ${lockFile}); run again later`);
    await setTimeout(stepMs);
  }
}

function finish(effects: Effects, root: string): boolean {
  const free = locked(effects, root);
  if (!free) return false;
  try {
    settle(effects, root);
    return true;
  } finally {
    free();
  }
}

function locked(effects: Effects, root: string): (() => void) | null {
  try {
    return effects.lock(join(root, lockFile));
  } catch (error) {
    throw new UsageError(`${lockFile} cannot be locked (${(error as Error).message}): is the folder read-only?`);
  }
}
