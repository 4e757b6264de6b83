import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio/slim";
import { expect, inject, test } from "vitest";
import { buildAlmanac } from "../../../src/lib/almanac/almanac.ts";
import { loadDataset } from "../../../src/lib/almanac/load-dataset.ts";
import { familiesOf, familyOf } from "../../../src/lib/model/families.ts";
import { siteDay } from "../../support/build-site.ts";
import { repositoryRoot } from "../../support/repository.ts";

const almanac = buildAlmanac(loadDataset(repositoryRoot), siteDay);
const family = (name: string) => familiesOf(almanac).find((it) => it.name === name);

test("a family has the versions of one model at every provider, the maker's own first, and no other model", () => {
  expect(family("claude-3-5-sonnet")?.models.map(({ id }) => id)).toEqual([
    "anthropic/claude-3-5-sonnet-20240620",
    "anthropic/claude-3-5-sonnet-20241022",
    "bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0",
    "bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0",
    "vertex/claude-3-5-sonnet",
    "vertex/claude-3-5-sonnet-v2",
  ]);
  const ids = family("gpt-4o")?.models.map(({ id }) => id) ?? [];
  expect(ids[0]).toMatch(/^openai\//);
  expect(ids.filter((id) => /mini|audio|realtime/.test(id))).toEqual([]);
});

test("a family is named as providers write it, and has an address of its own", () => {
  expect(family("gemini-2.5-flash")?.path).toBe("/families/gemini-2-5-flash/");
  const paths = familiesOf(almanac).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

test("a model is in one family at most, and none is a family alone", () => {
  const members = familiesOf(almanac).flatMap(({ models }) => models);
  expect(new Set(members).size).toBe(members.length);
  expect(familiesOf(almanac).filter(({ models }) => models.length < 2)).toEqual([]);
  for (const it of familiesOf(almanac)) for (const model of it.models) expect(familyOf(model, almanac)).toBe(it);
});

test("its page has a row for each with date, scope, replacement and day of reading; the pages of its models lead there", () => {
  const open = (path: string) => load(readFileSync(join(inject("site"), path, "index.html"), "utf8"));
  const $ = open("/families/gpt-4o/");
  const models = family("gpt-4o")?.models ?? [];
  const links = $("tbody th a.id")
    .toArray()
    .map((it) => $(it).attr("href"));
  expect(links).toEqual(models.map(({ path }) => path));
  const rows = $("tbody tr")
    .toArray()
    .map((it) => $(it).text());
  for (const [i, { scopes, provider }] of models.entries()) {
    expect(rows[i]).toContain(provider.name);
    for (const { scope } of scopes) if (scope !== null) expect(rows[i]).toContain(`“${scope}”`);
  }
  for (const cell of $("tbody td:last-child").toArray()) expect($(cell).text()).toMatch(/\d [A-Z][a-z]{2} 20\d\d/);
  for (const { path } of models) expect(open(path)(`a[href="/families/gpt-4o/"]`).length).toBe(1);
});
