/** Style sheets and markup agree: a class that one of them renames alone is found here. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { announcementKinds } from "../../../pipeline/domain/announcement-kind.ts";
import { builtFiles, builtPaths, pageText } from "../../support/built.ts";
import { repositoryRoot } from "../../support/repository.ts";

const site = inject("site");

const sheets = builtFiles(join(site, "_astro"))
  .filter((file) => file.endsWith(".css"))
  .map((file) => readFileSync(join(site, "_astro", file), "utf8"));
const styled = names(sheets.flatMap((css) => [...css.matchAll(/\.([a-z][\w-]*)/g)]));
const used = names(builtPaths(site).flatMap((path) => [...pageText(site, path).matchAll(/ class="([^"]*)"/g)]));

/** Class names found, without those by which Astro scopes styles. */
function names(found: readonly RegExpExecArray[]): Set<string> {
  const all = new Set(found.flatMap(([, classes = ""]) => classes.split(" ")));
  return new Set([...all].filter((name) => name !== "" && !name.startsWith("astro-")));
}

/** Every word of templates and scripts: classes for data that today's records do not have, or that scripts set. */
function wordsOfSource(): Set<string> {
  const source = join(repositoryRoot, "src");
  const texts = builtFiles(source)
    .filter((file) => /^(components|layouts|pages|scripts)\/.*\.(astro|ts)$/.test(file))
    .map((file) => readFileSync(join(source, file), "utf8").replace(/<style>.*?<\/style>/gs, ""));
  return new Set(texts.flatMap((text) => text.match(/[a-z][\w-]*/g) ?? []));
}

test("every class of a style sheet is in the markup", () => {
  const written = wordsOfSource();
  expect(styled.size).toBeGreaterThan(50);
  // A kind of news that today's data may not have.
  const kinds = new Set(announcementKinds.map((kind) => `kind-${kind}`));
  const isUsed = (name: string) => used.has(name) || written.has(name) || kinds.has(name);
  expect([...styled].filter((name) => !isUsed(name))).toEqual([]);
});

test("every class in the markup has a style", () => {
  // Kinds of change without a colour of their own.
  const plain = ["kind-stage", "kind-date", "kind-listed"];
  const known = new Set([...styled, ...plain]);
  expect([...used].filter((name) => !known.has(name))).toEqual([]);
});
