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
  const below = blocks.slice(at + 1).filter((block) => block.line > own);
  const outside = below.findIndex(({ section: other }) => !section.every((heading, index) => other[index] === heading));
  const inside = outside < 0 ? below : below.slice(0, outside);
  const [next] = inside;
  const over = dates > 0 ? inside.find(({ type }) => type === "list" || type === "table") : next;
  return over?.type === "list" || over?.type === "table" ? lastLine(over) : 0;
}
