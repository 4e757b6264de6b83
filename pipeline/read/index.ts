/** Bytes or text of a page → Document. */
import type { Document } from "./document.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";

export type Format = "markdown" | "html";

/** Reads a page in its format. Throws PageError where the page breaks a bound. */
export function readDocument(text: string, format: Format, main?: string): Document {
  return format === "html" ? readHtml(text, main) : readMarkdown(text);
}
