/** Text in XML. */

/** Text as XML 1.0 requires, in elements and attributes: https://www.w3.org/TR/xml/#syntax. Control characters are removed before. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
