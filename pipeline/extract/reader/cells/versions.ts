/** Cells of a column of versions. */

import { limits } from "../../page-limits.ts";
import { type InlineContent, plain } from "../../read/document.ts";
import { has, lexText } from "../lex.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { type CellResult, isBlank, trimMarks, unread } from "./cell.ts";
import { splitList } from "./name-lists.ts";
import { stageOfToken } from "./stages.ts";

/** A version as its own column prints it, a leading "v" left out; null for none. */
export function readVersions(content: InlineContent, lexicon: Lexicon): CellResult<(string | null)[]> {
  const text = plain(content);
  if (text.length > limits.valueLength) return unread("no version");
  if (isBlank(text, lexicon)) return { ok: true, value: [null] };
  const parts = text
    .split(/\n/)
    .flatMap((line) => splitList(line, lexicon))
    .map((part) => trimMarks(part).replace(/^(?:v|\p{L}+\s+)(?=\d)/iu, ""));
  const bad = parts.find((part) => {
    const [token, ...more] = lexText(part, lexicon);
    const named = more.length === 0 && token !== undefined && (has(token, "none") || stageOfToken(token) !== null);
    return (
      !/^(?:\d|[\p{Ll}\p{Lo}])[\p{L}\p{N}._:@+-]{0,39}$/u.test(part) || (parts.length > 1 && !/^\d/.test(part)) || named
    );
  });
  return bad === undefined ? { ok: true, value: parts } : unread("no version");
}
