/** Two letters typed in each other's place, in words too short for the index to guess at: `gtp-4o`. */
import { words } from "./tokens.ts";

/**
 * The question once for each way of putting two neighbouring letters of one unknown word back that gives a known word; empty
 * where there is none.
 */
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
