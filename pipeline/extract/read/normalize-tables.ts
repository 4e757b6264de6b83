/** Makes tables regular that GFM would not recognize. */
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { fencedLines } from "./fences.ts";
import type { Prepared } from "./prepared.ts";

const delimiter = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;

/**
 * GFM sees no table whose header and delimiter differ in length. A sentence glued to the front of a header is moved to a line
 * of its own; below a header that is too short, the delimiter is shortened too. Throws PageError if there are too many cells.
 */
export function normalizeTables(prepared: Prepared): void {
  const { lines } = prepared;
  const fenced = fencedLines(lines);
  /** Line of a header → the sentence glued to the front of it. */
  const leadingSentences = new Map<number, string>();
  let cells = 0;
  for (let at = 1; at < lines.length; at += 1) {
    if (fenced[at] || !isDelimiter(lines, at)) continue;
    const { columns, sentence } = repairHeader(lines, at);
    if (sentence !== null) leadingSentences.set(at - 1, sentence);
    const { end, widest, count } = measure(lines, at, columns);
    cells += count;
    if (cells > limits.cells || widest > limits.columns)
      throw new PageError(
        `table at line ${at} has too many cells (over ${limits.cells}, or ${limits.columns} columns)`,
        "too-large",
      );
    at = end - 1;
  }
  splitGluedHeaders(prepared, leadingSentences);
}

/** Whether the line is the delimiter of a table whose header is the line above. */
function isDelimiter(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  const above = unquoted(lines[at - 1]);
  return line.includes("-") && above.includes("|") && delimiter.test(unquoted(line)) && !delimiter.test(above);
}

/** Makes header and delimiter equally long, and gives the larger number of columns before that. */
function repairHeader(lines: string[], at: number): { columns: number; sentence: string | null } {
  const line = lines[at] ?? "";
  const quote = line.slice(0, line.length - unquoted(line).length);
  const columns = splitRow(unquoted(line)).length;
  const header = splitRow(unquoted(lines[at - 1]));
  const glued = columns > 0 ? Math.max(0, header.length - columns) : 0;
  const names = header.slice(glued);
  if (glued > 0) lines[at - 1] = `${quote}|${names.join("|")}|`;
  if (names.length !== columns) lines[at] = `${quote}|${"---|".repeat(names.length)}`;
  const sentence = glued > 0 ? quote + header.slice(0, glued).join("|").trim() : null;
  return { columns: Math.max(columns, names.length), sentence };
}

/** The line after the table's last row, its widest row, and how many cells it has. */
function measure(
  lines: readonly string[],
  at: number,
  columns: number,
): { end: number; widest: number; count: number } {
  let end = at + 1;
  let widest = columns;
  let count = 0;
  for (; end < lines.length && (lines[end] ?? "").trim() !== "" && (lines[end] ?? "").includes("|"); end += 1) {
    const width = splitRow(unquoted(lines[end])).length;
    count += width;
    widest = Math.max(widest, width);
  }
  return { end, widest, count: count + widest };
}

/** The cells of a row as GFM splits them: at unescaped pipes, the outer ones optional. */
function splitRow(line: string): string[] {
  const cells = line.trim().split(/(?<!\\)\|/);
  if (cells[0]?.trim() === "") cells.shift();
  if (cells.length > 0 && cells.at(-1)?.trim() === "") cells.pop();
  return cells;
}

/** A line without its indentation and the marks of the quotes around it. */
function unquoted(line = ""): string {
  return line.replace(/^[ \t>]+/, "");
}

/** Moves each sentence that is glued to a table header to a line of its own. */
function splitGluedHeaders(prepared: Prepared, glued: Map<number, string>): void {
  if (glued.size === 0) return;
  const { lines, lineMap } = prepared;
  prepared.lines = lines.flatMap((line, at) => [...(glued.has(at) ? [glued.get(at) ?? ""] : []), line]);
  prepared.lineMap = lineMap.flatMap((line, at) => (glued.has(at) ? [line, line] : [line]));
}
