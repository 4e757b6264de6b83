// Protects what hosts and readers see of a new build: only files that changed are new, and any folder may be the site.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { publish, publishTo } from "../../src/integrations/publish.ts";

const root = resolve(import.meta.dirname, "../..");
const longAgo = new Date("2001-01-01T00:00:00Z");

/** A folder with these files, all last modified long ago. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "almanac-publish-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), longAgo, longAgo);
  }
  return folder;
}

const modified = (folder: string, name: string) => statSync(join(folder, name)).mtime;

test("an unchanged file keeps its modification time, a changed one gets a new one", () => {
  const site = folderOf({ "index.html": "same", "feeds/rss.xml": "old" });
  const build = folderOf({ "index.html": "same", "feeds/rss.xml": "new" });
  for (const file of ["index.html", "feeds/rss.xml"]) utimesSync(join(build, file), new Date(), new Date());
  expect(publish(build, site)).toEqual({ written: 1, removed: 0, unchanged: 1 });
  expect(modified(site, "index.html")).toEqual(longAgo);
  expect(modified(site, "feeds/rss.xml")).not.toEqual(longAgo);
  expect(readFileSync(join(site, "feeds/rss.xml"), "utf8")).toBe("new");
});

test("files of the last build go with the folders they leave empty; .git stays", () => {
  const site = folderOf({
    "index.html": "x",
    "models/a/index.html": "x",
    "models/b/index.html": "x",
    ".git/HEAD": "x",
  });
  expect(publish(folderOf({ "models/b/index.html": "x" }), site)).toEqual({ written: 0, removed: 2, unchanged: 1 });
  expect(readdirSync(site).sort()).toEqual([".git", "models"]);
  expect(readdirSync(join(site, "models"))).toEqual(["b"]);
});

test("the site's folder is made where there is none", () => {
  const site = join(folderOf({}), "a/b");
  expect(publish(folderOf({ "index.html": "x" }), site)).toEqual({ written: 1, removed: 0, unchanged: 0 });
  expect(existsSync(join(site, "index.html"))).toBe(true);
});

test.each([root, dirname(root), "/"])("%s is refused: it holds the checkout", (site) => {
  const done = publishTo(site).hooks["astro:config:done"] as (found: { config: { root: URL } }) => void;
  expect(() => done({ config: { root: new URL(`file://${root}/`) } })).toThrow("would be emptied");
});

test("the build itself happens in the checkout, on one volume, wherever the site is", async () => {
  const { default: config } = await import("../../astro.config.mjs");
  const build = resolve(root, String(config.outDir));
  expect(relative(root, build)).not.toMatch(/^\.\.|^$/);
});
