/** Every address that the site gives out leads somewhere: links and anchors in pages, and addresses in all other files. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, inject, test } from "vitest";
import { siteAddress } from "../../support/build-site.ts";
import { builtFiles, builtPages, servedPath } from "../../support/built.ts";

const site = inject("site");

/** What an element takes along by itself, as against what a reader follows. */
const loaded = "script[src], img[src], source[src], iframe[src], link[rel~=stylesheet], link[rel~=icon]";

interface Link {
  from: string;
  to: string;
}
const links: Link[] = [];
const parts: Link[] = [];
/** Path → its ids. */
const anchors = new Map<string, Set<string>>();
const files = new Set(builtFiles(site).map(servedPath));
const folders = new Set([...files].map((path) => path.replace(/\/[^/]*$/, "")));

beforeAll(() => {
  for (const { path, $ } of builtPages(site)) {
    anchors.set(
      path,
      new Set(
        $("[id]")
          .map((_, element) => $(element).attr("id"))
          .get(),
      ),
    );
    const addressOf = (element: Parameters<typeof $>[0]) => $(element).attr("href") ?? $(element).attr("src") ?? "";
    for (const element of $("[href], [src]")) links.push({ from: path, to: addressOf(element) });
    for (const element of $(loaded)) parts.push({ from: path, to: addressOf(element) });
  }
});

/** Why a link is wrong; null where it is right. */
function problem({ from, to }: Link): string | null {
  const base = siteAddress + from;
  // A calendar program fetches it by https.
  const followed = to.replace(/^webcal:/, "https:");
  if (!URL.canParse(followed, base)) return `"${to}" is no address`;
  const { protocol, origin, pathname, hash, search } = new URL(followed, base);
  if (origin !== siteAddress) return protocol === "https:" ? null : `${to} is not https`;
  const path = decodeURIComponent(pathname);
  // OpenAPI wants the folder that its paths begin with.
  if (from.endsWith("/openapi.json") && folders.has(path)) return null;
  if (!files.has(path)) return `nothing stands at ${path}`;
  const id = decodeURIComponent(hash.slice(1));
  // A page reads its own state from "?…#…"; only an anchor of a plain address is an id.
  if (id === "" || search !== "" || !path.match(/(\/|\.html)$/)) return null;
  return anchors.get(path)?.has(id) ? null : `${path} has no id "${id}"`;
}

/** Each problem once, with the first place that has it and the number of places. */
function problems(all: readonly Link[]): string[] {
  const found = Map.groupBy(all, (link) => problem(link) ?? "");
  found.delete("");
  return [...found].map(([text, places]) => `${text} (${places.length}, from ${places[0]?.from})`);
}

test("every link and anchor of every page leads to something, and every other host is reached by https", () => {
  expect(links.length).toBeGreaterThan(100);
  expect(problems(links)).toEqual([]);
});

test("no page takes anything from another host", () => {
  expect(parts.length).toBeGreaterThan(0);
  const foreign = parts.filter(({ from, to }) => new URL(to, siteAddress + from).origin !== siteAddress);
  expect(foreign).toEqual([]);
});

test("every address of ours in a feed, calendar, sitemap, answer or text leads to something", () => {
  const others = builtFiles(site).filter((file) => /\.(xml|json|ics|md|txt|csv|jsonl)$/.test(file));
  expect(others.length).toBeGreaterThan(0);
  const given = others.flatMap((file) => {
    const from = servedPath(file);
    const text = plain(readFileSync(join(site, file), "utf8"));
    // In a table, a comma ends an address.
    const whole = [...(file.endsWith(".csv") ? text.replaceAll(",", " ") : text).matchAll(ours)];
    const given = whole.filter(([, , next]) => !next?.match(/[<{]/));
    return given.map(([, address = ""]): Link => ({ from, to: address.replace(/[.,:;]$/, "") }));
  });
  const unique = new Map(given.map((link) => [link.to, link]));
  expect(unique.size).toBeGreaterThan(0);
  expect(problems([...unique.values()])).toEqual([]);
});

/** Without the folds of a calendar, and with HTML inside XML as it is. */
function plain(text: string): string {
  return text
    .replaceAll(/\r\n[ \t]/g, "")
    .replaceAll(/&(lt|gt|quot|#\w+);/g, " ")
    .replaceAll("&amp;", "&");
}

/** An address of ours up to where a text, markup or calendar ends it; what stands after it tells a template. */
const ours = new RegExp(`(${siteAddress}[^\\s"'<>{}()\\[\\]\\\\\`|]*)(.?)`, "g");
