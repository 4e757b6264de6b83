/** The whole pages beside the checkout, in ../shared/pages; tests that need them say so where that folder is absent. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type SavedPage, savedPages } from "../../scripts/saved-pages.ts";
import { labels } from "./labels.ts";
import { isLong } from "./long.ts";
import { repositoryRoot } from "./repository.ts";

const folder = join(repositoryRoot, "../shared/pages");

export const wholePagesAbsent = !existsSync(folder);

/** Every page, oldest first; none where the folder is absent. */
export const wholePages = (): SavedPage[] => savedPages(folder);

/** The title of what is skipped without them, which says so. */
export const wholePagesTitle = (title: string): string =>
  wholePagesAbsent ? `${title} (SKIPPED: no folder ../shared/pages)` : title;

/** Of each page its first and last version and those with a label: the others differ little from one of these. */
export function versionsThatDiffer(pages: readonly SavedPage[]): SavedPage[] {
  const labelled = new Set(labels.map(({ page }) => page));
  return [...Map.groupBy(pages, ({ provider, page }) => `${provider}/${page}`).values()].flatMap((versions) =>
    versions.filter(({ name }, at) => isLong || at === 0 || at === versions.length - 1 || labelled.has(name)),
  );
}
