/** The text with at most `longest` code points, the last of them `…` where it was cut. */
export function shorten(text: string, longest: number): string {
  // A code point takes at most two code units, so only a longer text needs to be taken apart.
  const points = text.length > longest ? [...text] : [];
  if (points.length <= longest) return text;
  const kept = points.slice(0, longest - 1).join("");
  return `${kept.trimEnd()}…`;
}
