/** What is told of one text or cell is told once a page: several rules ask the same, and pages repeat themselves. */
import type { Lexicon } from "./index.ts";

/** Pages have fewer texts; a hostile one cannot fill the memory. */
const most = 5_000;

/**
 * The function with its results kept for as long as the lexicon, which is the page's own. It must depend on nothing else,
 * and nobody may change what it gives.
 */
export function oncePerPage<K, T>(read: (of: K, lexicon: Lexicon) => T): (of: K, lexicon: Lexicon) => T {
  const pages = new WeakMap<Lexicon, Map<K, { value: T }>>();
  return (of, lexicon) => {
    let known = pages.get(lexicon);
    if (!known) {
      known = new Map();
      pages.set(lexicon, known);
    }
    let kept = known.get(of);
    if (!kept) {
      if (known.size >= most) known.clear();
      kept = { value: read(of, lexicon) };
      known.set(of, kept);
    }
    return kept.value;
  };
}
