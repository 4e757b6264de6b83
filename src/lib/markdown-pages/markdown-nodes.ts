/** The parts of Markdown pages: text is made safe, models are linked to their Markdown pages. */
import type { PhrasingContent } from "mdast";
import { type Address, markdownPath } from "../../../pipeline/domain/paths.ts";
import { builders, type Inline } from "../../../pipeline/text/markdown-tree.ts";
import { plainPart, type RichText } from "../../../pipeline/text/rich-text.ts";
import { forPlainText } from "../../../pipeline/text/sanitize.ts";

const { inline, ...blocks } = builders(safeText);
export const { heading, paragraph, list, table } = blocks;

/** An id, as code. */
export function code(text: string): PhrasingContent {
  return { type: "inlineCode", value: forPlainText(text) };
}

/** A link; the text alone where the URL is not http or https. */
export function link(url: string | null, ...content: readonly Inline[]): PhrasingContent {
  const children = content.map(inline).filter((node) => node.type === "text" || node.type === "inlineCode");
  if (url === null || !/^https?:$/.test(URL.parse(url)?.protocol ?? "")) return { type: "emphasis", children };
  return { type: "link", url, children };
}

/** A sentence with its dates stressed and its models linked to their Markdown pages. */
export function richText(sentence: RichText, address: Address): Inline[] {
  return sentence.map((part) => {
    if (typeof part === "string") return part;
    if ("strong" in part) return { type: "strong", children: [inline(part.strong)] };
    if ("quote" in part) return plainPart(part);
    return part.path === null ? code(part.model) : link(address(markdownPath(part.path)), code(part.model));
  });
}

/** Spaces at both ends are kept: they separate a text from the node beside it. */
function safeText(text: string): string {
  const [before = "", after = ""] = [/^\s/.test(text) ? " " : "", /\S\s+$/.test(text) ? " " : ""];
  return before + forPlainText(text) + after;
}
