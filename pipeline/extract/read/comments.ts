/** Comments in Markdown pages: HTML, MDX and Liquid. */
import { dropLines } from "./drop-lines.ts";
import { fencedLines } from "./fences.ts";
import type { Prepared } from "./prepared.ts";

/** The opening and closing marks of comments in HTML, MDX and Liquid. */
const comments: [open: string, close: string][] = [
  ["<!--", "-->"],
  ["\\{\\s{0,20}\\/\\*", "\\*\\/\\s{0,20}\\}"],
  ["\\{%-?\\s{0,20}comment\\s{0,20}-?%\\}", "\\{%-?\\s{0,20}endcomment\\s{0,20}-?%\\}"],
];
/** Group 1 is a backtick; then each kind of comment has one group for its opening and one for its closing mark. */
const commentMarks = new RegExp(["(`)", ...comments.flat().map((mark) => `(${mark})`)].join("|"), "g");
const closeOf = comments.map(([, close]) => new RegExp(close));

/**
 * Removes comments: rows in a comment are not rows of the page. A comment that is never closed does not count.
 */
export function dropComments(prepared: Prepared): void {
  const { lines } = prepared;
  const lastClose = closeOf.map((close) => lines.findLastIndex((line) => close.test(line)));
  if (lastClose.every((at) => at < 0)) return;
  const fenced = fencedLines(lines);
  const emptied = new Set<number>();
  let inside: number | null = null;
  for (const [at, line] of lines.entries()) {
    if (inside === null && fenced[at]) continue;
    const cleaned = withoutComments(line, at, inside, lastClose);
    if (cleaned.text !== line && cleaned.text.trim() === "") emptied.add(at);
    lines[at] = cleaned.text;
    inside = cleaned.inside;
  }
  dropLines(prepared, emptied);
}

/** One line without its comments; `inside` is the kind of comment that is open at its start, then at its end. */
function withoutComments(
  line: string,
  at: number,
  inside: number | null,
  lastClose: number[],
): { text: string; inside: number | null } {
  let text = "";
  let from = 0;
  let open = inside;
  let inCode = false;
  for (const match of line.matchAll(commentMarks)) {
    const which = match.findIndex((group, index) => index > 0 && group !== undefined) - 1;
    const kind = which > 0 ? (which - 1) >> 1 : null;
    const opens = which % 2 === 1;
    if (open !== null) {
      if (kind !== open || opens) continue;
      open = null;
      from = match.index + match[0].length;
    } else if (kind === null) inCode = !inCode;
    else if (opens && !inCode && (lastClose[kind] ?? -1) >= at) {
      text += line.slice(from, match.index);
      open = kind;
    }
  }
  return { text: open === null ? text + line.slice(from) : text, inside: open };
}
