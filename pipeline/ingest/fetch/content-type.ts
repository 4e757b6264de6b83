/** What the Content-Type says of a page; RFC 9110, section 8.3. */
import type { Format } from "../../extract/extractor.ts";

/** The charset it names, lower case. */
export function charsetIn(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([\w:.-]{2,40})/i.exec(contentType ?? "")?.[1]?.toLowerCase();
}

/** Why an answer of that type is not a page of that format; null where it may be. */
export function contentTypeMismatch(contentType: string | undefined, format: Format): string | null {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "") return null;
  const isHtml = type === "text/html" || type === "application/xhtml+xml";
  // A host that has no such Markdown file often sends its home or error page with status 200.
  if (format === "markdown" ? isHtml || isMedia(type) : !isHtml) return `it is ${type}, not ${format}`;
  return null;
}

const isMedia = (type: string): boolean => /^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|json)$/.test(type);
