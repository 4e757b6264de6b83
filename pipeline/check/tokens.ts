/** Tokens: the longest runs of characters that ids consist of, without what an escape sequence puts in front. */

const isPart = new Uint8Array(128);
for (const c of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:/@+-") isPart[c.charCodeAt(0)] = 1;

/** No id is longer, not even an ARN; what is longer is data or minified code. */
const longest = 400;

export interface Token {
  start: number;
  end: number;
}

/** The end of the token that goes on at a place. */
export function tokenEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isIdPart(text.charCodeAt(end))) end++;
  return end;
}

/** The token around a place up to its end, not before `from`; null where there is none of a sensible length. */
export function tokenAt(text: string, at: number, from: number, tokenEnds: number): Token | null {
  let end = tokenEnds;
  let start = at;
  while (start > from && isIdPart(text.charCodeAt(start - 1))) {
    start--;
    if (end - start > longest) return null;
  }
  if (end - start > longest) return null;
  start = afterEscape(text, start, end);
  while (end > start && isTrailing(text, end)) end--;
  return end > start ? { start, end } : null;
}

function isIdPart(code: number): boolean {
  return code < 128 && isPart[code] === 1;
}

/** `\n` before an id, `\u0027`, `%2F`: the letters belong to the escape. */
function afterEscape(text: string, start: number, end: number): number {
  const before = text.charAt(start - 1);
  if (before === "\\") {
    const [sequence = ""] =
      /^(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrtbf0])/i.exec(text.slice(start, Math.min(end, start + 5))) ?? [];
    return start + sequence.length;
  }
  // After a template, a path goes on.
  if (before === "}" && text.charAt(start) === "/") return start + 1;
  if (before === "%" && /^[0-9A-F]{2}/i.test(text.slice(start, start + 2))) return start + 2;
  return start;
}

/** A full stop or colon after an id is punctuation. */
function isTrailing(text: string, end: number): boolean {
  return ".:/".includes(text.charAt(end - 1));
}
