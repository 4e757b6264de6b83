/** Preview images as PNG, drawn only with the fonts of the site, so that they are the same on every machine. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderAsync } from "@resvg/resvg-js";
import { fontFile } from "../site/fonts.ts";
import { indexedPng } from "./indexed-png.ts";

let files: Promise<string[]> | undefined;

/** An SVG of few colours, without transparency, as PNG. The first call writes the fonts to a temporary folder, which is removed when the process ends. */
export async function renderPng(svg: string): Promise<Buffer> {
  files ??= writeFaces();
  const font = { loadSystemFonts: false, fontFiles: await files, defaultFontFamily: "Inter" };
  const { pixels, width, height } = await renderAsync(svg, { font });
  return indexedPng(pixels, width, height);
}

async function writeFaces(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "almanac-faces-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return Promise.all(
    ["serif", "sans", "mono"].map(async (name) => {
      const path = join(folder, `${name}.ttf`);
      writeFileSync(path, await fontFile(name, "sfnt"));
      return path;
    }),
  );
}
