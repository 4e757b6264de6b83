/** Comments that ask the scanner to leave out findings: `almanac-ignore: reason until 2027-01-01`. */

export interface Ignore {
  /** The words after the colon; empty for none. */
  reason: string;
  /** The last day on which it counts; null for no end. */
  until: string | null;
}

export interface Ignores {
  /** The whole text; null where none does. */
  file: Ignore | null;
  /** By the line, from 1, whose findings are left out. */
  lines: ReadonlyMap<number, Ignore>;
}

const mark = /almanac-ignore(-file|-next-line)?\b(?::[ \t]*([^\n]{0,300}))?/g;

/** The ignores of a text. One that shares its line with nothing else counts for the next line. */
export function ignoresOf(text: string): Ignores {
  const lines = new Map<number, Ignore>();
  let file: Ignore | null = null;
  if (!text.includes("almanac-ignore")) return { file, lines };
  for (const [i, line] of text.split("\n").entries()) {
    for (const { 1: where, 2: words = "", index } of line.matchAll(mark)) {
      const ignore = ignoreOf(words);
      if (where === "-file") file ??= ignore;
      else lines.set(i + (where === "-next-line" || isAlone(line.slice(0, index)) ? 2 : 1), ignore);
    }
  }
  return { file, lines };
}

/** Whether an ignore counts on a day. */
export function isInForce({ until }: Ignore, day: string): boolean {
  return until === null || day <= until;
}

function ignoreOf(words: string): Ignore {
  const [, reason = words, until = null] = /^(.*?)\s*\buntil\s+(\d{4}-\d\d-\d\d)/.exec(words) ?? [];
  return { reason: reason.replace(/\s*(?:\*\/|-->|#}|%>|"|'|`).*$/, "").trim(), until };
}

/** Whether only the sign of a comment is before the mark. */
function isAlone(before: string): boolean {
  return /^[\s#/*;%"'<!{(-]*$|^\s*(?:--|rem|\/\/)\s*$/i.test(before);
}
