import { describe, expect, it, test } from "vitest";
import { readHtml } from "../../../pipeline/extract/read/html.ts";

const words = (html: string, main?: string): string =>
  readHtml(html, main)
    .blocks.flatMap((block) => (block.type === "paragraph" ? block.content.map(({ text }) => text) : []))
    .join("");
const rows = (count: number, text = "a"): string =>
  `<table><tr><th>Model<th>Date${`<tr><td>${text}<td>2026`.repeat(count)}</table>`;

describe("the content of a page", () => {
  it("is the main element that holds most rows and headings", () => {
    expect(words(`<nav><p>menu</p></nav><main><p>text</p>${rows(3)}</main><footer><p>foot</p></footer>`)).toBe("text");
    expect(words(`<div role="main"><p>text</p>${rows(3)}</div><p>foot</p>`)).toBe("text");
  });

  it("is the whole page where the main element holds less than half", () => {
    expect(words(`<main><p>short</p>${rows(1)}</main><div><p>long</p>${rows(5)}</div>`)).toBe("shortlong");
  });

  it("is what the definition of the page says", () => {
    expect(words('<p>a</p><section id="x"><p>b</p></section>', "#x")).toBe("b");
    expect(() => readHtml("<p>a</p>", "#x")).toThrow(expect.objectContaining({ rule: "main-missing" }));
  });
});

test("the title is the first heading of level 1, else that of the head", () => {
  expect(readHtml("<title>Head</title><h1>Models</h1>").title).toBe("Models");
  expect(readHtml("<title> Head\n title</title><p>a").title).toBe("Head title");
  expect(readHtml("<p>a").title).toBeNull();
});

test("blocks say on which line of the page they begin", () => {
  const { blocks } = readHtml("<h2>A</h2>\n\n<p>b</p>\n<table>\n<tr><th>M<th>D\n<tr><td>a<td>b</table>");
  expect(blocks.map(({ type, line }) => [type, line])).toEqual([
    ["heading", 1],
    ["paragraph", 3],
    ["table", 4],
  ]);
});

test("a table that lays out others is none of its own", () => {
  const { blocks } = readHtml(`<table><tr><td>${rows(1, "x")}<td>${rows(1, "y")}</table>`);
  expect(blocks.flatMap((block) => (block.type === "table" ? [block.body[0]?.[0]?.content[0]?.text] : []))).toEqual([
    "x",
    "y",
  ]);
});

describe("scripts and the like", () => {
  it("are not read, and their content opens no element", () => {
    expect(words(`<p>a</p><script>"<div>".repeat(2)</script><style>p{}</style><template><p>b</p></template>`)).toBe(
      "a",
    );
    expect(words(`<p>a</p><script>${"<div>".repeat(2_000)}</script>`)).toBe("a");
  });

  it("nesting without end is refused", () => {
    expect(() => readHtml("<div>".repeat(1_100))).toThrow(expect.objectContaining({ rule: "too-deep" }));
  });
});
