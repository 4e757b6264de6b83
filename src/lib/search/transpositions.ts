/** Transposed letters in words that are too short for the typo search of the index: `gtp-4o`. */
import { words } from "./tokens.ts";

/** The query for each way to swap two adjacent letters of an unknown word that gives a known word; may be empty. */
export function transposed(text: string, known: ReadonlySet<string>): string[] {
  const asked = words(text);
  return asked.flatMap((word, at) =>
    known.has(word) ? [] : swapsOf(word, known).map((meant) => asked.with(at, meant).join(" ")),
  );
}

function swapsOf(word: string, known: ReadonlySet<string>): string[] {
  const letters = [...word];
  const swaps = letters.slice(1).map((letter, i) =>
    letters
      .with(i, letter)
      .with(i + 1, letters[i] as string)
      .join(""),
  );
  return [...new Set(swaps)].filter((meant) => known.has(meant));
}
