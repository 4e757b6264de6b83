/** Everything the pipeline does to the world, as one argument, so that each stage can be run without a disk or a clock. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { byText } from "./order.ts";

export interface Effects {
  readText(path: string): string;
  readBytes(path: string): Uint8Array;
  exists(path: string): boolean;
  /** Names in a folder sorted by code unit, folders with a final slash; none where there is no such folder. */
  list(folder: string): string[];
  /** Writes a whole file or nothing, making its folder where needed. */
  writeFile(path: string, content: string | Uint8Array): void;
  /** Removes a file, or an empty folder; nothing happens where there is none. */
  remove(path: string): void;
  /** The day it is in UTC. */
  today(): string;
  out(line: string): void;
  err(line: string): void;
  /** Says on a terminal what is going on; silent elsewhere. */
  progress(line: string): void;
  /** Whether output goes to a terminal that shows colour. */
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
    remove,
    today: () => new Date().toISOString().slice(0, 10),
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    progress: (line) => void (stderr.isTTY && stderr.write(`${line}\n`)),
    colour: stdout.isTTY === true && stdout.hasColors(),
    debug: env.ALMANAC_DEBUG === "1",
  };
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

function remove(path: string): void {
  const folder = path.endsWith("/");
  if (folder ? list(path).length > 0 : !existsSync(path)) return;
  rmSync(path, { force: true, recursive: folder });
}
