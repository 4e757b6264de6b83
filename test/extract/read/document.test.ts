import { describe, expect, it } from "vitest";
import { asFootnoteLink, Outline, plain } from "../../../pipeline/extract/read/document.ts";

const section = (build: (outline: Outline) => void): string[][] => {
  const outline = new Outline();
  build(outline);
  return outline.blocks.flatMap((block) => (block.type === "paragraph" ? [block.section] : []));
};
const text = (outline: Outline): void => outline.paragraph([{ text: "x" }], 1);

describe("plain text", () => {
  it("is trimmed, without marks of footnotes, and keeps line breaks", () => {
    expect(plain([{ text: " a " }, { text: "1", isFootnoteRef: true }, { text: " \n b" }])).toBe("a\nb");
  });
});

describe("a link within the page", () => {
  it.each(["1", "[2]", "(a)", "**", "†"])("is a footnote where its text is %s", (mark) => {
    expect(asFootnoteLink({ text: mark, href: "#notes" }).isFootnoteRef).toBe(true);
  });

  it.each([
    ["gpt-4", "#gpt-4"],
    ["1", "https://example.com/1"],
    ["123", "#x"],
  ])("is none where its text is %s and it leads to %s", (words, href) => {
    expect(asFootnoteLink({ text: words, href }).isFootnoteRef).toBeUndefined();
  });
});

describe("the headings above a block", () => {
  it("are those of lower levels, without the title of the page", () => {
    const sections = section((outline) => {
      outline.heading(1, "Page", 1);
      text(outline);
      outline.heading(2, "A", 2);
      outline.heading(3, "B", 3);
      text(outline);
      outline.heading(2, "C", 4);
      text(outline);
    });
    expect(sections).toEqual([[], ["A", "B"], ["C"]]);
  });

  it("begin again where the title is repeated, and go on after another first heading", () => {
    const sections = section((outline) => {
      outline.heading(1, "Page", 1);
      outline.heading(2, "A", 2);
      outline.heading(1, "Page", 3);
      text(outline);
      outline.heading(1, "Other", 4);
      text(outline);
    });
    expect(sections).toEqual([[], ["Other"]]);
  });

  it("are those of the titled parts around it, which end with the part", () => {
    const sections = section((outline) => {
      outline.heading(2, "A", 1);
      outline.open("Tab", 2);
      outline.heading(2, "In the tab", 3);
      text(outline);
      outline.close();
      text(outline);
      outline.close();
      text(outline);
    });
    expect(sections).toEqual([["A", "Tab", "In the tab"], ["A"], ["A"]]);
  });

  it("are the innermost five, none of them twice in a row", () => {
    const sections = section((outline) => {
      for (const level of [2, 3, 4, 5, 6]) outline.heading(level, level === 3 ? "2" : `${level}`, 1);
      outline.open("7", 1);
      outline.open("8", 1);
      text(outline);
    });
    expect(sections).toEqual([["4", "5", "6", "7", "8"]]);
  });
});

it("what is empty is no block", () => {
  const outline = new Outline();
  outline.heading(2, "  ", 1);
  outline.paragraph([{ text: " \n" }], 1);
  outline.list([], 1);
  expect(outline.blocks).toEqual([]);
});
