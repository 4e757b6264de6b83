/**
 * A lock that the kernel holds, so a dead owner holds none: neither a killed run nor the number of its process, given to
 * another one since, stands in the way of the next. SQLite's locks are such locks on every system
 * (https://www.sqlite.org/lockingv3.html); nothing is ever stored in the file.
 */
import { accessSync, constants, mkdirSync } from "node:fs";
import { dirname } from "node:path";

const busy = 5; // SQLITE_BUSY, https://www.sqlite.org/rescode.html

/** Takes the lock and gives what frees it; null while another holds it. Throws where the file cannot be made. */
export function takeLock(path: string): (() => void) | null {
  mkdirSync(dirname(path), { recursive: true });
  const { DatabaseSync } = sqlite();
  const file = new DatabaseSync(path);
  try {
    file.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    // A file that may only be read is opened all the same, and then shared.
    accessSync(path, constants.W_OK);
    return () => file.close();
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === busy) return null;
    throw error;
  }
}

/** Node 22 warns, as soon as this is loaded, that it may yet change; nobody who runs a command can do anything about it. */
function sqlite() {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule("node:sqlite");
  } finally {
    process.emitWarning = emitWarning;
  }
}
