/** The files, clock and terminal as one argument, so that every stage can run without them. */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline/promises";
import writeFileAtomic from "write-file-atomic";
import { byText } from "../domain/order.ts";
import { takeLock } from "./file-lock.ts";

export interface Effects {
  readText(path: string): string;
  readBytes(path: string): Uint8Array;
  exists(path: string): boolean;
  /** Names in a folder sorted by code unit, folders with a trailing slash; empty if there is no such folder. */
  list(folder: string): string[];
  /** Writes a whole file or nothing, creating its folder if needed. */
  writeFile(path: string, content: string | Uint8Array): void;
  /** Moves a file, replacing any other, and creates the folder if needed. */
  move(from: string, to: string): void;
  /** Removes a file or an empty folder, if it exists. */
  remove(path: string): void;
  /** Throws if the file could not be written or removed. */
  checkWritable(path: string): void;
  /** Takes a lock and returns the function that releases it; null while another process, or another part of this one, holds it. */
  lock(path: string): (() => void) | null;
  /** The current day in UTC. */
  today(): string;
  out(line: string): void;
  err(line: string): void;
  /** Asks a person at the terminal; false where there is none. */
  ask(question: string): Promise<boolean>;
  /** Shows progress on a terminal; silent elsewhere. */
  progress(line: string): void;
  /** Whether the output is a terminal with colour. */
  readonly colour: boolean;
  /** Whether unexpected errors are shown with their stack. */
  readonly debug: boolean;
}

/** The real files, clock and terminal. */
export function nodeEffects(): Effects {
  const { stdout, stderr, env } = process;
  return {
    readText: (path) => readFileSync(path, "utf8"),
    readBytes: (path) => readFileSync(path),
    exists: (path) => existsSync(path),
    list,
    writeFile,
    move,
    remove,
    checkWritable,
    lock: (path) => takeLock(path),
    today: () => new Date().toISOString().slice(0, 10),
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    ask,
    progress: (line) => void (stderr.isTTY && stderr.write(`${line}\n`)),
    colour: stdout.isTTY === true && stdout.hasColors(),
    debug: env.ALMANAC_DEBUG === "1",
  };
}

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

function list(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort(byText);
}

function writeFile(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic.sync(path, typeof content === "string" ? content : Buffer.from(content));
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    // The target is on another volume.
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    writeFile(to, readFileSync(from));
    rmSync(from);
  }
}

function checkWritable(path: string): void {
  const folder = dirname(path);
  if (existsSync(folder)) accessSync(folder, constants.W_OK | constants.X_OK);
  else checkWritable(folder);
}

function remove(path: string): void {
  const folder = path.endsWith("/");
  if (folder ? list(path).length > 0 : !existsSync(path)) return;
  rmSync(path, { force: true, recursive: folder });
}
