/** The exports as the site publishes them: the files of `almanac export all`, each listed on the data page. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio/slim";
import { expect, inject, test } from "vitest";
import { exportDataOf } from "../../../pipeline/exports/export-data.ts";
import { exportFiles } from "../../../pipeline/exports/export-files.ts";
import { sizeText } from "../../../src/lib/exports/published-exports.ts";
import { siteDay } from "../../support/build-site.ts";
import { builtFiles, pageText } from "../../support/built.ts";
import { committed } from "../../support/export-data.ts";

const site = inject("site");
const read = (path: string) => readFileSync(join(site, "exports", path));

test("the site has the files that the command line writes, byte by byte", () => {
  const expected = exportFiles(exportDataOf(committed(siteDay)));
  expect(builtFiles(join(site, "exports"))).toEqual(expected.map(({ path }) => path).sort());
  expect(expected.filter(({ path, bytes }) => !read(path).equals(bytes)).map(({ path }) => path)).toEqual([]);
});

test("the checksums are those of the files", () => {
  const lines = read("SHA256SUMS.txt").toString().trim().split("\n");
  const wrong = lines.filter((line) => {
    const [sum, path = ""] = line.split("  ");
    return createHash("sha256").update(read(path)).digest("hex") !== sum;
  });
  expect(lines.length).toBe(builtFiles(join(site, "exports")).length - 1);
  expect(wrong).toEqual([]);
});

test("the data page links to each of them, with its size", () => {
  const page = load(pageText(site, "/data/"));
  const links = new Set(
    page("a")
      .map((_, link) => page(link).attr("href"))
      .get(),
  );
  const files = builtFiles(join(site, "exports"));
  expect(files.filter((file) => ![...links].some((link) => link?.endsWith(`/exports/${file}`)))).toEqual([]);
  expect(page("#exports").text()).toContain(sizeText(read("almanac.sqlite").length));
});

test.each([
  [812, "812 B"],
  [12_345, "12 kB"],
  [2_486_272, "2.5 MB"],
])("%i bytes are %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
