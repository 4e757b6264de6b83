/** The text of a page → Document. */

import { PageError } from "../page-error.ts";
import { limits } from "../page-limits.ts";
import type { Document } from "./document.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";

export type Format = "markdown" | "html";

/** Reads a page in its format. Throws PageError if the page exceeds a limit. */
export function readDocument(text: string, format: Format, main?: string): Document {
  if (text.length > limits.bytes)
    throw new PageError(`the page has ${text.length} characters; the limit is ${limits.bytes}`, "too-large");
  return format === "html" ? readHtml(text, main) : readMarkdown(text);
}
