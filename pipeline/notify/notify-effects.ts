/** The effects that notifications need beyond files: secrets, time, the network, and an append that survives a crash. */
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";

export interface NotifyEffects {
  env(name: string): string | undefined;
  /** Appends a line to a file; when it returns, the line is on disk. */
  append(path: string, line: string): void;
  fetch: typeof fetch;
  /** Unix time. */
  seconds(): number;
  wait(milliseconds: number): Promise<unknown>;
}

/** The real effects. */
export function nodeNotifyEffects(): NotifyEffects {
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
  // The name of a new file is stored in its folder.
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
