// What a page does not show, or strikes through, is no part of what it says.
import { describe, expect, test } from "vitest";
import { outlineOf } from "../../support/outline.ts";

const html = (body: string): string[] => outlineOf(`<main>${body}</main>`, "html");
const rows = (...body: string[]): string =>
  `<table><tr><th>Model</th><th>Date</th></tr><tr><td>kept</td><td>x</td></tr>${body.join("")}</table>`;
const header = "|Model|Date| header";

describe("HTML", () => {
  test.each([
    "hidden",
    'style="display:none"',
    'style="color: red; display : none"',
    'style="visibility:hidden"',
    'aria-hidden="true"',
    'class="box hidden"',
    'class="d-none"',
    'class="sr-only"',
    'class="visually-hidden"',
    'style="text-decoration: line-through"',
    'style="text-decoration-line: underline line-through"',
    'class="line-through"',
  ])("<div %s> says nothing", (attribute) => {
    expect(
      html(`<p>before</p><div ${attribute}>${rows()}<p>inner</p></div><p>a<span ${attribute}>b</span>c</p>`),
    ).toEqual(["before", "ac"]);
  });

  test.each(['class="hidden md:block"', 'class="d-none d-lg-table"', 'class="hiddenness"', 'hidden="until-found"'])(
    "<div %s> is seen",
    (attribute) => {
      expect(html(`<div ${attribute}><p>inner</p></div>`)).toEqual(["inner"]);
    },
  );

  test.each(["s", "del", "strike"])("<%s> in a cell and in a sentence", (name) => {
    const struck = `<${name}>gone</${name}>`;
    expect(html(`<p>a ${struck} b</p>${rows(`<tr><td>m ${struck}</td><td>${struck}</td></tr>`)}`)).toEqual([
      "a b",
      header,
      "|kept|x|",
      "|m||",
    ]);
  });

  test("a row that is hidden or struck through, and the spans over it", () => {
    expect(
      html(
        rows(
          "<tr hidden><td>gone</td><td>x</td></tr>",
          '<tr><td rowspan="3">wide</td><td>1</td></tr>',
          '<tr style="text-decoration:line-through"><td>2</td></tr>',
          "<tr><td>3</td></tr>",
        ),
      ),
    ).toEqual([header, "|kept|x|", "|wide|1|", "|wide|3|"]);
  });

  test("a body of rows that is struck through", () => {
    expect(html(rows("</tbody><tbody class='line-through'><tr><td>gone</td><td>x</td></tr>"))).toEqual([
      header,
      "|kept|x|",
    ]);
  });
});

describe("Markdown", () => {
  const markdown = (...lines: string[]): string[] => outlineOf(lines.join("\n"), "markdown");
  const table = ["| Model | Date |", "|---|---|", "| a | x |"];

  test.each([
    ["<div hidden>", "</div>"],
    ["<del>", "</del>"],
    ['<section style="display:none">', "</section>"],
    ['<div className="hidden">', "</div>"],
    ["<div style={{ display: 'none' }}>", "</div>"],
    ["<div hidden><div>", "</div></div>"],
  ])("a table between %s and %s says nothing", (open, close) => {
    expect(markdown("before", "", open, "", ...table, "", close, "", "after")).toEqual(["before", "after"]);
  });

  test.each(["<div hidden={false}>", '<div class="hidden md:block">', "<div>"])("a table after %s is seen", (open) => {
    expect(markdown(open, "", ...table, "", "</div>")).toEqual([header, "|a|x|"]);
  });

  test("rows and parts of rows; the columns stay", () => {
    expect(
      markdown(
        ...table,
        "<del>",
        "| gone | x |",
        "</del>",
        "| <s>gone</s> b | ~~gone~~ |",
        "| c <del>gone | gone</del> d |",
        "| ~~gone~~ | e |",
      ),
    ).toEqual([header, "|a|x|", "|b||", "|c|d|", "||e|"]);
  });

  test("words in a sentence, but not in code", () => {
    expect(
      markdown("a ~~gone~~ <s>gone</s> b `<del>` c `</del>` d", "", "```", "<div hidden>", "```", "", "e</div>"),
    ).toEqual(["a b `<del>` c `</del>` d", "e"]);
  });

  test("a tag that is never closed hides nothing", () => {
    expect(markdown("<div hidden>", "", ...table)).toEqual([header, "|a|x|"]);
  });
});
