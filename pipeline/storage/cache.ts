/**
 * Files below `.almanac/cache/`: what was computed once and need not be again. Losing them costs time only. A file that is
 * damaged, or made from other input or by other code, is as good as none.
 */
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sha256 } from "../domain/hash.ts";
import type { Effects } from "./effects.ts";

const folder = ".almanac/cache";
/** Hex digits of a SHA-256 sum. */
const sumLength = 64;

/** The path of a cache file from the project root. */
export function cachePath(name: string): string {
  return `${folder}/${name}`;
}

/** The content of a cache file: the sum of what follows, then the key and value, compressed. */
export function cacheContent(key: string, value: unknown): Uint8Array {
  const packed = gzipSync(JSON.stringify([key, value]), { level: 1 });
  return Buffer.concat([Buffer.from(sha256(packed)), packed]);
}

/** The value stored under a name with that key; null if there is none. Never throws: whatever is wrong, it is computed anew. */
export function readCached<T>(effects: Effects, root: string, name: string, key: string): T | null {
  try {
    const path = join(root, cachePath(name));
    if (!effects.exists(path)) return null;
    const bytes = effects.readBytes(path);
    const packed = bytes.subarray(sumLength);
    if (sha256(packed) !== Buffer.from(bytes.subarray(0, sumLength)).toString()) return null;
    const [storedKey, value] = JSON.parse(gunzipSync(packed).toString()) as [string, T];
    return storedKey === key ? value : null;
  } catch {
    return null;
  }
}

/** Stores a value; on a full disk or in a folder that is not writable, nothing. */
export function writeCached(effects: Effects, root: string, name: string, content: Uint8Array): void {
  try {
    effects.writeFile(join(root, cachePath(name)), content);
  } catch {
    // The next run takes as long as this one.
  }
}

/** Removes all but the newest files of a cache folder, whose names begin with their day, and all others of the same day. */
export function trimCache(effects: Effects, root: string, name: string, most: number): void {
  try {
    const at = name.lastIndexOf("/");
    const [inFolder, file] = [join(root, cachePath(name.slice(0, at))), name.slice(at + 1)];
    const names = effects.list(inFolder).filter((other) => other !== file);
    const day = file.slice(0, "YYYY-MM-DD".length);
    const old = names.filter((other, at) => other.startsWith(day) || at < names.length + 1 - most);
    for (const other of old) effects.remove(join(inFolder, other));
  } catch {
    // A file too many does no harm.
  }
}
