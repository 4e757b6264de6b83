/** Whether memory stays flat over a soak. */
import { setTimeout } from "node:timers/promises";
import { languageCodes, lexiconFor, wordsOf } from "../../../pipeline/extract/reader/lexicon/index.ts";
import { type Almanac, root } from "./almanac.ts";

export interface Heap {
  /** Bytes in use after a collection, buffers outside the heap included. */
  used: number;
  /** Characters of the almanac's own files, which are held in memory and grow with its history. */
  files: number;
}

/** What a day may leave behind without being noticed is this, divided by the days between two quarters. */
const tolerance = 8_000_000;

/**
 * Loads the words of every language, of 2 to 3 MB each. A run does that when a page first needs one, and keeps it: in a soak
 * that would look like a leak.
 */
export function loadLanguages(): void {
  for (const code of languageCodes) {
    lexiconFor([code]);
    wordsOf(code);
  }
}

/** Measures; wants Node with --expose-gc. */
export async function heapNow({ effects, forget }: Almanac): Promise<Heap> {
  forget();
  // What ends with a connection is free only after a turn of the event loop and a second collection.
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await setTimeout(10);
  }
  const { heapUsed, external } = process.memoryUsage();
  const own = [...effects.files].filter(([path]) => path.startsWith(root));
  return { used: heapUsed + external, files: own.reduce((sum, [, { length }]) => sum + length, 0) };
}

/** The promise of flat memory: the last quarter uses no more than the first, and its own files (two bytes a character). */
export function brokenByHeap(quarters: readonly Heap[]): string[] {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last || quarters.length < 4) return [];
  const grown = last.used - first.used - 2 * (last.files - first.files);
  return grown <= tolerance ? [] : [`memory grew by ${grown} bytes from the first quarter to the last`];
}
