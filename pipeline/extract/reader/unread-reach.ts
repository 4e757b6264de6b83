/** How far an unread passage reaches: over the list or table that it leads to, whose models it may be about. */
import type { UnreadBlock } from "../../domain/schema.ts";
import type { Block } from "../read/document.ts";
import { lastLine } from "./last-line.ts";

/**
 * An unread passage with the last line of what it stands over: the first list or table below it in its section, where it
 * gives a date or the list follows at once.
 */
export function withReach(unread: UnreadBlock, blocks: readonly Block[]): UnreadBlock {
  const end = reachOf(unread, blocks);
  return end > (unread.endLine ?? unread.line) ? { ...unread, endLine: end } : unread;
}

function reachOf({ line, endLine, section, dates }: UnreadBlock, blocks: readonly Block[]): number {
  const at = blocks.findLastIndex((block) => block.line <= line);
  // An item of a list and a row of a table are about themselves.
  if (at < 0 || blocks[at]?.type === "list" || blocks[at]?.type === "table") return 0;
  const own = endLine ?? line;
  for (let below = at + 1; below < blocks.length; below += 1) {
    const block = blocks[below] as Block;
    if (block.line <= own) continue;
    if (!section.every((heading, index) => block.section[index] === heading)) return 0;
    if (block.type === "list" || block.type === "table") return lastLine(block);
    if (dates === 0) return 0;
  }
  return 0;
}
