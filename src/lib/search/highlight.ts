/** Which parts of an id match a query. */
import type { Query } from "./query.ts";

/** The text in pieces, of which every second one (from the second on) matches; joined they are the text. */
export function highlighted(text: string, { whole, rest, words }: Query): string[] {
  for (const runs of [[whole], [rest], words]) {
    const sources = runs
      .filter(Boolean)
      .sort((a, b) => b.length - a.length)
      .map(runSource);
    if (sources.length === 0) continue;
    const parts = text.split(new RegExp(`(${sources.join("|")})`, "iu"));
    if (parts.length > 1) return parts;
  }
  return [text];
}

/** The run as a regular expression: with anything but letters and digits between its characters, at the start of a run. */
function runSource(run: string): string {
  const before = /^\p{N}/u.test(run) ? "(?<!\\p{N})" : "(?<!\\p{L})";
  return before + [...run].join("[^\\p{L}\\p{M}\\p{N}]*");
}
