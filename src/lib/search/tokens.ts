/** How ids and questions become words: the same letters and digits, whatever stands between them. */

const between = /[^\p{L}\p{M}\p{N}]+/u;
const runs = /\p{N}+|[^\p{N}]+/gu;

/** The words of a text, in small letters: `GPT-4o mini` gives `gpt`, `4o`, `mini`. */
export function words(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().split(between).filter(Boolean);
}

/** The text without anything that is no letter or digit, in small letters: `gpt4omini`. */
export function squashed(text: string): string {
  return words(text).join("");
}

/** Runs of letters and of digits, each after a space and the last before one: ` gpt 4 o mini `. */
export function spaced(text: string): string {
  return ` ${words(text).flatMap(pieces).join(" ")} `;
}

/**
 * The terms that a text is found by: its words, their letters and digits apart, and up to three neighbours as one, so
 * that `gpt41` finds `gpt-4.1`. Longer runs would make a term of every id, and each costs every search for its beginning.
 */
export function terms(text: string): string[] {
  const parts = words(text).map((word) => word.slice(0, longestTerm));
  const joined = parts.flatMap((_, i) => [parts.slice(i, i + 2).join(""), parts.slice(i, i + 3).join("")]);
  return [...new Set([...parts, ...parts.flatMap(pieces), ...joined])];
}

/** Longer words are cut: nobody types them, and hostile ids would fill the index with them. */
const longestTerm = 40;

function pieces(word: string): string[] {
  return word.match(runs) ?? [];
}
