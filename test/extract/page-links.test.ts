import { describe, expect, it } from "vitest";
import { linksOn } from "../../pipeline/extract/page-links.ts";

describe("the links of a page", () => {
  it("are those of Markdown, HTML and MDX, absolute and each once", () => {
    const text = [
      "- [June](/changelog/22-06-26.md#top), [again](./22-06-26.md), [named][1]",
      '<a href="/changelog/a.md">A</a> <Card title="B" href = \'b.md\' />',
      "<https://docs.example/changelog/c.md> https://docs.example/changelog/d.md.",
      "[1]: https://docs.example/changelog/e.md",
      "[bad](javascript:alert) [space]( x.md) ](",
    ].join("\n");
    const found = linksOn(text, "https://docs.example/changelog/index.html").filter((url) =>
      url.includes("/changelog/"),
    );
    expect(found.map((url) => url.slice("https://docs.example/changelog/".length))).toEqual([
      "22-06-26.md",
      "a.md",
      "b.md",
      "c.md",
      "d.md.",
      "e.md",
    ]);
  });

  it("of a hostile page are read in linear time", () => {
    for (const part of ["](", "href='", "https://", "[a](<", 'href="https://x/'])
      expect(linksOn(part.repeat(200_000), "https://docs.example/").length).toBeLessThan(20_001);
  });
});
