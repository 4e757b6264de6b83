/** The repository as it is checked out: its sources, its files, and the same in memory for tests that write. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "../../pipeline/domain/source.ts";
import * as extractor from "../../pipeline/extract/extract-page.ts";
import type { Project } from "../../pipeline/ingest/project.ts";
import { nodeEffects } from "../../pipeline/storage/effects.ts";
import { loadSources } from "../../pipeline/storage/sources.ts";

export const repositoryRoot = join(import.meta.dirname, "../..");
export const repository: Project = { effects: nodeEffects(), root: repositoryRoot, extractor };
export const sources: readonly Source[] = loadSources(repository.effects, repositoryRoot).list;

/** The text of a file of the repository. */
export const textOf = (file: string): string => readFileSync(join(repositoryRoot, file), "utf8");

/** Every file below a folder of the repository, as paths from its root with forward slashes, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(repositoryRoot.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}
