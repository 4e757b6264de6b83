/** Real Markdown pages with their definitions: those of ../shared where it is, and the snapshots of this repository. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeEffects } from "../../pipeline/storage/effects.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";
import { savedPages } from "../../scripts/saved-pages.ts";
import type { TruePage } from "./drift.ts";

const root = join(import.meta.dirname, "../..");
const corpus = join(root, "../shared/corpus");

/** Every snapshot that is committed. */
export function snapshotPages(): TruePage[] {
  return loadSources(nodeEffects(), root).list.flatMap(({ definition: source, snapshots }) =>
    source.pages.flatMap((definition) =>
      (snapshots.get(definition.id) ?? []).map(({ file }) => ({
        name: file,
        provider: source.id,
        definition,
        text: readFileSync(join(root, file), "utf8"),
      })),
    ),
  );
}

/** Every Markdown page of the corpus; none where that folder is absent. */
export function corpusPages(): TruePage[] {
  if (!existsSync(corpus)) return [];
  const sources = new Map(loadSources(nodeEffects(), root).list.map(({ definition }) => [definition.id, definition]));
  return savedPages(corpus, root)
    .filter(({ path }) => !path.endsWith(".html"))
    .flatMap(({ name, provider, page, path }) => {
      const definition = sources.get(provider)?.pages.find(({ id }) => id === page);
      return definition ? [{ name, provider, definition, text: readFileSync(path, "utf8") }] : [];
    });
}
