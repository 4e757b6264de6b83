/** A pasted text that is nothing but a list of ids: each line or part of it is one, however short or unknown it is. */

/** Longer texts are files, which are scanned. */
const longest = 20_000;

export interface ListedId {
  written: string;
  /** From 1. */
  line: number;
}

/**
 * The ids of a list, one a line or with commas between them; null where the text is anything else. `isKnown` says whether
 * words with spaces between them are the name of a model.
 */
export function pastedList(text: string, isKnown: (name: string) => boolean): ListedId[] | null {
  if (text.length > longest) return null;
  const listed: ListedId[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    for (const part of line.split(/[,;\t]/)) {
      const written = bare(part);
      if (written === "") continue;
      if (!/^[\w.:/@+~-]+$/.test(written) && !(/^[\w.:/@+~()\s-]{1,80}$/.test(written) && isKnown(written)))
        return null;
      listed.push({ written, line: i + 1 });
    }
  }
  return listed.length > 0 ? listed : null;
}

/** Without bullet, quotes and brackets. */
function bare(part: string): string {
  return part
    .trim()
    .replace(/^(?:[-*•]|\d+[.)])\s+/, "")
    .replace(/^[["'`]+|["'`\]]+$/g, "")
    .trim();
}
