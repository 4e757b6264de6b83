/** Which parts of an id a question matched. */
import type { Query } from "./query.ts";

/** The text in pieces, every second of them (from the second on) matched; joined they are the text. */
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

/** The run with anything between its letters and digits that is neither, where a run of letters or digits begins. */
function runSource(run: string): string {
  const before = /^\p{N}/u.test(run) ? "(?<!\\p{N})" : "(?<!\\p{L})";
  return before + [...run].join("[^\\p{L}\\p{M}\\p{N}]*");
}
