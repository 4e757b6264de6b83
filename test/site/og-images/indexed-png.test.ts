/** PNG with a palette: what a decoder gets back is what was drawn. */
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { indexedPng } from "../../../src/lib/og-images/indexed-png.ts";

/** The chunks of a PNG by type. */
function chunks(png: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
}

/** The colour of each pixel as `rrggbb`, row by row. */
function decoded(png: Buffer, width: number): string[][] {
  const parts = chunks(png);
  const colours = parts.get("PLTE")?.toString("hex").match(/.{6}/g) ?? [];
  const bytes = inflateSync(parts.get("IDAT") ?? Buffer.alloc(0));
  return Array.from({ length: bytes.length / (width + 1) }, (_, row) =>
    [...bytes.subarray(row * (width + 1) + 1, (row + 1) * (width + 1))].map((index) => colours[index] ?? "none"),
  );
}

const rgba = (...colours: string[]) => Buffer.from(colours.map((colour) => `${colour}ff`).join(""), "hex");

test("each pixel keeps its colour, and each row its place", () => {
  const png = indexedPng(rgba("fbf9f4", "1f1d1a", "fbf9f4", "fbf9f4", "a34a18", "1f1d1a"), 3, 2);
  expect(decoded(png, 3)).toEqual([
    ["fbf9f4", "1f1d1a", "fbf9f4"],
    ["fbf9f4", "a34a18", "1f1d1a"],
  ]);
});

test("shades that the eye cannot tell apart share an entry of the palette", () => {
  const png = indexedPng(rgba("808080", "818283", "888080"), 3, 1);
  expect(decoded(png, 3)).toEqual([["808080", "808080", "888080"]]);
});

test("more colours than a palette holds are an error", () => {
  const many = Array.from(
    { length: 257 },
    (_, n) =>
      `${(n & 0xf0).toString(16).padStart(2, "0")}${((n & 0x0f) << 4).toString(16).padStart(2, "0")}${n > 255 ? "f8" : "00"}`,
  );
  expect(() => indexedPng(rgba(...many), 257, 1)).toThrow("257 colours");
});
