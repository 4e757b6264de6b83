/** Sections as keys of maps. */

/** A trail of headings as one text. */
export const keyOf = (section: readonly string[]): string => section.join("\u0000");

/** The keys of a section and of all sections around it, the page first. */
export const keysAround = (section: readonly string[]): string[] =>
  Array.from({ length: section.length + 1 }, (_, end) => keyOf(section.slice(0, end)));
