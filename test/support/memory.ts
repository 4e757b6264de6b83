/** Effects without a disk, a clock or a terminal. */

import { byText } from "../../pipeline/domain/order.ts";
import type { Effects } from "../../pipeline/storage/effects.ts";

export interface Memory extends Effects {
  files: Map<string, string | Uint8Array>;
  printed: string[];
  errors: string[];
  /** Paths written or removed, in order, without what is only staged. */
  touched: string[];
  day: string;
  /** Called before each write; may throw. */
  beforeWrite: (path: string) => void;
  /** Questions to the person, and what the person answers. */
  asked: string[];
  answer: boolean;
  /** Changes the order in which a folder is met, to show that none depends on it. */
  reverse: boolean;
}

/** Effects over files in memory, given as path → text. */
export function memoryEffects(files: Record<string, string> = {}): Memory {
  const stored = new Map<string, string | Uint8Array>(Object.entries(files));
  const held = new Set<string>();
  const get = (path: string): string | Uint8Array => {
    const content = stored.get(path);
    if (content === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: "ENOENT" });
    return content;
  };
  const touch = (path: string) => void (path.includes("/.almanac/pending/") || memory.touched.push(path));
  const memory: Memory = {
    files: stored,
    printed: [],
    errors: [],
    touched: [],
    day: "2026-11-21",
    beforeWrite: () => {},
    asked: [],
    answer: false,
    reverse: false,
    readText: (path) => Buffer.from(get(path)).toString("utf8"),
    readBytes: (path) => Buffer.from(get(path)),
    exists: (path) => stored.has(path) || namesIn(stored, path).length > 0,
    list: (folder) => (memory.reverse ? namesIn(stored, folder).reverse() : namesIn(stored, folder)),
    writeFile: (path, content) => {
      memory.beforeWrite(path);
      touch(path);
      stored.set(path, content);
    },
    remove: (path) => {
      if (stored.delete(path)) touch(path);
    },
    move: (from, to) => {
      memory.writeFile(to, get(from));
      stored.delete(from);
    },
    checkWritable: () => {},
    lock: (path) => {
      if (held.has(path)) return null;
      held.add(path);
      return () => void held.delete(path);
    },
    today: () => memory.day,
    out: (line) => void memory.printed.push(line),
    err: (line) => void memory.errors.push(line),
    ask: async (question) => {
      memory.asked.push(question);
      return memory.answer;
    },
    progress: () => {},
    colour: false,
    debug: false,
  };
  return memory;
}

function namesIn(stored: Map<string, unknown>, folder: string): string[] {
  const prefix = `${folder.replace(/\/$/, "")}/`;
  const names = [...stored.keys()]
    .filter((path) => path.startsWith(prefix))
    .map((path) => /^[^/]*\/?/.exec(path.slice(prefix.length))?.[0] ?? "");
  return [...new Set(names)].sort(byText);
}
