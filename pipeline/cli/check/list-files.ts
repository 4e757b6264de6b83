/** Which files are checked: git's view of the tree, or a walk that heeds .gitignore where there is no repository. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import ignore from "ignore";
import { UsageError } from "../../domain/usage-error.ts";

/** The files below paths, from the folder, with forward slashes. Throws a UsageError for a path that is not there. */
export function listFiles(folder: string, paths: readonly string[]): string[] {
  const all = paths.flatMap((given) => {
    const path = inside(folder, given);
    const stat = statSync(resolve(folder, path), { throwIfNoEntry: false });
    if (!stat) throw new UsageError(`${given}: no such file or folder`);
    if (!stat.isDirectory()) return [slashed(path)];
    return (gitFiles(folder, path) ?? walk(folder, path)).map(slashed);
  });
  return [...new Set(all)];
}

/** The path from the folder, where it leads into it; else the whole path. */
function inside(folder: string, given: string): string {
  const path = relative(folder, resolve(folder, given));
  return path === "" ? "." : path.startsWith("..") ? resolve(folder, given) : path;
}

/** Tracked files, also those of submodules, and new ones that no ignore rule leaves out; null outside a repository. */
function gitFiles(folder: string, path: string): string[] | null {
  const within = (...args: string[]) => git(resolve(folder, path), ["ls-files", "-z", ...args]);
  const own = within("-co", "--exclude-standard");
  if (own === null) return null;
  const ofSubmodules = within("--recurse-submodules") ?? [];
  const names = [...new Set([...own, ...ofSubmodules])].filter((name) => name !== "");
  return names.map((name) => join(path, name));
}

/** What git prints, in its parts; null where it fails, as it does outside a repository. */
export function git(folder: string, args: readonly string[]): string[] | null {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      encoding: "utf8",
      maxBuffer: 2 ** 30,
      stdio: ["ignore", "pipe", "ignore"],
    }).split("\0");
  } catch {
    return null;
  }
}

interface Rules {
  folder: string;
  matcher: ReturnType<typeof ignore>;
}

function walk(folder: string, path: string, outer: readonly Rules[] = []): string[] {
  const entries = readdirSync(resolve(folder, path), { withFileTypes: true });
  const own = entries.some(({ name }) => name === ".gitignore") ? [rulesIn(folder, path)] : [];
  const rules = own.length > 0 ? [...outer, ...own] : outer;
  return entries.flatMap((entry) => {
    const name = path === "." ? entry.name : `${path}${sep}${entry.name}`;
    if (entry.name === ".git" || isIgnored(name, entry.isDirectory(), rules)) return [];
    if (entry.isDirectory()) return walk(folder, name, rules);
    return entry.isFile() ? [name] : [];
  });
}

function rulesIn(folder: string, path: string): Rules {
  return { folder: path, matcher: ignore().add(readFileSync(resolve(folder, path, ".gitignore"), "utf8")) };
}

function isIgnored(name: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  return rules.some(({ folder, matcher }) => {
    const inside = slashed(relative(folder, name));
    return matcher.ignores(isFolder ? `${inside}/` : inside);
  });
}

function slashed(path: string): string {
  return path.split(sep).join("/").replace(/^\.\//, "");
}
