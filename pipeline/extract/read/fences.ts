/** Code between fences in Markdown. */

/** The mark that opens or closes a fence, in group 1. */
export const fence = /^ {0,3}(`{3,}|~{3,})/;

/** For each line, whether it is code between fences (the fences too). */
export function fencedLines(lines: readonly string[]): boolean[] {
  let inFence: string | null = null;
  return lines.map((line) => {
    const mark = fence.exec(line)?.[1];
    if (inFence === null) {
      if (mark !== undefined) inFence = mark;
      return mark !== undefined;
    }
    if (mark?.startsWith(inFence)) inFence = null;
    return true;
  });
}
