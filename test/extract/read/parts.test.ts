// Titles of accordions, tabs and callouts are headings of what they hold, and of nothing after them.
import { describe, expect, test } from "vitest";
import { outlineOf } from "../../support/outline.ts";

const html = (body: string): string[] => outlineOf(`<main>${body}</main>`, "html");
const markdown = (...lines: string[]): string[] => outlineOf(lines.join("\n"), "markdown");

describe("HTML", () => {
  test("accordions, one in another", () => {
    expect(
      html(
        "<h2>Models</h2><details><summary>Retired</summary><h3>Old</h3><p>a</p>" +
          "<details><summary><h4>Older</h4></summary><p>b</p></details><p>c</p></details><p>d</p>",
      ),
    ).toEqual([
      "# Models",
      "# Models › Retired",
      "# Models › Retired › Old",
      "a",
      "# Models › Retired › Old › Older",
      "b",
      "c",
      "d",
    ]);
  });

  test("tab panels, the one that waits for its tab too; none without a tab", () => {
    const tabs =
      '<div role="tablist"><button role="tab" id="t1" aria-controls="p1">One</button><a role="tab" href="#p2">Two</a></div>';
    const panels =
      '<div role="tabpanel" id="p1"><p>a</p></div><div role="tabpanel" id="p2" hidden aria-hidden="true"><p>b</p></div>' +
      '<div role="tabpanel" id="p3" hidden><p>gone</p></div>';
    expect(html(`${tabs}${panels}<p>c</p>`)).toEqual(["# One", "a", "# Two", "b", "c"]);
  });

  test("a heading that is a button; a button beside a heading is no part of it", () => {
    expect(html("<h2><button>Retired</button></h2><p>a</p><h2>Next <button>Copy</button></h2>")).toEqual([
      "# Retired",
      "a",
      "# Next",
    ]);
  });
});

describe("Markdown", () => {
  test("accordions", () => {
    expect(
      markdown(
        "## M",
        "",
        "<details>",
        "<summary>Old <b>ones</b></summary>",
        "",
        "### In",
        "",
        "a",
        "",
        "</details>",
        "",
        "b",
      ),
    ).toEqual(["# M", "# M › Old ones", "# M › Old ones › In", "a", "b"]);
    expect(markdown("<details open><summary>x</summary>", "", "a", "</details>", "", "b")).toEqual(["# x", "a", "b"]);
  });

  test("callouts with a title of their own", () => {
    expect(markdown(":::warning[Old *dates*]", "a", ":::", "", "b")).toEqual(["# Old dates", "a", "b"]);
    expect(markdown(":::note Old dates", "", "a", "", ":::", "b")).toEqual(["# Old dates", "a", "b"]);
    expect(markdown('??? note "Old dates"', "    a", "", "b")).toEqual(["# Old dates", "a", "b"]);
    expect(markdown(":::note", "a", ":::", "", "b")).toEqual(["a", "b"]);
  });

  test("directives that are no callouts", () => {
    expect(
      markdown('::: zone pivot="x"', "", "a", "", "::: zone-end", "", ':::image source="x" alt-text="y":::', "", "b"),
    ).toEqual(["a", "b"]);
  });
});
