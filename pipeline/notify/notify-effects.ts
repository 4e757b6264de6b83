/** What notices need of the world beyond files: secrets, time, the network, and a ledger that survives a crash. */
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";

export interface Outside {
  env(name: string): string | undefined;
  /** Adds a line to a file; when it returns, the line is on the disk. */
  append(path: string, line: string): void;
  fetch: typeof fetch;
  /** Unix time. */
  seconds(): number;
  wait(milliseconds: number): Promise<unknown>;
}

/** The real ones. */
export function nodeOutside(): Outside {
  return {
    env: (name) => process.env[name],
    append,
    fetch: (input, init) => fetch(input, init),
    seconds: () => Math.floor(Date.now() / 1000),
    wait: (milliseconds) => setTimeout(milliseconds),
  };
}

function append(path: string, line: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  synced(path, "a", (file) => writeSync(file, `${line}\n`));
  // The name of a new file is a fact of its folder.
  synced(folder, "r", () => {});
}

function synced(path: string, flags: string, act: (file: number) => void): void {
  const file = openSync(path, flags);
  try {
    act(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
