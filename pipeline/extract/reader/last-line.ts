/** Where blocks end. */
import { type Block, type ListItem, plain } from "../read/document.ts";

/** The line (1-based) on which the last line of text, item or row of a block begins. */
export function lastLine(block: Block): number {
  if (block.type === "table") return block.body.at(-1)?.[0]?.line ?? block.line;
  if (block.type === "paragraph") return block.line + plain(block.content).split("\n").length - 1;
  return block.type === "list" ? lastItem(block.items) : block.line;
}

/** The last line of the block that holds a line. */
export function lastLineAt(blocks: readonly Block[], line: number): number {
  const block = blocks.findLast((each) => each.line <= line);
  return block ? Math.max(line, lastLine(block)) : line;
}

const lastItem = (items: readonly ListItem[]): number => {
  const last = items.at(-1);
  return last ? Math.max(last.line, lastItem(last.items)) : 0;
};
