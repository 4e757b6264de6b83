/** A lock file with the number of the process that holds it. A dead owner's lock is taken over. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Takes the lock and gives what frees it; null while a process that is alive holds it. */
export function takeLock(path: string): (() => void) | null {
  mkdirSync(dirname(path), { recursive: true });
  if (!claim(path) && !(buryDead(path) && claim(path))) return null;
  return () => rmSync(path, { force: true });
}

/** A link appears whole or not at all, so nobody ever reads a lock without its owner. */
function claim(path: string): boolean {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Puts a dead owner's lock away. What was moved is looked at again: another process may have been quicker. */
function buryDead(path: string): boolean {
  if (isAlive(ownerOf(path))) return false;
  const grave = `${path}.dead-${process.pid}`;
  try {
    renameSync(path, grave);
  } catch {
    return true;
  }
  const wasDead = !isAlive(ownerOf(grave));
  if (!wasDead) linkSync(grave, path);
  rmSync(grave, { force: true });
  return wasDead;
}

function ownerOf(path: string): number {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
