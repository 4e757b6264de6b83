/** The real pages that are measured: those of ../shared where it is, else the snapshots of this repository. */
import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Format } from "../pipeline/extract/read/read-document.ts";
import { savedPages } from "../scripts/saved-pages.ts";

export interface Page {
  name: string;
  provider: string;
  text: string;
  format: Format;
}

export const root = join(import.meta.dirname, "..");

/** The last version of each page, sorted by name; of the snapshots all. */
export function realPages(): { from: string; pages: Page[] } {
  const folder = join(root, "../shared/pages");
  const saved = [...Map.groupBy(savedPages(folder), ({ provider, page }) => `${provider}/${page}`).values()];
  const [from, names] =
    saved.length > 0
      ? [folder, saved.flatMap((versions) => versions.at(-1)?.name ?? [])]
      : [join(root, "sources"), globSync("*/*/*.md", { cwd: join(root, "sources") })];
  const pages = names.sort().map(
    (name): Page => ({
      name,
      provider: name.split("/")[0] ?? "",
      text: readFileSync(join(from, name), "utf8"),
      format: name.endsWith(".html") ? "html" : "markdown",
    }),
  );
  return { from: relative(root, from), pages };
}
