/** The Content-Type of a page; RFC 9110, section 8.3. */
import { MIMEType } from "whatwg-mimetype";
import type { Format } from "../../extract/extractor.ts";

/** The charset it declares, as written. */
export function charsetIn(contentType = ""): string | undefined {
  return MIMEType.parse(contentType)?.parameters.get("charset");
}

/** Why a response of that type cannot be a page of that format; null if it can. */
export function contentTypeMismatch(contentType = "", format: Format): string | null {
  const type = MIMEType.parse(contentType);
  if (type === null) return null;
  const isHtml = type.isHTML() || type.essence === "application/xhtml+xml";
  // A host without that Markdown file often sends its home or error page with status 200.
  if (format === "markdown" ? isHtml || isMedia(type.essence) : !isHtml)
    return `the response is ${type.essence}, not ${format}`;
  return null;
}

const isMedia = (type: string): boolean => /^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|json)$/.test(type);
