/** A long text in pieces, so that a browser can do something else between them. */

export interface TextPiece {
  text: string;
  /** How many lines are before it. */
  lines: number;
}

/** Pieces of about `size` characters, cut between lines, or else between words; joined they are the text. */
export function* textPieces(text: string, size = 32_000): Generator<TextPiece> {
  let from = 0;
  let lines = 0;
  while (from < text.length) {
    const to = endOf(text, from, size);
    const piece = text.slice(from, to);
    yield { text: piece, lines };
    lines += piece.split("\n").length - 1;
    from = to;
  }
}

function endOf(text: string, from: number, size: number): number {
  const most = from + size;
  if (most >= text.length) return text.length;
  const newline = text.lastIndexOf("\n", most);
  if (newline > from) return newline + 1;
  const space = text.lastIndexOf(" ", most);
  return space > from ? space + 1 : most;
}
