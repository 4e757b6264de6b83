/**
 * Tokens: the longest runs of characters that ids consist of, without what an escape sequence puts in front. They are looked
 * for in ASCII codes, a number for each character of a text or each byte of a file; what is no ASCII ends a token.
 */

const isPart = new Uint8Array(256);
for (const c of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:/@+-") isPart[c.charCodeAt(0)] = 1;

/** No id is longer, not even an ARN; what is longer is data or minified code. */
const longest = 400;

export interface Token {
  start: number;
  end: number;
}

/** The codes of a text, 0 for what is no ASCII. */
export function codesOf(text: string): Uint8Array {
  const codes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) codes[i] = code;
  }
  return codes;
}

/** The text of a part of codes. */
export function textIn(codes: Uint8Array, { start, end }: Token): string {
  return String.fromCharCode(...codes.subarray(start, end));
}

const kinds = new Uint8Array(256);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  kinds[code] = /[a-z]/i.test(character) ? 1 : /\d/.test(character) ? 2 : 0;
}

/** Whether a run of letters, or of digits, goes on at a place. */
export function continues(codes: Uint8Array, at: number): boolean {
  const kind = kinds[codes[at] as number];
  return kind !== 0 && kind !== undefined && kind === kinds[codes[at - 1] as number];
}

/** Whether a name may begin at a place: not after a letter or digit, unless that belongs to an escape sequence. */
export function begins(codes: Uint8Array, at: number): boolean {
  if (at === 0 || kinds[codes[at - 1] as number] === 0) return true;
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) if (codes[i] === backslash || codes[i] === percent) return true;
  return false;
}

const backslash = 92;
const percent = 37;

/** The end of the token that goes on at a place. */
export function tokenEnd(codes: Uint8Array, at: number): number {
  let end = at;
  while (end < codes.length && isPart[codes[end] as number] === 1) end++;
  return end;
}

/** The token around a place up to its end, not before `from`; null where there is none of a sensible length. */
export function tokenAt(codes: Uint8Array, at: number, from: number, tokenEnds: number): Token | null {
  let end = tokenEnds;
  let start = at;
  while (start > from && isPart[codes[start - 1] as number] === 1) {
    start--;
    if (end - start > longest) return null;
  }
  if (end - start > longest) return null;
  start = afterEscape(codes, start, end);
  while (end > start && trailing.has(codes[end - 1])) end--;
  return end > start ? { start, end } : null;
}

/** A full stop or colon after an id is punctuation. */
const trailing = new Set<number | undefined>([...".:/"].map((c) => c.charCodeAt(0)));

/** `\n` before an id, `\u0027`, `%2F`: the letters belong to the escape. After a template, a path goes on. */
function afterEscape(codes: Uint8Array, start: number, end: number): number {
  const before = String.fromCharCode(codes[start - 1] ?? 0);
  if (!"\\%}".includes(before)) return start;
  const first = textIn(codes, { start, end: Math.min(end, start + 5) });
  const escapes: Record<string, RegExp> = {
    "\\": /^(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrtbf0])/i,
    "%": /^[0-9A-F]{2}/i,
    "}": /^\//,
  };
  return start + (escapes[before]?.exec(first)?.[0].length ?? 0);
}
