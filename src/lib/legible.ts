/** Text from a page, made safe to show where no markup can isolate it: a badge, a picture, a Markdown file. */
import { shorten } from "./shorten.ts";

// Control characters, and those that turn the direction of the text around them (Unicode TR9).
const unseen = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/** The text in one line, without characters that act unseen. Longer than `longest` code points, it ends in `…`. */
export function legible(text: string, longest = Number.POSITIVE_INFINITY): string {
  const line = text.toWellFormed().replace(unseen, " ").replace(/\s+/g, " ").trim();
  return shorten(line, longest);
}
