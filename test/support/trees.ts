/** Folders on the disk as values: what is in them, and how one is put back to what it was. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadSources } from "../../pipeline/storage/sources.ts";
import { repository, repositoryRoot } from "./repository.ts";

/** Path below the folder, with forward slashes → content. */
export type Tree = ReadonlyMap<string, string>;

/** All files below some folders of a root, but for `.almanac/lock`, which is empty and stays. */
export function treeOf(root: string, folders: readonly string[]): Tree {
  const files = folders.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      : [],
  );
  const paths = files.map(({ parentPath, name }) =>
    join(parentPath, name)
      .slice(root.length + 1)
      .replaceAll("\\", "/"),
  );
  return new Map(
    paths
      .filter((path) => path !== ".almanac/lock")
      .sort()
      .map((path) => [path, readFileSync(join(root, path), "latin1")]),
  );
}

/** Makes the folders of a root hold exactly that, touching only what differs. */
export function restore(root: string, folders: readonly string[], tree: Tree): void {
  for (const [path, content] of treeOf(root, folders)) if (tree.get(path) !== content) rmSync(join(root, path));
  for (const [path, content] of tree) {
    if (existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content, "latin1");
  }
}

/** Whether two trees hold the same. */
export function sameTree(a: Tree, b: Tree): boolean {
  return a.size === b.size && [...a].every(([path, content]) => b.get(path) === content);
}

/**
 * Copies providers of this repository into a folder, all snapshots but the last of `page`, which is given back as a path:
 * a real page that the folder has not seen.
 */
export function checkoutBefore(
  folder: string,
  providers: readonly string[],
  page: string,
): { file: string; day: string } {
  for (const provider of providers)
    cpSync(join(repositoryRoot, "sources", provider), join(folder, "sources", provider), { recursive: true });
  const [provider = "", id = ""] = page.split("/");
  const source = loadSources(repository.effects, folder).list.find(({ definition }) => definition.id === provider);
  const last = source?.snapshots.get(id)?.at(-1);
  if (!last) throw new Error(`${page} has no snapshot`);
  const file = join(folder, "unseen.md");
  cpSync(join(folder, last.file), file);
  rmSync(join(folder, last.file));
  return { file, day: last.day };
}
