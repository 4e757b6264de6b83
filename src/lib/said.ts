/** A sentence whose parts mean something: text, dates to stress, models to link. Rendered as HTML, Markdown or text. */
export type Said = readonly Part[];
export type Part = string | { strong: string } | { model: string; path: string | null };

/** The sentence as plain text. */
export function plainText(said: Said): string {
  return said.map((part) => (typeof part === "string" ? part : "strong" in part ? part.strong : part.model)).join("");
}

/** Sentences one after the other, with a space between. */
export function sentences(list: readonly (Said | null)[]): Said {
  return list.filter((said) => said !== null).flatMap((said, i) => (i === 0 ? said : [" ", ...said]));
}
