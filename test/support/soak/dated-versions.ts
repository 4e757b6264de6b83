/** The dated versions that we have of each page: whole pages of ../shared where it is, else this repository's snapshots. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "../../../pipeline/domain/source.ts";
import type { Format } from "../../../pipeline/extract/extractor.ts";
import { savedPages } from "../../../scripts/saved-pages.ts";
import { repositoryRoot, sources } from "../repository.ts";
import { type PageHistory, pageState } from "./page-states.ts";

interface Version {
  name: string;
  page: string;
  format: Format;
  path: string;
}

const corpus = join(repositoryRoot, "../shared/corpus");

/** Every page with its dated versions, and which of the two places they are from. */
export function datedVersions(): { from: "whole pages" | "committed snapshots"; pages: PageHistory[] } {
  const saved = existsSync(corpus) ? versionsSaved() : null;
  const pages = sources.flatMap((source) =>
    source.definition.pages.map((definition) => {
      const id = `${source.definition.id}/${definition.id}`;
      const versions = (saved ?? snapshotsOf(source)).filter(({ page }) => page === id);
      const states = versions.map(({ name, format, path }) =>
        pageState({ source, definition }, name, format, readFileSync(path, "utf8")),
      );
      return { id, source, definition, states };
    }),
  );
  return {
    from: saved ? "whole pages" : "committed snapshots",
    pages: pages.filter(({ states }) => states.length > 0),
  };
}

function versionsSaved(): Version[] {
  return savedPages(corpus, repositoryRoot).map(({ name, provider, page, path }) => {
    return { name, page: `${provider}/${page}`, format: path.endsWith(".html") ? "html" : "markdown", path };
  });
}

function snapshotsOf({ snapshots }: Source): Version[] {
  return [...snapshots.values()].flat().map(({ provider, page, file }) => {
    return { name: file, page: `${provider}/${page}`, format: "markdown", path: join(repositoryRoot, file) };
  });
}
