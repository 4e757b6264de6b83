/** HTML tables in a Markdown page, whose cells may hold Markdown. */

import type { RootContent } from "mdast";
import type { InlineContent } from "./document.ts";
import { inline } from "./markdown-inline.ts";

/**
 * Converts the Markdown in the cells of a table to HTML; each part stays on the line on which it began. As in CommonMark,
 * text after an empty line is Markdown until the next empty line or tag.
 */
export function withoutMarkdown(html: string, parse: (markdown: string) => RootContent[]): string {
  if (!/\n[ \t]*\n/.test(html)) return html;
  const lines = html.split("\n");
  for (let at = 1; at < lines.length; at += 1) {
    if (lines[at - 1]?.trim() !== "" || isEmptyOrTag(lines[at])) continue;
    const from = at;
    while (at + 1 < lines.length && !isEmptyOrTag(lines[at + 1])) at += 1;
    lines[from] = toHtml(linesOf(parse(lines.slice(from, at + 1).join("\n"))));
    lines.fill("", from + 1, at + 1);
  }
  return lines.join("\n");
}

const isEmptyOrTag = (line = ""): boolean => /^\s*(?:$|<)/.test(line);

/** Paragraphs and items, each a line. */
function linesOf(nodes: RootContent[]): InlineContent {
  return nodes.flatMap((node): InlineContent => {
    if (node.type === "paragraph" || node.type === "heading") return [...inline(node.children), { text: "\n" }];
    if (node.type === "code") return [{ text: node.value }, { text: "\n" }];
    return "children" in node ? linesOf(node.children as RootContent[]) : [];
  });
}

function toHtml(rich: InlineContent): string {
  return rich
    .map(({ text, code, isFootnoteRef, href }) => {
      if (text === "\n") return "<br>";
      let html = escaped(text);
      if (code) html = `<code>${html}</code>`;
      if (isFootnoteRef) html = `<sup>${html}</sup>`;
      return href === undefined ? html : `<a href="${escaped(href)}">${html}</a>`;
    })
    .join("");
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("\n", " ");
