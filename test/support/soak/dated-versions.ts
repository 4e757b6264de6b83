/** The dated versions that we have of each page: whole pages of ../shared where it is, else this repository's snapshots. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "../../../pipeline/domain/source.ts";
import type { Format } from "../../../pipeline/extract/extractor.ts";
import { repositoryRoot, sources } from "../repository.ts";
import { wholePages, wholePagesAbsent } from "../whole-pages.ts";
import { type PageHistory, pageState } from "./page-states.ts";

interface Version {
  name: string;
  page: string;
  format: Format;
  path: string;
}

/** Bounds the history that every accepted state replays: of a page with more versions, this many, evenly chosen. */
const most = 6;

/** Every page with its dated versions, and which of the two places they are from. */
export function datedVersions(): { from: "whole pages" | "committed snapshots"; pages: PageHistory[] } {
  const saved = wholePagesAbsent ? null : versionsSaved();
  const pages = sources.flatMap((source) =>
    source.definition.pages.map((definition) => {
      const id = `${source.definition.id}/${definition.id}`;
      const versions = spread((saved ?? snapshotsOf(source)).filter(({ page }) => page === id));
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
  return wholePages().map(({ name, provider, page, path }) => {
    return { name, page: `${provider}/${page}`, format: path.endsWith(".html") ? "html" : "markdown", path };
  });
}

function snapshotsOf({ snapshots }: Source): Version[] {
  return [...snapshots.values()].flat().map(({ provider, page, file }) => {
    return { name: file, page: `${provider}/${page}`, format: "markdown", path: join(repositoryRoot, file) };
  });
}

/** As many as may be, the first and the last among them. */
function spread(versions: readonly Version[]): Version[] {
  if (versions.length <= most) return [...versions];
  const step = (versions.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => versions[Math.round(at * step)] as Version);
}
