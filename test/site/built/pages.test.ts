/** What holds for every page: there are as many as there are records, and each has what a reader, a robot and the policy want. */
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { CheerioAPI } from "cheerio/slim";
import { isTag } from "domhandler";
import { describe, expect, inject, test } from "vitest";
import { modelPath } from "../../../pipeline/domain/paths.ts";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { siteAddress, siteDay } from "../../support/build-site.ts";
import { builtFiles, builtPages, builtPaths, builtRedirects } from "../../support/built.ts";
import { repositoryRoot } from "../../support/repository.ts";

const site = inject("site");
const almanac = buildAlmanac(loadDataset(repositoryRoot), siteDay);

describe("one page each", () => {
  const paths = builtPaths(site);
  const below = (pattern: RegExp) => paths.filter((path) => pattern.test(path)).sort();

  test("every record has its own page, and there is no other", () => {
    expect(below(/^\/models\/[^/]+\/[^/]+\/$/)).toEqual(almanac.models.map(({ path }) => path).sort());
  });

  test("every former address of a record leads to its page, and no search engine lists it", () => {
    const to = almanac.models.flatMap(({ provider, path, formerSlugs }) =>
      formerSlugs.map((slug): [string, string] => [modelPath(provider.id, slug), path]),
    );
    expect(to.length).toBeGreaterThan(0);
    expect([...builtRedirects(site)].sort()).toEqual(to.sort());
    const map = readFileSync(join(site, "sitemap-0.xml"), "utf8");
    expect(to.filter(([path]) => map.includes(`${path}<`))).toEqual([]);
  });

  test("so has every provider", () => {
    expect(below(/^\/providers\/[^/]+\/$/)).toEqual(almanac.providers.map(({ path }) => path).sort());
  });

  test("so has every announcement", () => {
    expect(below(/^\/changes\/[^/]+\/$/)).toEqual(almanac.announcements.map(({ path }) => path).sort());
  });
});

/** What is wrong with a page, in a few words each. */
const rules: Record<string, (page: CheerioAPI, path: string) => boolean> = {
  "one h1 that says something": ($) => $("h1").length === 1 && $("h1").text().trim() !== "",
  "a description": ($) => ($("meta[name=description]").attr("content") ?? "").trim() !== "",
  "its language": ($) => $("html").attr("lang") === "en",
  "its own address as the canonical one": ($, path) => $("link[rel=canonical]").attr("href") === siteAddress + path,
  // A widget has nothing to skip.
  "main and its skip link": ($, path) =>
    $("main#main").length === 1 && (path.startsWith("/embed/") || $("a.skip-link[href='#main']").length === 1),
  "ids once each": ($) => {
    const ids = $("[id]")
      .map((_, element) => $(element).attr("id"))
      .get();
    return new Set(ids).size === ids.length;
  },
  "a policy that allows nothing inline": ($) => {
    const policy = $("meta[http-equiv=content-security-policy]").attr("content") ?? "";
    return policy.includes("default-src 'none'") && !/unsafe|\*|https?:/.test(policy);
  },
  "no script in the page": ($) =>
    $("script")
      .toArray()
      .every((script) => $(script).attr("type") === "application/ld+json" || $(script).html() === ""),
  "no style in the page": ($) => $("style, [style]").length === 0,
  "at most three style sheets: the fonts', the shared one and its own": ($) => $("link[rel=stylesheet]").length <= 3,
  "no handler in an attribute": ($) =>
    $("*")
      .toArray()
      .filter(isTag)
      .every(({ attribs }) => Object.keys(attribs).every((name) => !/^on/i.test(name))),
  "linked data that parses": ($) =>
    $("script[type='application/ld+json']")
      .toArray()
      .every((script) => typeof JSON.parse($(script).text()) === "object"),
};

test("every page has what each page has, and a title of its own", () => {
  const broken: string[] = [];
  const titles = new Map<string, string>();
  for (const { path, $ } of builtPages(site)) {
    for (const [rule, holds] of Object.entries(rules)) if (!holds($, path)) broken.push(`${path}: ${rule}`);
    const title = $("title").text().trim();
    if (title === "" || titles.has(title))
      broken.push(`${path}: title "${title}", as ${titles.get(title) ?? "no page"}`);
    titles.set(title, path);
  }
  expect(broken).toEqual([]);
});

test("no file tells where it was built or leads to the machine itself", () => {
  const telling = [repositoryRoot, dirname(dirname(site)), `${homedir()}/`, "file://", "//localhost", "//127.0.0.1"];
  const found = builtFiles(site)
    .filter((file) => !/\.(woff2|png|ico)$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(site, file), "utf8");
      return telling.filter((words) => words.length > 1 && text.includes(words)).map((words) => `${file}: ${words}`);
    });
  expect(found).toEqual([]);
});
