/**
 * A site built from data that means us harm: nothing of it runs, breaks out of its place or leaves the folder, and the
 * words themselves are still there to read. What a browser would do is asked of a browser, without the policy that
 * would hide a hole.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import { isTag } from "domhandler";
import ICAL from "ical.js";
import type { Nodes } from "mdast";
import type { Browser } from "playwright-core";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { slugOf } from "../../../pipeline/domain/record-slug.ts";
import { launchBrowser, overflow, type Served, serveFolder } from "../../support/browser.ts";
import { siteAddress } from "../../support/build-site.ts";
import { builtFiles, isBuilt, pageText, servedPath } from "../../support/built.ts";
import { hostileRecords, injected, payloads } from "../../support/hostile-checkout.ts";

const site = inject("madeSite");
/** All but what other made-up providers have for themselves alone: no hostile word is there. */
let files: string[] = [];

beforeAll(async () => {
  await isBuilt(site);
  files = builtFiles(site).filter((file) => !/(^|\/)provider-\d\d/.test(file));
});

const text = (file: string) => readFileSync(join(site, file), "utf8");
const ending = (pattern: RegExp) => files.filter((file) => pattern.test(file));

/** Schemes that may be led to; all else has to be a path of ours. */
const harmless = /^(https:|mailto:|webcal:|\/(?!\/)|[#?]|$)/;

/** Everything in a piece of HTML that runs, loads or leads where it should not. */
function dangers(html: string): string[] {
  const $ = load(html);
  const found = $("iframe, object, embed, base, form[action^=http], style, meta[http-equiv=refresh]")
    .toArray()
    .map(({ name }) => `<${name}>`);
  for (const element of $("script").toArray()) {
    const { src, type } = element.attribs;
    if (type === "application/ld+json") JSON.parse($(element).text());
    else if (!src?.match(/^\/(_astro\/[\w.-]+|before-paint)\.js$|^\/_astro\/[\w.-]+$/) || $(element).text() !== "") {
      found.push($.html(element));
    }
  }
  for (const element of $("*").toArray().filter(isTag)) {
    for (const [name, value] of Object.entries(element.attribs)) {
      if (/^on|^style$|^srcdoc$/i.test(name)) found.push(`${name}="${value.slice(0, 80)}"`);
      if (!/^(href|src|action|formaction|xlink:href|poster|cite)$/.test(name)) continue;
      // The reader takes away what stands before and within a scheme.
      const address = value.replaceAll(/[\p{Cc}\s]/gu, "");
      if (!harmless.test(address) && !/^[\w.-]+(\/|$|\?|#)/.test(address))
        found.push(`${name}="${value.slice(0, 80)}"`);
      if (element.name === "img" && !value.startsWith("/")) found.push(`<img src="${value.slice(0, 80)}">`);
    }
  }
  return found;
}

test("nothing is written outside of the site's folder", () => {
  expect(readdirSync(join(site, "../..")).sort()).toEqual(["data", "site", "site.json"]);
  expect(readdirSync(join(site, "..")).sort()).toEqual(["cache", "dist"]);
  expect(builtFiles(site).filter((file) => !/^[\w.~@/-]+$/.test(file) || /(^|\/)\.+(\/|$)/.test(file))).toEqual([]);
});

test("no page holds a script, handler, style, frame or address that is not ours", () => {
  const pages = ending(/\.html$/);
  expect(pages.length).toBeGreaterThan(hostileRecords.length);
  expect(pages.flatMap((file) => dangers(text(file)).map((danger) => `${file}: ${danger}`))).toEqual([]);
});

/** What of a text can be seen and compared: no white space, no control, format or missing characters. */
const visible = (words: string) => words.replaceAll(/[\p{C}\s\ufffd]/gu, "");

test.each(Object.entries(payloads))("the page of a model shows its id as it is: %s", (_, payload) => {
  const record = hostileRecords.find(({ model }) => model === payload);
  const page = pageText(site, `/models/hostile/${slugOf(record?.id ?? "", "hostile")}/`);
  expect(visible(load(page)("main").text())).toContain(visible(payload));
});

describe("files for other programs", () => {
  test("every JSON file parses, and its prototype is untouched", () => {
    const all = ending(/\.(json|jsonl)$/);
    for (const file of all) {
      const texts = file.endsWith(".jsonl") ? text(file).trim().split("\n") : [text(file)];
      for (const each of texts)
        expect(Object.getPrototypeOf(Object(JSON.parse(each))), file).not.toHaveProperty(injected);
    }
    expect(all.length).toBeGreaterThan(0);
  });

  test("no HTML inside a JSON feed is dangerous", () => {
    const feeds = ending(/^feeds\/.*feed\.json$/);
    const found = feeds.flatMap((file) => {
      const { items } = JSON.parse(text(file)) as { items: { content_html?: string; url?: string }[] };
      return items.flatMap(({ content_html = "", url = "" }) => [
        ...dangers(content_html),
        ...(url.startsWith(`${siteAddress}/`) ? [] : [url]),
      ]);
    });
    expect(feeds.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });

  test("calendars hold our events alone, in lines that are whole", () => {
    const calendars = ending(/\.ics$/);
    for (const file of calendars) {
      const raw = text(file);
      const events = new ICAL.Component(ICAL.parse(raw)).getAllSubcomponents("vevent");
      expect(raw.match(/^BEGIN:VEVENT\r$/gm) ?? [], file).toHaveLength(events.length);
      for (const event of events) {
        expect(String(event.getFirstPropertyValue("uid")), file).not.toBe(injected);
        expect(String(event.getFirstPropertyValue("summary")), file).not.toBe(injected);
      }
      // RFC 5545, 3.1 and 3.3.11: no control character but the tab, in any value.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
      expect(raw.replaceAll("\r\n", "").match(/[\u0000-\u0008\u000a-\u001f\u007f]/), file).toBeNull();
      const names = raw
        .replaceAll(/\r\n[ \t]/g, "")
        .trimEnd()
        .split("\r\n");
      expect(
        names.filter((line) => !/^[A-Z-]+[;:]/.test(line)),
        file,
      ).toEqual([]);
    }
    expect(calendars.length).toBeGreaterThan(0);
  });

  test("Markdown holds no HTML, and no link, picture or heading of theirs", () => {
    const twins = ending(/\.md$|^llms.*\.txt$/);
    const found = twins.flatMap((file) => markdownDangers(text(file)).map((danger) => `${file}: ${danger}`));
    expect(twins.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });

  test("a spreadsheet takes no cell for a formula", () => {
    for (const file of ending(/\.csv$/)) expect(text(file), file).not.toMatch(/(^|,)"?[=@]/m);
  });
});

const markdown = unified().use(remarkParse).use(remarkGfm);

function markdownDangers(source: string): string[] {
  // Front matter is read by a program of its own: it has to end where we end it.
  const [, head = "", body = source] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  const found = head.split("\n").some((line) => line.startsWith(`${injected}:`)) ? ["front matter"] : [];
  const visit = (node: Nodes): void => {
    const flat = "children" in node ? JSON.stringify(node.children) : "";
    if (node.type === "html") found.push(`HTML ${node.value.slice(0, 80)}`);
    if (node.type === "image") found.push(`picture ${node.url.slice(0, 80)}`);
    if ((node.type === "link" || node.type === "definition") && !harmless.test(node.url))
      found.push(`link ${node.url}`);
    if (node.type === "heading" && flat.includes(`"value":"${injected}"`)) found.push("heading");
    if (node.type === "code" && node.value.startsWith(injected)) found.push("block of code");
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(markdown.parse(body));
  return found;
}

describe("in a browser", () => {
  let browser: Browser;
  let served: Served;
  let walked: Awaited<ReturnType<typeof walk>>;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launchBrowser(), serveFolder(site)]);
    walked = await walk(browser, served);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });

  test("feeds and sitemaps are well-formed XML, and the HTML inside is harmless", async () => {
    const page = await browser.newPage();
    const all = ending(/\.(xml|opml|svg)$/);
    expect(all.length).toBeGreaterThan(0);
    for (const file of all) {
      const { error, html, addresses } = await page.evaluate(readXml, text(file));
      expect(error, file).toBeNull();
      expect(html.flatMap(dangers), file).toEqual([]);
      expect(
        addresses.filter((each) => !each.startsWith("https:")),
        file,
      ).toEqual([]);
    }
    await page.close();
  });

  test("no page runs what it shows, or asks for it", () => {
    expect(walked.pages).toBeGreaterThan(hostileRecords.length);
    expect(walked.ran).toEqual([]);
  });

  test("no page is wider than a telephone", () => {
    expect(walked.wide).toEqual([]);
  });
});

/** Opens every page, several at once, and notes what ran and what is too wide. */
async function walk(browser: Browser, { address }: Served) {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } });
  const paths = ending(/\.html$/).map(servedPath);
  const found = { pages: paths.length, ran: [] as string[], wide: [] as string[] };
  const worker = async () => {
    const page = await context.newPage();
    page.on("dialog", (dialog) => {
      found.ran.push(`${page.url()}: dialog`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(`${address}/`)) found.ran.push(`${page.url()}: asks for ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) found.ran.push(`${page.url()}: ${response.url()} is not there`);
    });
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      await page.goto(address + path, { waitUntil: "load" });
      if (await page.evaluate((name) => name in window, injected)) found.ran.push(`${path}: ran`);
      found.wide.push(...(await overflow(page)).map((text) => `${path}: ${text}`));
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  await context.close();
  return found;
}

/** Runs in the browser, whose reading of XML is strict. */
function readXml(source: string): { error: string | null; html: string[]; addresses: string[] } {
  const xml = new DOMParser().parseFromString(source, "application/xml");
  const texts = (selector: string) => [...xml.querySelectorAll(selector)].map((element) => element.textContent ?? "");
  const attributes = (name: string) => [...xml.querySelectorAll(`[${name}]`)].map((it) => it.getAttribute(name) ?? "");
  return {
    error: xml.querySelector("parsererror")?.textContent ?? null,
    // RFC 4287, 3.1.1: without a type an Atom text is plain. RSS has no types: what reads it takes all for HTML.
    html: texts("[type=html], item > title, item > description, item > *|encoded"),
    addresses: [
      ...texts("loc, link:not([href]), item > guid[isPermaLink=true]"),
      ...attributes("href"),
      ...attributes("xmlUrl"),
    ],
  };
}
