/** The fonts of the site, reduced to the characters it uses; for others the reader's own fonts are used. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

interface Face {
  family: string;
  style: "normal" | "italic";
  /** One weight, or a range. */
  weight: string;
  package: string;
  file: string;
  axes: Record<string, number | { min: number; max: number }>;
  features: string[];
}

const newsreader = "@fontsource-variable/newsreader";
const serifFeatures = ["kern", "liga", "lnum", "tnum", "onum"];

/** File name of each face → what it is made from. */
const faces: Readonly<Record<string, Face>> = {
  serif: {
    family: "Almanac Serif",
    style: "normal",
    weight: "400 420",
    package: newsreader,
    file: "newsreader-latin-standard-normal.woff2",
    axes: { wght: 420, opsz: 30 },
    features: serifFeatures,
  },
  "serif-strong": {
    family: "Almanac Serif",
    style: "normal",
    weight: "500 700",
    package: newsreader,
    file: "newsreader-latin-standard-normal.woff2",
    axes: { wght: 600, opsz: 24 },
    features: serifFeatures,
  },
  "serif-italic": {
    family: "Almanac Serif",
    style: "italic",
    weight: "400 420",
    package: newsreader,
    file: "newsreader-latin-standard-italic.woff2",
    axes: { wght: 420, opsz: 20 },
    features: serifFeatures,
  },
  sans: {
    family: "Almanac Sans",
    style: "normal",
    weight: "400 500",
    package: "@fontsource-variable/inter",
    file: "inter-latin-wght-normal.woff2",
    axes: { wght: { min: 400, max: 500 } },
    features: ["kern", "calt", "tnum"],
  },
  mono: {
    family: "Almanac Mono",
    style: "normal",
    weight: "400 500",
    package: "@fontsource-variable/jetbrains-mono",
    file: "jetbrains-mono-latin-wght-normal.woff2",
    axes: { wght: 400 },
    features: [],
  },
};

/** Basic Latin, and the other characters of our own texts. */
export const letters = `${String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 0x20 + i))}\u00a0·–—‘’“”…→←↑↓×›−é`;

/** One face as WOFF2 or, for drawing images, TrueType (`sfnt`). Throws for an unknown name. */
export async function fontFile(name: string, format: "woff2" | "sfnt" = "woff2"): Promise<Buffer> {
  const face = faces[name];
  if (!face) throw new Error(`no face is called "${name}"`);
  return subsetFont(sourceOf(face), letters, {
    targetFormat: format,
    variationAxes: face.axes,
    keepFeatures: face.features,
  });
}

function sourceOf(face: Face): Buffer {
  const require = createRequire(import.meta.url);
  return readFileSync(require.resolve(`${face.package}/files/${face.file}`));
}

/** What lies below /fonts/. A name has a digest of what its file is made from, so that readers may keep it for good. */
export interface FontFiles {
  /** Face → name of its WOFF2 file, without the ending. */
  names: Readonly<Record<string, string>>;
  /** The style sheet of the faces, and its name without the ending. */
  sheet: { name: string; css: string };
}

/** The font files and their style sheet, computed once. */
export const fontFiles: FontFiles = nameFontFiles();

function nameFontFiles(): FontFiles {
  const names = Object.fromEntries(
    Object.entries(faces).map(([name, face]) => [
      name,
      `${name}.${digest(sourceOf(face), JSON.stringify(face), letters)}`,
    ]),
  );
  const css = fontFaces(names);
  return { names, sheet: { name: `faces.${digest(css)}`, css } };
}

/**
 * The style sheet of the faces. A font that is late is kept for the next page ("optional"): to swap it in would move the
 * text that is being read.
 */
function fontFaces(names: FontFiles["names"]): string {
  const rules = Object.entries(faces).map(
    ([name, { family, style, weight }]) =>
      `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:optional;src:url(${names[name]}.woff2) format("woff2")}`,
  );
  return `${rules.join("\n")}\n`;
}

function digest(...contents: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("hex").slice(0, 8);
}
