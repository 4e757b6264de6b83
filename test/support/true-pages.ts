/** Real Markdown pages with their definitions: those of ../shared where it is, and the snapshots of this repository. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeEffects } from "../../pipeline/storage/effects.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";
import type { TruePage } from "./drift.ts";
import { versionsThatDiffer, wholePages } from "./whole-pages.ts";

const root = join(import.meta.dirname, "../..");

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

/** Whole Markdown pages that a source defines, those that differ; none where their folder is absent. */
export function wholeTruePages(): TruePage[] {
  const sources = new Map(loadSources(nodeEffects(), root).list.map(({ definition }) => [definition.id, definition]));
  return versionsThatDiffer(wholePages())
    .filter(({ path }) => !path.endsWith(".html"))
    .flatMap(({ name, provider, page, path }) => {
      const definition = sources.get(provider)?.pages.find(({ id }) => id === page);
      return definition ? [{ name, provider, definition, text: readFileSync(path, "utf8") }] : [];
    });
}
