/** Ids and queries as words: the same letters and digits, whatever is between them. */

const between = /[^\p{L}\p{M}\p{N}]+/u;
const runs = /\p{N}+|[^\p{N}]+/gu;

/** The words of a text, in lower case: `GPT-4o mini` gives `gpt`, `4o`, `mini`. */
export function words(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().split(between).filter(Boolean);
}

/** Letters and digits alone, in lower case: `gpt4omini`. */
export function squashed(text: string): string {
  return words(text).join("");
}

/** Runs of letters and of digits, with spaces around each: ` gpt 4 o mini `. */
export function spaced(text: string): string {
  return ` ${words(text).flatMap(pieces).join(" ")} `;
}

/**
 * The terms of a text in the index: its words, their runs of letters and digits, and up to three adjacent words joined, so
 * that `gpt41` finds `gpt-4.1`. Longer joins would make a term of every id, and each term costs time in every search.
 */
export function terms(text: string): string[] {
  const parts = words(text).map((word) => word.slice(0, longestTerm));
  const joined = parts.flatMap((_, i) => [parts.slice(i, i + 2).join(""), parts.slice(i, i + 3).join("")]);
  return [...new Set([...parts, ...parts.flatMap(pieces), ...joined])];
}

/** Longer words are cut: nobody types them, and hostile ids would fill the index. */
const longestTerm = 40;

function pieces(word: string): string[] {
  return word.match(runs) ?? [];
}
