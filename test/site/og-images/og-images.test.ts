/** The ogImages: one for each page that names one, the same on every machine, whatever the data say. */
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
const plain: OgImage = { kicker: "", title: "gpt-4o", mono: true, stage: "ending", text: "It ends.", foot: "" };
const lines = (card: OgImage) => {
  const $ = load(ogImageSvg(card), { xml: true });
  return $("text")
    .map((_, line) => $(line).text())
    .get();
};

test("every area, provider and model has a card of its own", () => {
  const paths = new Set(all.map(({ path }) => path));
  expect(paths.size).toBe(all.length);
  for (const { path } of [...almanac.models, ...almanac.providers]) expect(paths).toContain(ogImagePath(path));
  const areas = [...builtPages(inject("site"))].find(({ path }) => path === "/")?.$(".site-header nav a") ?? [];
  for (const area of areas) expect(paths).toContain(ogImagePath(area.attribs.href ?? ""));
});

test("a build without ogImages names none", () => {
  for (const { path, $ } of builtPages(inject("site"))) expect($('[property="og:image"]').length, path).toBe(0);
});

test("a card is a picture of 1200 by 630, the same each time", async () => {
  const svg = ogImageSvg(all[0]?.card() ?? plain);
  const [first, second] = await Promise.all([renderPng(svg), renderPng(svg)]);
  expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(first.equals(second)).toBe(true);
});

test("a card's words are drawn, not left out for want of a face", async () => {
  const [blank, words] = await Promise.all([
    renderPng(ogImageSvg({ ...plain, text: "" })),
    renderPng(ogImageSvg(plain)),
  ]);
  expect(words.length).toBeGreaterThan(blank.length + 500);
});

test("a model's card says its id and what is known of its end", () => {
  const { path = "" } = almanac.model("anthropic/claude-opus-4-6") ?? {};
  const card = all.find((one) => one.path === ogImagePath(path))?.card() ?? plain;
  expect(lines(card).join("\n")).toMatch(/Anthropic · Active\nclaude-opus-4-6\nNot before 5 February 2027/);
});

test.each(Object.entries(payloads))("hostile text is drawn as text, and fits: %s", (_, payload) => {
  const card: OgImage = { kicker: payload, title: payload, mono: true, stage: null, text: payload, foot: payload };
  const $ = load(ogImageSvg(card), { xml: true });
  const names = $("svg, svg *")
    .toArray()
    .map((node) => (isTag(node) ? node.name : ""));
  expect(names.filter((name) => !/^(svg|rect|g|circle|path|clipPath|text)$/.test(name))).toEqual([]);
  expect($("text").length).toBeLessThanOrEqual(9);
  expect(() => new Resvg(ogImageSvg(card), { font: { loadSystemFonts: false } })).not.toThrow();
});

test("an id is broken after a sign, a long sentence ends in an ellipsis", () => {
  const shown = lines({ ...plain, title: "gemini-2.5-flash-native-audio-preview-12-2025", text: "word ".repeat(200) });
  expect(shown).toContain("gemini-2.5-flash-native-");
  expect(shown.filter((line) => line.startsWith("word")).at(-1)).toMatch(/…$/);
});
