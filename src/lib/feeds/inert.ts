/** Text from the pages, made harmless for documents and for the screens of feed readers. */
import { shorten } from "../shorten.ts";

/**
 * The text on one line, with a replacement character for whatever could break a document or turn around the text that
 * follows: characters that XML 1.0 (section 2.2) forbids, lone surrogates, other controls, and marks of direction.
 */
export function inert(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Bidi_Control}\uFFFE\uFFFF]/gu, "\uFFFD")
    .trim();
}

/** The same with at most so many characters, and an ellipsis where it was cut. */
export function brief(text: string, most: number): string {
  return shorten(inert(text), most);
}
