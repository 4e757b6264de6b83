/** The HTML of an entry, judged by a browser's parser. */
import { load } from "cheerio";
import { isTag } from "domhandler";
import { expect } from "vitest";

const known = ["a", "b", "code", "li", "p", "strong", "ul"];

/** Fails unless the HTML has elements that we write only, and of attributes only links to addresses that `isOurs` knows. */
export function expectInert(html: string, isOurs: (address: string) => boolean): void {
  const $ = load(html, null, false);
  for (const { tagName, attribs } of $("*").toArray().filter(isTag)) {
    expect(known).toContain(tagName);
    const { href, ...others } = attribs;
    expect(others).toEqual({});
    if (href !== undefined) expect(isOurs(href), href).toBe(true);
  }
}
