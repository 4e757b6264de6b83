/** Inline content of a Markdown page as runs. */

import type { PhrasingContent } from "mdast";
import { normalizeText } from "../../text/sanitize.ts";
import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import { asFootnoteLink, type InlineContent } from "./document.ts";

interface Style {
  href?: string;
  isFootnoteRef?: boolean;
}

/** Inline content as runs. Raw `<br>`, `<sup>` and `<code>` count; every other tag is ignored. */
export function inline(nodes: PhrasingContent[], style: Style = {}, depth = 0): InlineContent {
  const runs: InlineContent = [];
  let current = style;
  let code = false;
  if (depth > limits.nesting) throw new PageError(`marks are nested deeper than ${limits.nesting} levels`, "too-deep");
  for (const node of nodes) {
    switch (node.type) {
      case "text":
        runs.push({ ...current, text: normalizeText(node.value), ...(code ? { code: true } : {}) });
        break;
      case "inlineCode":
        runs.push({ ...current, text: normalizeText(node.value), code: true });
        break;
      case "break":
        runs.push({ text: "\n" });
        break;
      case "html": {
        const tag = /^<(\/?)([a-z]+)/i.exec(node.value);
        const name = tag?.[2]?.toLowerCase();
        if (name === "br") runs.push({ text: "\n" });
        else if (name === "sup") current = tag?.[1] ? style : { ...current, isFootnoteRef: true };
        else if (name === "code") code = !tag?.[1];
        break;
      }
      case "link":
        for (const run of inline(node.children, { ...current, href: node.url }, depth + 1))
          runs.push(asFootnoteLink(run));
        break;
      case "linkReference":
      case "strong":
      case "emphasis":
        for (const run of inline(node.children, current, depth + 1)) runs.push(run);
        break;
      case "footnoteReference":
        runs.push({ text: node.identifier, isFootnoteRef: true });
        break;
    }
  }
  return runs;
}
