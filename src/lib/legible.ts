/** Text from a page, made safe to show where no markup can isolate it: a badge, a picture, a Markdown file. */

// Control characters, and those that turn the direction of the text around them (Unicode TR9).
const unseen = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/** The text in one line, without characters that act unseen. Longer than `longest` code points, it ends in `…`. */
export function legible(text: string, longest = Number.POSITIVE_INFINITY): string {
  const line = text.toWellFormed().replace(unseen, " ").replace(/\s+/g, " ").trim();
  // A code point takes at most two code units, so only a longer text needs to be taken apart.
  if (line.length <= longest) return line;
  const points = [...line];
  return points.length <= longest
    ? line
    : `${points
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}
