/** The parts of a Markdown page that a claim can rest on: sentences, headings, titles of columns, cells. */

/** A stretch of the page's text. */
export interface Span {
  start: number;
  end: number;
}

export interface Unit extends Span {
  kind: "sentence" | "heading" | "title" | "cell";
}

/** The units of a page, in order. Markup around them (`#`, `-`, `>`, pipes, `[^1]:`) is no part of them. */
export function unitsOf(page: string): Unit[] {
  const lines = page.split("\n");
  let offset = 0;
  return lines.flatMap((line, at) => {
    const start = offset;
    offset += line.length + 1;
    if (isTableLine(line)) return cellsOf(line, start, isDelimiter(lines[at + 1] ?? ""));
    const prefix = /^[\s>]*(?:[-*+]\s+|\d+\.\s+|\[\^[^\]]+\]:\s*|#{1,6}\s+)*/.exec(line)?.[0] ?? "";
    const text = line.slice(prefix.length);
    // Markup is damaged elsewhere; here the words are.
    if (text.trim() === "" || text.trimStart().startsWith("<")) return [];
    const kind = prefix.includes("#") ? "heading" : "sentence";
    const spans = kind === "heading" ? [{ start: 0, end: text.length }] : sentencesOf(text);
    return spans.map((span) => ({
      kind,
      start: start + prefix.length + span.start,
      end: start + prefix.length + span.end,
    }));
  });
}

const isTableLine = (line: string): boolean => line.trimStart().startsWith("|");
const isDelimiter = (line: string): boolean => isTableLine(line) && /^[\s|:-]+$/.test(line);

function cellsOf(line: string, start: number, header: boolean): Unit[] {
  if (isDelimiter(line)) return [];
  return [...line.matchAll(/(?<=\|\s*)[^\s|](?:[^|]*[^\s|])?(?=\s*\|)/g)].map(({ index, 0: text }) => ({
    kind: header ? "title" : "cell",
    start: start + index,
    end: start + index + text.length,
  }));
}

/** Sentences of a paragraph. A full stop before month and year ("5. März 2031") ends none. */
function sentencesOf(text: string): Span[] {
  const ends = [...text.matchAll(/(?<=[.!?])\s+(?!\p{L}+ \d{4})(?=[\p{Lu}`*[])|(?<=[。！？])/gu)].map(
    ({ index, 0: gap }) => ({ end: index, next: index + gap.length }),
  );
  let from = 0;
  const spans = ends.map(({ end, next }) => {
    const span = { start: from, end };
    from = next;
    return span;
  });
  return [...spans, { start: from, end: text.trimEnd().length }].filter(({ start, end }) => end > start);
}

const word =
  /`[^`]*`|\[[^\]]*\]\([^)]*\)|\d+(?=\p{sc=Han})|[\p{sc=Han}\p{sc=Hiragana}]|\p{sc=Katakana}[\p{sc=Katakana}ー]*|[^\s`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu;

/**
 * The words of a text: whatever stands between spaces, without the punctuation at its edges; a code span or a link is
 * one word, and so is each sign of Chinese and Japanese, but for katakana and numbers.
 */
export function wordsOf(text: string): Span[] {
  return [...text.matchAll(word)].flatMap(({ index, 0: found }) => {
    if (/^[`[]/.test(found)) return [{ start: index, end: index + found.length }];
    const core = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u.exec(found);
    return core ? [{ start: index + core.index, end: index + core.index + core[0].length }] : [];
  });
}
