/** The Content-Type of a page; RFC 9110, section 8.3. */
import type { Format } from "../../extract/extractor.ts";

/** The charset it declares, in lower case. */
export function charsetIn(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([\w:.-]{2,40})/i.exec(contentType ?? "")?.[1]?.toLowerCase();
}

/** Why a response of that type cannot be a page of that format; null if it can. */
export function contentTypeMismatch(contentType: string | undefined, format: Format): string | null {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "") return null;
  const isHtml = type === "text/html" || type === "application/xhtml+xml";
  // A host without that Markdown file often sends its home or error page with status 200.
  if (format === "markdown" ? isHtml || isMedia(type) : !isHtml) return `the response is ${type}, not ${format}`;
  return null;
}

const isMedia = (type: string): boolean => /^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|json)$/.test(type);
