/** Whether a name that no record has is shaped as an id of a family that we know. */
import { isCommonWord } from "./common-words.ts";
import { stemOf } from "./stems.ts";

export interface Shapes {
  /** How the names of records begin. */
  stems: ReadonlySet<string>;
  /** The words that names of records consist of. */
  vocabulary: ReadonlySet<string>;
}

/** The shapes of names. */
export function shapesOf(names: readonly string[]): Shapes {
  const stems = new Set(names.flatMap((name) => stemOf(name) ?? []));
  const vocabulary = new Set(names.flatMap((name) => name.toLowerCase().match(/[a-z]+/g) ?? []));
  for (const word of ["latest", "beta", "exp", "turbo", "nightly", "ultra", "vision", "it"]) vocabulary.add(word);
  return { stems, vocabulary };
}

/**
 * `full` where every part is a number, a size or a word that other ids have, and one of them is a number: `gpt-9-mini`;
 * `wordy` where none is a number: `gemini-pro`; `family` where only the beginning is known; null for another shape.
 */
export function shapeOf(name: string, { stems, vocabulary }: Shapes): "full" | "wordy" | "family" | null {
  const lower = name.toLowerCase();
  const stem = stemOf(lower);
  if (stem === null || !stems.has(stem)) return null;
  const parts = lower.split(/[-._@:]/);
  if (parts.length < 2) return /\d/.test(lower) && !isCommonWord(stem) ? "family" : null;
  const isKnown = parts.every((part) => number.test(part) || vocabulary.has(part) || isWordAndNumber(part, vocabulary));
  if (!isKnown) return isCommonWord(stem) || /^o\d/.test(stem) ? null : "family";
  return parts.some((part) => /\d/.test(part)) ? "full" : "wordy";
}

/** A version, a date, a size: `3`, `20240229`, `70b`, `8x7b`, `4o`, `v2`, `a22b`. */
const number = /^[a-z]?\d+(?:x\d+)?[a-z]{0,2}$/;

function isWordAndNumber(part: string, vocabulary: ReadonlySet<string>): boolean {
  const word = /^([a-z]+)\d+[a-z]?$/.exec(part)?.[1];
  return word !== undefined && vocabulary.has(word);
}
