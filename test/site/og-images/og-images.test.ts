/** Preview images: one for each page that names one, the same on every machine, whatever the data says. */
import { Resvg } from "@resvg/resvg-js";
import { load } from "cheerio/slim";
import { isTag } from "domhandler";
import { expect, inject, test } from "vitest";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { type OgImage, ogImageSvg } from "../../../src/lib/og-images/og-image-svg.ts";
import { ogImagePath, ogImages } from "../../../src/lib/og-images/og-images.ts";
import { renderPng } from "../../../src/lib/og-images/render-png.ts";
import { siteDay } from "../../support/build-site.ts";
import { builtPages } from "../../support/built.ts";
import { payloads } from "../../support/hostile-checkout.ts";
import { repositoryRoot } from "../../support/repository.ts";

const almanac = buildAlmanac(loadDataset(repositoryRoot), siteDay);
const all = ogImages(almanac);
const plain: OgImage = {
  kicker: "",
  title: "gpt-4o",
  mono: true,
  stage: "ending",
  text: "It will be retired.",
  foot: "",
};
const lines = (image: OgImage) => {
  const $ = load(ogImageSvg(image), { xml: true });
  return $("text")
    .map((_, line) => $(line).text())
    .get();
};

test("every area, provider and model has its own image", () => {
  const paths = new Set(all.map(({ path }) => path));
  expect(paths.size).toBe(all.length);
  for (const { path } of [...almanac.models, ...almanac.providers]) expect(paths).toContain(ogImagePath(path));
  const areas = [...builtPages(inject("site"))].find(({ path }) => path === "/")?.$(".site-header nav a") ?? [];
  for (const area of areas) expect(paths).toContain(ogImagePath(area.attribs.href ?? ""));
});

test("a build without preview images names none", () => {
  for (const { path, $ } of builtPages(inject("site"))) expect($('[property="og:image"]').length, path).toBe(0);
});

test("an image is 1200 by 630 pixels, the same each time", async () => {
  const svg = ogImageSvg(all[0]?.image() ?? plain);
  const [first, second] = await Promise.all([renderPng(svg), renderPng(svg)]);
  expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(first.equals(second)).toBe(true);
});

test("text is drawn, not left out for lack of a font", async () => {
  const [blank, words] = await Promise.all([
    renderPng(ogImageSvg({ ...plain, text: "" })),
    renderPng(ogImageSvg(plain)),
  ]);
  expect(words.length).toBeGreaterThan(blank.length + 500);
});

test("the image of a model has its id and what is known about its retirement", () => {
  const { path = "" } = almanac.model("anthropic/claude-opus-4-6") ?? {};
  const image = all.find((one) => one.path === ogImagePath(path))?.image() ?? plain;
  expect(lines(image).join("\n")).toMatch(
    /Anthropic · Active\nclaude-opus-4-6\n[\s\S]*it\s+will not be retired\s+before\s+5\s+February\s+2027/i,
  );
});

test.each(Object.entries(payloads))("hostile text is drawn as text, and fits: %s", (_, payload) => {
  const image: OgImage = { kicker: payload, title: payload, mono: true, stage: null, text: payload, foot: payload };
  const $ = load(ogImageSvg(image), { xml: true });
  const names = $("svg, svg *")
    .toArray()
    .map((node) => (isTag(node) ? node.name : ""));
  expect(names.filter((name) => !/^(svg|rect|g|circle|path|clipPath|text)$/.test(name))).toEqual([]);
  expect($("text").length).toBeLessThanOrEqual(9);
  expect(() => new Resvg(ogImageSvg(image), { font: { loadSystemFonts: false } })).not.toThrow();
});

test("an id is broken after punctuation, a long sentence ends in an ellipsis", () => {
  const shown = lines({ ...plain, title: "gemini-2.5-flash-native-audio-preview-12-2025", text: "word ".repeat(200) });
  expect(shown).toContain("gemini-2.5-flash-native-");
  expect(shown.filter((line) => line.startsWith("word")).at(-1)).toMatch(/…$/);
});
