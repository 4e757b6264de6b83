/** The links of a page, in whatever format: for pages that lead to others. */

/** A page has fewer; a hostile one cannot fill the memory. */
const mostLinks = 20_000;

/** An attribute of HTML or MDX, the target of a link in Markdown, an address that stands alone, a value of JSON or XML. */
const link =
  /\bhref\s?=\s?["']([^"'\s<>]{1,1000})["']|\]\(<?([^\s()<>]{1,1000})|(https:\/\/[^\s"'<>()[\]`\\]{1,1000})/g;

/** Absolute URLs without fragment, each once, in the order of the page. Text that is no URL is left out. */
export function linksOn(text: string, base: string): string[] {
  const found = new Set<string>();
  for (const [, attribute, target, alone] of text.matchAll(link)) {
    const url = URL.parse((attribute ?? target ?? alone ?? "").replaceAll("&amp;", "&"), base);
    if (!url) continue;
    url.hash = "";
    found.add(url.href);
    if (found.size >= mostLinks) break;
  }
  return [...found];
}
