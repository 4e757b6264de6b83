/** What the blocks of a report are made with: words of pages stand in it as code. */
import type { List, PhrasingContent } from "mdast";
import { builders, type Inline } from "../../text/markdown-tree.ts";
import { forGitHub } from "../../text/sanitize.ts";

/** The first line of a report is its title, so its sections have depth 2. Plain text is ours. */
export const { heading, paragraph, list, table } = builders((text) => text);

/** Words of a page, or of anything else from outside, as inert code of bounded length. */
export function quoted(text: string, longest?: number): PhrasingContent {
  return { type: "inlineCode", value: forGitHub(text, longest) };
}

/** Something to be copied as it is: a command or path of ours. */
export function code(text: string): PhrasingContent {
  return { type: "inlineCode", value: text };
}

/** As many of the items as may be shown, and a last one that counts the rest. */
export function atMost<T>(most: number, values: readonly T[], tell: (value: T) => Inline[], rest: Inline[] = []): List {
  const more = values.length - most;
  const items = values.slice(0, most).map(tell);
  return list(more > 0 ? [...items, [`and ${more} more`, ...rest]] : items);
}
