// What a page says of itself above its text, and nothing of what is no such thing.
import { expect, test } from "vitest";
import { readDocument } from "../../../pipeline/extract/read/read-document.ts";

const frontMatter = (...lines: string[]) =>
  readDocument(["---", ...lines, "---", "# T"].join("\n"), "markdown").frontMatter;

test("title, description and day, as they are written", () => {
  expect(
    frontMatter('title: "Model: a"', "description: >-", "  two", "  lines", "createdAt: 2026-01-05", "tags: [a]"),
  ).toEqual({ title: "Model: a", description: "two lines", date: "2026-01-05" });
});

test("long values are cut", () => {
  expect(frontMatter(`title: ${"x".repeat(5_000)}`)?.title).toHaveLength(1_000);
});

test.each([
  ["no YAML", "title: [", "x: }"],
  ["other fields", "url: https://example.com", "sha256: abc"],
  ["aliases", "title: &a x", "description: *a"],
  ["values that are no text", "title: [a]", "description: { b: c }"],
])("%s: none", (_, ...lines) => {
  expect(frontMatter(...lines)).toBeUndefined();
});
