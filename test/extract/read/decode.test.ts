import { describe, expect, it, test } from "vitest";
import { decodePage, detectFormat } from "../../../pipeline/extract/read/decode.ts";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("the charset of a page", () => {
  it("is that of its byte order mark, whatever else is said", () => {
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Ä", "utf16le")]);
    expect(decodePage(marked, "html", "iso-8859-1")).toBe("Ä");
  });

  it("is that of the header before that of the page", () => {
    const page = '<meta charset="shift_jis">\xe4';
    expect(decodePage(latin1(page), "html", "windows-1252")).toContain("ä");
  });

  it("is that of the page where the header names none that exists", () => {
    expect(decodePage(latin1('<meta charset="windows-1252">\xe4'), "html", "klingon")).toContain("ä");
  });

  it("is not looked for in Markdown", () => {
    expect(decodePage(Buffer.from('<meta charset="windows-1252">ä'), "markdown")).toContain("ä");
  });

  it("is UTF-8 where a one-byte charset is named and the bytes are valid UTF-8", () => {
    expect(decodePage(Buffer.from("ä"), "markdown", "iso-8859-1")).toBe("ä");
  });
});

test.each([
  ["empty", Buffer.from(" \n"), "the page is empty"],
  ["binary", Buffer.from([0x61, 0]), "byte 1 is NUL: the page is binary, not text"],
  ["charset", Buffer.from([0x61, 0x62, 0xff]), "the page is not valid utf-8 (byte 2 is 0xff)"],
  ["too-large", new Uint8Array(20_000_000), expect.stringContaining("the page has 20000000 bytes; the limit is")],
])("a page that is no text is refused: %s", (rule, bytes, message) => {
  expect(() => decodePage(bytes, "markdown")).toThrow(expect.objectContaining({ rule, message }));
});

test.each([
  ["text/html; charset=utf-8", "# A", "html"],
  ["text/plain", "<html>", "markdown"],
  ["page.mdx", "<html>", "markdown"],
  ["", "<?xml version='1.0'?><html>", "html"],
  ["", "<!-- a --> <html>", "html"],
  ["", "<div>a</div>\n\n# A", "markdown"],
])("the format by the hint %j and the text %j is %s", (hint, text, format) => {
  expect(detectFormat(text, hint)).toBe(format);
});
