/** The files of a built site. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type CheerioAPI, load } from "cheerio/slim";

/** The file beside a site that says how its build ended. */
export const resultFile = (site: string): string => `${join(site, "../..", site.split("/").at(-2) ?? "")}.json`;

/** Waits for a site that is being built; throws what Astro said where that failed. */
export async function isBuilt(site: string): Promise<void> {
  while (!existsSync(resultFile(site))) await setTimeout(100);
  const { error } = JSON.parse(readFileSync(resultFile(site), "utf8")) as { error: string | null };
  if (error !== null) throw new Error(error);
}

/** Every file below a folder, as a path with forward slashes from it, sorted. */
export function builtFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

/** The path under which a host serves a file: `/about/` for `about/index.html`, `/404.html` for `404.html`. */
export function servedPath(file: string): string {
  return `/${file}`.replace(/\/index\.html$/, "/");
}

/** The paths of all HTML pages but those that only lead to another, sorted by file. */
export function builtPaths(folder: string): string[] {
  return htmlPaths(folder).filter((path) => redirectOf(folder, path) === null);
}

/** Pages that only lead to another: path → the path that they lead to. */
export function builtRedirects(folder: string): Map<string, string> {
  return new Map(
    htmlPaths(folder).flatMap((path): [string, string][] => {
      const to = redirectOf(folder, path);
      return to === null ? [] : [[path, to]];
    }),
  );
}

function htmlPaths(folder: string): string[] {
  return builtFiles(folder)
    .filter((file) => file.endsWith(".html"))
    .map(servedPath);
}

function redirectOf(folder: string, path: string): string | null {
  return /<meta http-equiv="refresh" content="0;url=([^"]+)">/.exec(pageText(folder, path).slice(0, 1000))?.[1] ?? null;
}

/** The HTML file that a host sends for a page's path. */
export function pageText(folder: string, path: string): string {
  return readFileSync(join(folder, path.endsWith("/") ? `${path}index.html` : path), "utf8");
}

export interface BuiltPage {
  path: string;
  $: CheerioAPI;
}

/** Every HTML page, parsed one after another, so that only one is held. */
export function* builtPages(folder: string): Generator<BuiltPage> {
  for (const path of builtPaths(folder)) yield { path, $: load(pageText(folder, path)) };
}
