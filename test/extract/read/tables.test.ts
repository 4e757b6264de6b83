// Tables of every make, and rows in which a value may stand in the wrong column.
import { describe, expect, test } from "vitest";
import { outlineOf } from "../../support/outline.ts";

const html = (body: string): string[] => outlineOf(`<main>${body}</main>`, "html");
const markdown = (...lines: string[]): string[] => outlineOf(lines.join("\n"), "markdown");

describe("HTML", () => {
  test("a table of ARIA roles", () => {
    const cells = (role: string, ...texts: string[]): string =>
      `<div role="row">${texts.map((text) => `<span role="${role}">${text}</span>`).join("")}</div>`;
    expect(
      html(
        `<div role="table"><div role="rowgroup">${cells("columnheader", "Model", "Date")}</div>` +
          `<div role="rowgroup"><div>${cells("cell", "a", "x")}</div>${cells("cell", "b", "y", "z")}</div></div>`,
      ),
    ).toEqual(["|Model|Date|| header", "|a|x||", "|b|y|z| misaligned"]);
  });

  test("an empty head over a body that begins with the titles", () => {
    const head = "<thead><tr><th></th><th> </th></tr></thead>";
    expect(html(`<table>${head}<tr><td>Model</td><td>Date</td></tr><tr><td>a</td><td>x</td></tr></table>`)).toEqual([
      "|Model|Date| header",
      "|a|x|",
    ]);
    // A row with code or a year is no row of titles.
    expect(
      html(`<table>${head}<tr><td>Model</td><td><code>a</code></td></tr><tr><td>Date</td><td>2030</td></tr></table>`),
    ).toEqual(["||| header", "|Model|`a`|", "|Date|2030|"]);
  });

  test("labels for narrow screens are no part of the value", () => {
    expect(
      html(
        "<table><tr><th>Model</th><th>Shutdown date</th></tr>" +
          '<tr><td><span class="label">Model</span>a</td><td><b>Shutdown <i>date</i>:</b> x</td></tr>' +
          "<tr><td><div>Model</div><div>b</div></td><td><b>Shutdown date</b></td></tr>" +
          "<tr><td>Model <b>c</b></td><td><b>Other</b> y</td></tr></table>",
      ),
    ).toEqual(["|Model|Shutdown date| header", "|a|x|", "|b|Shutdown date|", "|Model c|Other y|"]);
  });

  test("lists in a cell are lines; Markdown between the tags of a Markdown page is read", () => {
    const lines = ["<table>", "<tr><th>Model</th><th>Region</th></tr>", "<tr><td>", "", "`a`", "", "</td><td>", ""];
    const list = [
      "-   US1 \\(east\\)",
      "-   [EU1](/eu) **x**",
      "",
      "</td></tr>",
      "<tr><td>b</td><td>y</td></tr>",
      "</table>",
    ];
    expect(markdown(...lines, ...list)).toEqual(["|Model|Region| header", "|`a`|US1 (east) ⏎ EU1 x|", "|b|y|"]);
    expect(html("<table><tr><th>A</th></tr><tr><td><ul><li>x</li><li>y</li></ul></td></tr></table>")).toEqual([
      "|A| header",
      "|x ⏎ y|",
    ]);
  });

  test("a rowspan of 0 reaches to the end", () => {
    expect(
      html("<table><tr><th>A</th><th>B</th></tr><tr><td rowspan=0>a</td><td>1</td></tr><tr><td>2</td></tr></table>"),
    ).toEqual(["|A|B| header", "|a|1|", "|a|2|"]);
  });
});

describe("HTML in Markdown that has empty lines", () => {
  test("tables of roles and definition lists", () => {
    const row = (role: string, ...cells: string[]): string[] => [
      '<div role="row">',
      "",
      ...cells.map((cell) => `<div role="${role}">${cell}</div>`),
      "</div>",
    ];
    expect(
      markdown(
        "a",
        "",
        '<div role="table">',
        ...row("columnheader", "A", "B"),
        ...row("cell", "1", "2"),
        "</div>",
        "",
        "b",
      ),
    ).toEqual(["a", "|A|B| header", "|1|2|", "b"]);
    expect(markdown("<dl>", "", "<dt>T</dt>", "", "<dd>`d`</dd>", "</dl>", "", "b")).toEqual(["- T: `d`", "b"]);
  });

  test("what is never closed is left as it is", () => {
    expect(markdown("<table>", "", "a", "", "<dl><dt>T</dt><dd>d</dd></dl>")).toEqual(["a", "- T: d"]);
  });
});

describe("rows in which a value may stand in the wrong column", () => {
  const table = (...rows: string[]): string[] =>
    html(`<table><tr><th>A</th><th>B</th></tr>${rows.map((row) => `<tr>${row}</tr>`).join("")}</table>`).slice(1);

  test("a rowspan that leaves a row too many cells", () => {
    expect(table("<td>a</td><td rowspan=2>1</td>", "<td>b</td><td>2</td>", "<td>c</td><td>3</td>")).toEqual([
      "|a|1||",
      "|b|1|2| misaligned",
      "|c|3||",
    ]);
  });

  test("two spans that claim one place", () => {
    expect(table("<td>a</td><td rowspan=2>1</td>", "<td colspan=2>b</td>", "<td>c</td><td>3</td>")).toEqual([
      "|a|1|",
      "|b|1| misaligned",
      "|c|3|",
    ]);
  });

  test("a rowspan that runs past the last row", () => {
    expect(table("<td>a</td><td>1</td>", "<td rowspan=3>b</td><td>2</td>", "<td>3</td>")).toEqual([
      "|a|1|",
      "|b|2| misaligned",
      "|b|3| misaligned",
    ]);
  });

  test("Markdown rows wider than their header, in quotes too", () => {
    const rows = ["| A | B |", "|---|---|", "| a | 1 |", "| b | 2 | 3 |", "| c |"];
    const expected = ["|A|B|| header", "|a|1||", "|b|2|3| misaligned", "|c|||"];
    expect(markdown(...rows)).toEqual(expected);
    expect(markdown(...rows.map((row) => `> ${row}`))).toEqual(expected);
  });

  test("all rows wider by the same number: the header is short", () => {
    expect(markdown("| A | B |", "|---|---|---|", "| a | 1 | x |", "| b | 2 | y |")).toEqual([
      "|A|B|| header",
      "|a|1|x|",
      "|b|2|y|",
    ]);
  });

  test("a single row proves nothing; one cell over the whole width is no wider row", () => {
    expect(markdown("| A | B |", "|---|---|", "| a | 1 | x |")).toEqual(["|A|B|| header", "|a|1|x| misaligned"]);
    expect(table("<td colspan=9>label</td>", "<td>a</td><td>1</td>")).toEqual([
      "|label|label|label|label|label|label|label|label|label|",
      "|a|1||||||||",
    ]);
  });
});
