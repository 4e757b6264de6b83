/** Removal of lines that became empty. */
import type { Prepared } from "./prepared.ts";

/** Removes the emptied lines between two rows: an empty line would end the table. */
export function dropLines(prepared: Prepared, emptied: Set<number>): void {
  const { lines, lineMap } = prepared;
  const isRow = (at: number): boolean => /^\s*\|/.test(lines[at] ?? "");
  const gone = new Set<number>();
  for (const at of emptied) if ((gone.has(at - 1) || isRow(at - 1)) && isRow(nextKept(at, emptied))) gone.add(at);
  if (gone.size === 0) return;
  prepared.lines = lines.filter((_, at) => !gone.has(at));
  prepared.lineMap = lineMap.filter((_, at) => !gone.has(at));
}

function nextKept(at: number, emptied: Set<number>): number {
  let next = at + 1;
  while (emptied.has(next)) next += 1;
  return next;
}
