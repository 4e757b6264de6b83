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
  return fits(type, format) ? null : `the response is ${type.essence}, not ${format}`;
}

/** A host without that Markdown or JSON file often sends its home or error page with status 200. Git hosts send data as text. */
function fits(type: MIMEType, format: Format): boolean {
  const isHtml = type.isHTML() || type.essence === "application/xhtml+xml";
  if (format === "html" || isHtml) return format === "html" && isHtml;
  const isJson = /[/+]json$/.test(type.essence);
  return !isMedia(type.essence) && (format === "json" || !isJson);
}

const isMedia = (type: string): boolean => /^(?:image|audio|video|font)\/|^application\/(?:pdf|zip)$/.test(type);
