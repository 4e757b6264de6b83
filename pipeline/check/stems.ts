/** How ids begin: what the scanner looks for before it looks at a token. */
import { isCommonWord } from "./common-words.ts";

/**
 * The shortest beginning of a name that is worth a look: `claude` for `claude-3-haiku`, `text-davinci` for
 * `text-davinci-003`, `o3` for `o3-mini`. Null for a name that cannot be a token.
 */
export function stemOf(name: string): string | null {
  const lower = name.toLowerCase();
  if (/[^a-z0-9._:@+-]/.test(lower) || !/^[a-z]/.test(lower)) return null;
  const [, first = "", separator = "", second = ""] = /^([a-z]+)(?:([._:@-]?)([a-z]+|\d+))?/.exec(lower) ?? [];
  const isEnough = first.length > 2 && !isCommonWord(first);
  return isEnough ? first : `${first}${separator}${second}`;
}
