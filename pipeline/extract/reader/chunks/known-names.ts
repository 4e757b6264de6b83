/** The names that a page is known to print. */

export interface Known {
  /** Names that the page prints as ids or in headings, in lower case. */
  names: ReadonlySet<string>;
  /** Their first words, to look for longer names. */
  starts: ReadonlyMap<string, readonly string[]>;
  /** Their first characters: most words have another. */
  initials: ReadonlySet<string>;
}

/** For text that belongs to no page. */
export const nothingKnown: Known = { names: new Set(), starts: new Map(), initials: new Set() };

/** What is known of a page's names. */
export function knownNames(names: Iterable<string>): Known {
  const all = new Set([...names].map((name) => name.toLowerCase()).filter((name) => name.length > 1));
  const longestFirst = [...all].sort((a, b) => b.length - a.length);
  return {
    names: all,
    starts: Map.groupBy(longestFirst, (name) => /^[\p{L}\p{N}]+/u.exec(name)?.[0] ?? ""),
    initials: new Set([...all].map((name) => name.charAt(0))),
  };
}
