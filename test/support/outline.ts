/** A document as lines of text that a test can be compared with. */
import type { Block, InlineContent, ListItem } from "../../pipeline/extract/read/document.ts";
import { type Format, readDocument } from "../../pipeline/extract/read/read-document.ts";
import { normalizeText } from "../../pipeline/text/sanitize.ts";

/** Text of runs: code in backticks, marks after "^", line breaks as "⏎". */
function textOf(rich: InlineContent): string {
  const text = rich
    .map(({ text, code, isFootnoteRef }) => {
      if (code) return `\`${text}\``;
      return isFootnoteRef ? `^${text}` : text;
    })
    .join("");
  return normalizeText(text)
    .trim()
    .replace(/\s*\n\s*/g, " ⏎ ");
}

const itemLines = ({ content, items }: ListItem, indent = ""): string[] => [
  `${indent}- ${textOf(content)}`,
  ...items.flatMap((item) => itemLines(item, `${indent}  `)),
];

function blockLines(block: Block): string[] {
  switch (block.type) {
    case "heading":
      return [`# ${block.section.join(" › ")}`];
    case "paragraph":
      return [textOf(block.content)];
    case "list":
      return block.items.flatMap((item) => itemLines(item));
    case "table":
      return [
        ...block.header.map((row) => `|${row.map(({ content }) => textOf(content)).join("|")}| header`),
        ...block.body.map((row) => {
          const flag = row.every(({ misaligned }) => misaligned) ? " misaligned" : "";
          return `|${row.map(({ content }) => textOf(content)).join("|")}|${flag}`;
        }),
      ];
  }
}

/** The blocks of a page, a line for each paragraph, item, row and heading (with its trail). */
export const outlineOf = (text: string, format: Format): string[] =>
  readDocument(text, format).blocks.flatMap(blockLines);
