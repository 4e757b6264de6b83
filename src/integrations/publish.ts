/**
 * Publishes a finished build: moves to the site's folder only the files whose bytes differ. Files that did not change
 * keep their modification time, and with it the ETag that most hosts derive from it. A build that fails changes nothing.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import writeFileAtomic from "write-file-atomic";

interface Published {
  written: number;
  removed: number;
  unchanged: number;
}

/** An Astro integration that publishes to `site`, an absolute path on any volume. It must be the last integration. */
export function publishTo(site: string): AstroIntegration {
  return {
    name: "publish",
    hooks: {
      "astro:config:done": ({ config }) => assertSafe(site, fileURLToPath(config.root)),
      "astro:build:done": ({ dir, logger }) => {
        const build = fileURLToPath(dir);
        const { written, removed, unchanged } = publish(build, site);
        rmSync(build, { recursive: true });
        logger.info(`${site}: ${written} files written, ${removed} removed, ${unchanged} unchanged`);
      },
    },
  };
}

/**
 * Makes the folder `site` equal to the folder `build`, which loses the files that are new, and returns the number of files in each case. Each file is replaced
 * in one step: new files first, so that no page refers to a file that is not there yet, and files that are no longer part
 * of the site last. Like Astro, leaves `.git` alone.
 */
export function publish(build: string, site: string): Published {
  const files = new Set(filesBelow(build));
  const present = new Set(filesBelow(site));
  const added = [...files].filter((file) => !present.has(file));
  const changed = [...files].filter((file) => present.has(file) && differ(join(build, file), join(site, file)));
  const removed = [...present].filter((file) => !files.has(file));
  const folders = new Set(added.map((file) => dirname(join(site, file))));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (const file of [...added, ...changed]) place(join(build, file), join(site, file));
  for (const file of removed) remove(site, file);
  const written = added.length + changed.length;
  return { written, removed: removed.length, unchanged: files.size - written };
}

/** Moves a file to its place in one step, from another volume too. */
function place(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    // No fsync: a site that is lost to a crash is built again.
    writeFileAtomic.sync(to, readFileSync(from), { fsync: false });
  }
}

/** Throws where publishing would delete the checkout itself. */
function assertSafe(site: string, root: string): void {
  if (!relative(site, root).startsWith(".."))
    throw new Error(`SITE_OUT: ${site} holds the checkout and would be emptied`);
}

/** Paths relative to the folder, with any name but `.git` at the top; none where there is no such folder. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => file.split(sep)[0] !== ".git");
}

function differ(a: string, b: string): boolean {
  return statSync(a).size !== statSync(b).size || !readFileSync(a).equals(readFileSync(b));
}

/** Removes a file, and the folders that it leaves empty. */
function remove(site: string, file: string): void {
  rmSync(join(site, file));
  for (
    let folder = dirname(file);
    folder !== "." && readdirSync(join(site, folder)).length === 0;
    folder = dirname(folder)
  )
    rmdirSync(join(site, folder));
}
