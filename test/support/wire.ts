/** What a page costs on the wire: the bytes of its parts as a host sends them, compressed by gzip at level 9. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { load } from "cheerio/slim";
import { pageText } from "./built.ts";

/** Fonts and pictures are compressed already. */
export function wireBytes(content: string | Buffer, path: string): number {
  return /\.(woff2|png|jpg|webp)$/.test(path) ? content.length : gzipSync(content, { level: 9 }).length;
}

/** A script loads these before it runs; what it asks for later, by `import()`, is no part of the page. */
const imports = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?from\s*)?["'](\.{0,2}\/[^"']+)["']/g;

/** Measures pages of a site; what pages share is read once. */
export function pageWeigher(site: string): (path: string) => number {
  const weights = new Map<string, number>();
  const needs = new Map<string, string[]>();

  /** A style sheet or script with every script that it imports, as paths from the root. */
  function needed(path: string, found = new Set<string>()): Set<string> {
    if (found.has(path)) return found;
    found.add(path);
    for (const next of importsOf(path)) needed(next, found);
    return found;
  }

  function importsOf(path: string): string[] {
    const known = needs.get(path);
    if (known) return known;
    const text = readFileSync(join(site, path), "utf8");
    const found = path.endsWith(".js") ? [...text.matchAll(imports)].map(([, to = ""]) => to) : [];
    const whole = found.map((to) => new URL(to, `https://site${path}`).pathname);
    weights.set(path, wireBytes(text, path));
    needs.set(path, whole);
    return whole;
  }

  return (path) => {
    const html = pageText(site, path);
    const $ = load(html);
    const parts = $("link[rel~=stylesheet], link[rel~=modulepreload], script[src]")
      .toArray()
      .map(({ attribs }) => attribs.href ?? attribs.src ?? "");
    const all = parts.reduce((found, part) => needed(part, found), new Set<string>());
    return [...all].reduce((sum, part) => sum + (weights.get(part) ?? 0), wireBytes(html, path));
  };
}
