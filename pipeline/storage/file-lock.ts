/**
 * A lock that the kernel releases when its owner dies: neither a killed run nor a reused process id blocks the next run.
 * SQLite provides such locks on every system (https://www.sqlite.org/lockingv3.html); nothing is stored in the file.
 */
import { accessSync, constants, mkdirSync } from "node:fs";
import { dirname } from "node:path";

const busy = 5; // SQLITE_BUSY, https://www.sqlite.org/rescode.html

/** Takes the lock and returns the function that releases it; null while another holds it. Throws if the file cannot be created. */
export function takeLock(path: string): (() => void) | null {
  mkdirSync(dirname(path), { recursive: true });
  const { DatabaseSync } = sqlite();
  const file = new DatabaseSync(path);
  try {
    file.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    // A read-only file can be opened too, but its lock would be shared.
    accessSync(path, constants.W_OK);
    return () => file.close();
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === busy) return null;
    throw error;
  }
}

/** Node 22 warns on load that the module is experimental, which a user of a command can do nothing about. */
function sqlite() {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule("node:sqlite");
  } finally {
    process.emitWarning = emitWarning;
  }
}
