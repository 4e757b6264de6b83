// Code, footnote marks and line breaks are kept wherever text stands.
import { expect, test } from "vitest";
import { readDocument } from "../../../pipeline/extract/read/read-document.ts";
import { outlineOf } from "../../support/outline.ts";

const html = (body: string): string[] => outlineOf(`<main>${body}</main>`, "html");

test.each([
  ["<p>We retire <code>a-1</code> soon.</p>", "We retire `a-1` soon."],
  ["<p><code>a-1</code> is gone.</p>", "`a-1` is gone."],
  ["<p><sup>1</sup> EU only.</p>", "^1 EU only."],
  ["<p>one<br>two</p>", "one ⏎ two"],
  ["<div>see <strong><code>a-1</code></strong><sup>*</sup></div>", "see `a-1`^*"],
  ['<p>see <a href="/x">this <code>a-1</code></a></p>', "see this `a-1`"],
])("%s", (page, expected) => {
  expect(html(page)).toEqual([expected]);
});

test("the link of a paragraph is kept", () => {
  const [block] = readDocument('<main><p>see <a href="/x">this</a></p></main>', "html").blocks;
  expect(block?.type === "paragraph" && block.content.map(({ text, href }) => [text, href])).toEqual([
    ["see ", undefined],
    ["this", "/x"],
  ]);
});
