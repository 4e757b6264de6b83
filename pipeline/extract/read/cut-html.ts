/** HTML in Markdown that the Markdown parser would break at its empty lines: tables and definition lists. */

import { fencedLines } from "./fences.ts";

/** A piece of HTML, and the line of the page on which it begins (1-based). */
export interface HtmlPiece {
  html: string;
  line: number;
}

/** Group 1 is the name of a table or definition list, group 2 that of an element whose role is a table. */
const pieceStart =
  /^\s*(?:<[a-z][^<>]{0,500}>\s*){0,20}?<(?:(table|dl)\b|([a-z]{1,20})\s[^<>]{0,500}?\brole=["']?(?:table|grid|treegrid)\b)/i;

/** Removes tables and definition lists in HTML and returns them; their lines become empty. */
export function cutHtml(lines: string[], lineMap: number[]): HtmlPiece[] {
  const fenced = fencedLines(lines);
  const pieces: HtmlPiece[] = [];
  /** Names of elements that are not closed: what comes before the next closing tag belongs to another element. */
  const unclosed = new Set<string>();
  const last = lines.findLastIndex((line, at) => !fenced[at] && line.includes("</"));
  for (let at = 0; at <= last; at += 1) {
    const line = lines[at] ?? "";
    const match = fenced[at] || !line.includes("<") ? null : pieceStart.exec(line);
    const name = (match?.[1] ?? match?.[2])?.toLowerCase();
    if (name === undefined || unclosed.has(name)) continue;
    const end = elementEnd(lines, name, at, last);
    if (end === null) {
      unclosed.add(name);
      continue;
    }
    pieces.push({ html: lines.slice(at, end + 1).join("\n"), line: lineMap[at] ?? at + 1 });
    lines.fill("", at, end + 1);
    at = end;
  }
  return pieces;
}

/** The line on which the element that opens on a line closes, after those of its name inside it; null if it does not. */
function elementEnd(lines: string[], name: string, from: number, last: number): number | null {
  const tag = new RegExp(`<(/?)${name}\\b`, "gi");
  let depth = 0;
  for (let at = from; at <= last; at += 1) {
    for (const [, slash] of (lines[at] ?? "").matchAll(tag)) depth += slash ? -1 : 1;
    if (depth <= 0) return at;
  }
  return null;
}
