import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { letterPages, letterPath, lettersOf, lettersOfId } from "../../../src/lib/search/letter-index.ts";
import { siteDay } from "../../support/build-site.ts";
import { grownDataset } from "../../support/grown-dataset.ts";
import { repositoryRoot } from "../../support/repository.ts";

const dataset = loadDataset(repositoryRoot);
const almanac = buildAlmanac(dataset, siteDay);
const read = (path: string) => readFileSync(join(inject("site"), path, "index.html"), "utf8");

test.each([
  ["gpt-4o", ["g"]],
  ["Mistral-large", ["m"]],
  ["anthropic.claude-3", ["a", "c"]],
  ["ai21.jamba-1-5", ["a", "j"]],
  ["meta-llama/llama-guard", ["m", "l"]],
  ["gpt-4.1", ["g"]],
  ["/v1/edits", ["v", "e"]],
  ["4o", ["4"]],
  ["Émile", ["e"]],
  ["模型", ["other"]],
  ["<>", ["other"]],
])("%s stands under %j", (id, letters) => {
  expect(lettersOfId(id).toSorted()).toEqual([...letters].sort());
});

test("every model stands in the index, under a page that the page of all models leads to", () => {
  const models = read("models");
  const listed = new Set<string>();
  for (const { letter } of lettersOf(almanac)) expect(models).toContain(`href="${letterPath(letter)}"`);
  for (const { letter, page, models } of letterPages(almanac)) {
    const html = read(letterPath(letter, page));
    for (const { id, path } of models) if (html.includes(`href="${path}"`)) listed.add(id);
  }
  expect(listed.size).toBe(almanac.models.length);
});

test("a row has stage, retirement date and scope", () => {
  const html = read("index/g") + read("index/g/2");
  expect(html).toMatch(/“<bdi>fine-tuned models<\/bdi>”/i);
  expect(html).toMatch(/not before <time[^>]*>/);
  expect(html).toContain("no retirement date announced");
});

test("no page of the index grows with the data, and none is lost between pages", () => {
  const grown = buildAlmanac(grownDataset(dataset, 3_000), siteDay);
  const pages = letterPages(grown);
  expect(Math.max(...pages.map(({ models }) => models.length))).toBe(100);
  expect(new Set(pages.flatMap(({ models }) => models.map(({ id }) => id))).size).toBe(grown.models.length);
  expect(new Set(pages.map(({ letter, page }) => letterPath(letter, page))).size).toBe(pages.length);
});
