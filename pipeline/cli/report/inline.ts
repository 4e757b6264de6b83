/** Builders for the blocks of a report. Text from pages is always inline code. */
import type { List, PhrasingContent } from "mdast";
import { builders, type Inline } from "../../text/markdown-tree.ts";
import { forGitHub } from "../../text/sanitize.ts";

/** The first line of a report is its title, so sections have depth 2. Plain text is our own. */
export const { heading, paragraph, list, table } = builders((text) => text);

/** Text from a page or from anywhere outside, as safe inline code of limited length. */
export function quoted(text: string, longest?: number): PhrasingContent {
  return { type: "inlineCode", value: forGitHub(text, longest) };
}

/** A command or path of ours, to be copied as it is. */
export function code(text: string): PhrasingContent {
  return { type: "inlineCode", value: text };
}

/** At most `most` items, and one more that counts the rest. */
export function atMost<T>(
  most: number,
  values: readonly T[],
  toItem: (value: T) => Inline[],
  rest: Inline[] = [],
): List {
  const more = values.length - most;
  const items = values.slice(0, most).map(toItem);
  return list(more > 0 ? [...items, [`and ${more} more`, ...rest]] : items);
}
