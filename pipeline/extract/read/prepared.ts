/** A Markdown page prepared for the parser. */
import type { Containers } from "./containers.ts";
import type { HtmlPiece } from "./cut-html.ts";
import type { FrontMatter } from "./front-matter.ts";

export interface Prepared {
  frontMatter: FrontMatter;
  lines: string[];
  /** Line of the page (1-based) for each of `lines`: they differ where lines were removed, or a header was split from a sentence. */
  lineMap: number[];
  /** 0-based line of the page → containers that open there (with their label) or close there. */
  containers: Containers;
  /** Tables and definition lists in HTML, cut out of the text. */
  html: HtmlPiece[];
}
