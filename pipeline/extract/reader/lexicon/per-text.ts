/** What is told of one text is told once a page: pages repeat their titles, headings and cells. */
import type { Lexicon } from "./index.ts";

/** Pages have fewer texts; a hostile one cannot fill the memory. */
const most = 2_000;

/**
 * The function with its results kept for as long as the lexicon, which is the page's own. It must depend on nothing else,
 * and nobody may change what it gives.
 */
export function perText<T>(read: (text: string, lexicon: Lexicon) => T): (text: string, lexicon: Lexicon) => T {
  const pages = new WeakMap<Lexicon, Map<string, { value: T }>>();
  return (text, lexicon) => {
    let known = pages.get(lexicon);
    if (!known) {
      known = new Map();
      pages.set(lexicon, known);
    }
    let kept = known.get(text);
    if (!kept) {
      if (known.size >= most) known.clear();
      kept = { value: read(text, lexicon) };
      known.set(text, kept);
    }
    return kept.value;
  };
}
