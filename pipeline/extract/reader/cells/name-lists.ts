/** Lists of names in a cell. */

import { has, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { isIdLike, isPlaceholder } from "../names.ts";
import { trimMarks } from "./cell.ts";

/** Splits "a, b or c" only where every part can be an id by itself. Null where the lines are something else. */
export function splitNames(
  text: string,
  lexicon: Lexicon,
): (string | { text: string; display: string | null })[] | null {
  const lines = text
    .split(/\n| \| /)
    .map(trimMarks)
    .filter((part) => part !== "");
  const bare = (part: string): string => part.replace(/\s*\([^)]*\)$/, "");
  const [first = "", second = ""] = lines;
  if (lines.length === 2 && !isIdLike(first) && !first.includes(",") && isIdLike(second))
    return [{ text: second, display: first }];
  const parts = lines.map((line) => {
    const own = splitList(line, lexicon);
    return own.length > 1 && own.every((part) => isIdLike(bare(part))) ? own : [line];
  });
  return lines.length > 1 && !parts.flat().every((part) => isIdLike(bare(part)) || isPlaceholder(part))
    ? null
    : parts.flat();
}

/** Parts of a list: at commas, semicolons, slashes and the lexicon's words for "and" and "or". */
export function splitList(line: string, lexicon: Lexicon): string[] {
  const tokens = lexText(line, lexicon);
  const parts: string[] = [];
  let from: number | null = null;
  let to = 0;
  const close = (): void => {
    if (from !== null) parts.push(trimMarks(line.slice(from, to)));
    from = null;
  };
  let depth = 0;
  for (const token of tokens) {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth = Math.max(0, depth - 1);
    const parting =
      depth === 0 &&
      ((token.kind === "mark" && ",;、，|".includes(token.text)) ||
        (has(token, "and", "or") && !/^[A-Z]/.test(token.text)) ||
        (token.kind === "mark" && token.text === "/" && line[token.start - 1] === " "));
    if (parting) close();
    else {
      from ??= token.start;
      to = token.end;
    }
  }
  close();
  return parts.filter((part) => part !== "");
}
