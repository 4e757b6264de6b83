// Lines of a Markdown page before its parser: what is no Markdown is gone, and every line still leads back to the page.
import { describe, expect, it, test } from "vitest";
import { prepareMarkdown } from "../../../pipeline/extract/read/prepare.ts";

const prepared = (...lines: string[]) => prepareMarkdown(lines.join("\n"));
/** The lines that are left, without the empty ones. */
const left = (...lines: string[]): string[] => prepared(...lines).lines.filter((line) => line.trim() !== "");

describe("what is no Markdown is taken out", () => {
  it.each([
    ["imports and exports", "import { A } from './a.mdx';"],
    ["tags of components", '<Card href="/x">'],
    ["tags that hold nothing", '<div class="x">'],
    ["includes", "[!INCLUDE [notice](notice.md)]"],
    ["comments", "<!-- a -->"],
    ["comments of MDX", "{/* a */}"],
  ])("%s", (_, line) => {
    expect(left("a", "", line, "", "b")).toEqual(["a", "b"]);
  });

  it("template tags and attribute lists, within a line", () => {
    expect(left("a {% include x %} b {{ y }} c{: .d }")).toEqual(["a  b  c"]);
    expect(left("## A {#a}")).toEqual(["## A"]);
  });

  it("not within a fence of code", () => {
    expect(left("```", "import 'x';", "```")).toContain("import 'x';");
  });
});

test("parts with a title open and close where they stand", () => {
  const { containers } = prepared('<Tab title="One">', "", "  a", "", "</Tab>", "", "b");
  expect([...containers]).toEqual([
    [0, [{ open: "One" }]],
    [4, ["close"]],
  ]);
});

describe("a table that the parser would not see", () => {
  it("gets a sentence taken off its header, and lines still lead back to the page", () => {
    const { lines, lineMap } = prepared("x", "", "See: | Model | Date |", "| --- | --- |", "| a | 2026 |");
    expect(lines.slice(2)).toEqual(["See:", "| Model | Date |", "| --- | --- |", "| a | 2026 |"]);
    expect(lineMap.slice(2)).toEqual([3, 3, 4, 5]);
  });

  it("gets a delimiter as long as its header", () => {
    expect(left("| Model |", "| --- | --- |", "| a |")).toEqual(["| Model |", "|---|", "| a |"]);
  });
});

test("where no line is a heading, short lines that look like titles are", () => {
  expect(left("Retired models", "", "a-1 and more.")).toEqual(["## Retired models", "a-1 and more."]);
  expect(left("# A", "", "Retired models", "", "a-1.")).toEqual(["# A", "Retired models", "a-1."]);
});

describe("a page is refused", () => {
  it.each([
    ["that ends inside a row", "| a | b |\n| --- | --- |\n| c | d |\n| e | f", "truncated"],
    ["with an endless line", "a".repeat(600_000), "too-large"],
    ["with nesting without end", "> ".repeat(1_000), "too-deep"],
  ])("%s", (_, text, rule) => {
    expect(() => prepareMarkdown(text)).toThrow(expect.objectContaining({ rule }));
  });
});
