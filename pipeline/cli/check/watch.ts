/** Checks again whenever files change. */
import { watch } from "node:fs/promises";
import { sep } from "node:path";

/** Files that change together, as when a branch is switched, are one change. */
const pause = 200;

/**
 * Calls with the paths, from the folder, of files that have changed, with forward slashes; never ends by itself. Changes below
 * `.git` and `node_modules` are passed over.
 */
export async function watchFiles(
  folder: string,
  onChange: (paths: string[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const report = () => {
    const paths = [...changed].sort();
    changed.clear();
    onChange(paths);
  };
  for await (const { filename } of watch(folder, { recursive: true, ...(signal && { signal }) })) {
    const path = filename?.split(sep).join("/");
    if (path === undefined || /(^|\/)(\.git|node_modules)(\/|$)/.test(path)) continue;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(report, pause);
  }
}
