// Items keep their paragraphs apart and know the items below them; what is no text of an item is a block of its own.
import { describe, expect, test } from "vitest";
import { outlineOf } from "../../support/outline.ts";

const html = (body: string): string[] => outlineOf(`<main>${body}</main>`, "html");
const markdown = (...lines: string[]): string[] => outlineOf(lines.join("\n"), "markdown");

test("paragraphs of an item are lines of it", () => {
  expect(markdown("- a", "", "  b", "", "  - c", "- d")).toEqual(["- a ⏎ b", "  - c", "- d"]);
  expect(html("<ul><li><p>a</p><p>b</p><div><ul><li>c</li></ul></div></li><li>d</li></ul>")).toEqual([
    "- a ⏎ b",
    "  - c",
    "- d",
  ]);
});

test("tables, quotes and HTML in an item", () => {
  expect(
    markdown("- a", "", "  | A | B |", "  |---|---|", "  | 1 | 2 |", "", "  > q", "- <div>h</div>", "- b"),
  ).toEqual(["- a", "|A|B| header", "|1|2|", "q", "h", "- b"]);
  expect(html("<ul><li>a<table><tr><th>A</th></tr><tr><td>1</td></tr></table></li><li><h3>H</h3>b</li></ul>")).toEqual([
    "a",
    "|A| header",
    "|1|",
    "# H",
    "b",
  ]);
});

describe("definition lists", () => {
  test("are items, term and definition", () => {
    expect(
      html(
        "<dl><dt>Release:</dt><dd>x</dd><div><dt><code>a-1</code></dt><dd>y</dd><dd>z<ul><li>n</li></ul></dd></div>" +
          "<dt>T</dt><dt>U</dt><dd>both</dd><dt>alone</dt></dl>",
      ),
    ).toEqual(["- Release: x", "- `a-1`: y ⏎ z", "  - n", "- T: both", "- U: both", "- alone"]);
  });

  test("with tables in them are blocks", () => {
    expect(html("<dl><dt>T</dt><dd><table><tr><th>A</th></tr><tr><td>1</td></tr></table></dd></dl>")).toEqual([
      "T",
      "|A| header",
      "|1|",
    ]);
  });
});
