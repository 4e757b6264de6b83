/** A sentence whose parts mean something: text, dates to stress, models to link. Rendered as HTML, Markdown or text. */
export type RichText = readonly RichTextPart[];
export type RichTextPart = string | { strong: string } | { model: string; path: string | null };

/** The sentence as plain text. */
export function plainText(text: RichText): string {
  return text.map((part) => (typeof part === "string" ? part : "strong" in part ? part.strong : part.model)).join("");
}

/** Sentences one after the other, with a space between. Null ones are left out. */
export function joinSentences(list: readonly (RichText | null)[]): RichText {
  return list.filter((text) => text !== null).flatMap((text, i) => (i === 0 ? text : [" ", ...text]));
}
