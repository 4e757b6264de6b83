/** A snapshot as blocks to show: headings, tables, statements. Each keeps its line, which the evidence of facts refers to. */
import { count } from "../../../pipeline/text/format.ts";

export type SnapshotBlock =
  | { kind: "heading"; line: number; depth: number; content: readonly CellPart[] }
  | { kind: "table"; head: SnapshotRow; rows: SnapshotRow[] }
  /** A fact or a passage that was not read, in our own words. */
  | { kind: "statement"; line: number; isUnread: boolean; content: readonly CellPart[] }
  | { kind: "text"; line: number; content: readonly CellPart[] };

export interface SnapshotRow {
  line: number;
  cells: readonly (readonly CellPart[])[];
}

/** A piece of text, `isCode` where it stood between backticks. */
export interface CellPart {
  text: string;
  isCode: boolean;
}

/** The front matter as names and values, and the blocks below it. Lines are counted from 1. */
export function snapshotBlocks(lines: readonly string[]): {
  facts: readonly [name: string, value: string][];
  blocks: readonly SnapshotBlock[];
} {
  const end = lines.indexOf("---", 1);
  const facts = lines.slice(1, end).flatMap((line): [string, string][] => {
    const [, name = "", value = ""] = /^(\w+): (.*)$/.exec(line) ?? [];
    return name === "" ? [] : [[name, value]];
  });
  const blocks: SnapshotBlock[] = [];
  for (const [i, text] of lines.entries()) {
    if (i > end && text.trim() !== "") addLine(blocks, text, i + 1, lines[i - 1] ?? "");
  }
  return { facts, blocks };
}

function addLine(blocks: SnapshotBlock[], text: string, line: number, before: string): void {
  const last = blocks.at(-1);
  if (text.startsWith("|")) {
    const isSame = last?.kind === "table" && before.startsWith("|");
    if (!isSame) blocks.push({ kind: "table", head: { line, cells: cellsOf(text) }, rows: [] });
    else if (!/^[|:\s-]+$/.test(text)) last.rows.push({ line, cells: cellsOf(text) });
    return;
  }
  const [, marks = "", title = ""] = /^(#{1,6}) (.*)$/.exec(text) ?? [];
  if (marks !== "") blocks.push({ kind: "heading", line, depth: marks.length, content: partsOf(title) });
  else if (text.startsWith("- ")) {
    blocks.push({
      kind: "statement",
      line,
      isUnread: text.startsWith("- Unread:"),
      content: partsOf(statementText(text.slice(2))),
    });
  } else blocks.push({ kind: "text", line, content: partsOf(text) });
}

/** Of a passage that was not read, what it mentions; the hash that tells it from others means nothing to a reader. */
function statementText(text: string): string {
  const [, dates, models] = /^Unread: \w+ \((\d+) dates?, (\d+) models?\)\.$/.exec(text) ?? [];
  if (dates === undefined || models === undefined) return text;
  return `Passage we could not read: ${count(Number(models), "model")} and ${count(Number(dates), "date")} mentioned.`;
}

/** The cells of a row of a table. A pipe with a backslash before it is text. */
function cellsOf(row: string): CellPart[][] {
  const inner = row.trim().replace(/^\||\|$/g, "");
  return inner.split(/(?<!\\)\|/).map((cell) => partsOf(cell.trim().replaceAll("\\|", "|")));
}

/** Text without the backslashes that Markdown needs, code apart. */
function partsOf(text: string): CellPart[] {
  return text.split(/(`+[^`]+`+)/).flatMap((part): CellPart[] => {
    if (part === "") return [];
    if (/^`.*`$/.test(part)) return [{ text: part.replace(/^`+\s?|\s?`+$/g, ""), isCode: true }];
    return [{ text: part.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/<br\s*\/?>/g, " "), isCode: false }];
  });
}
