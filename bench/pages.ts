/** The real pages that are measured: those of ../shared where it is, else the snapshots of this repository. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Format } from "../pipeline/extract/read/index.ts";

export interface Page {
  name: string;
  provider: string;
  text: string;
  format: Format;
}

export const root = join(import.meta.dirname, "..");

/** All pages, sorted by name. */
export function realPages(): { from: string; pages: Page[] } {
  const corpus = join(root, "../shared/corpus");
  const [from, pattern] = existsSync(corpus) ? [corpus, "*/*"] : [join(root, "sources"), "*/*/*.md"];
  const pages = globSync(pattern, { cwd: from })
    .sort()
    .map(
      (name): Page => ({
        name,
        provider: name.split("/")[0] ?? "",
        text: readFileSync(join(from, name), "utf8"),
        format: name.endsWith(".html") ? "html" : "markdown",
      }),
    );
  return { from: relative(root, from), pages };
}
