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
 * The terms that a text is found by: its words, their letters and digits apart, and from each word on the rest
 * without separators, so that a prefix of it may run over several words (`4omini` in `gpt-4o-mini`).
 */
export function terms(text: string): string[] {
  const parts = words(text);
  const tails = parts.map((_, i) => parts.slice(i).join("").slice(0, longestTerm));
  return [...new Set([...parts, ...parts.flatMap(pieces), ...tails])];
}

/** Longer terms are cut: nobody types them, and hostile ids would fill the index with them. */
const longestTerm = 40;

function pieces(word: string): string[] {
  return word.match(runs) ?? [];
}
