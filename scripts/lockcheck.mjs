// Lists the optional packages that a package-lock.json mentions but does not contain. npm writes such a lock if a registry
// lags behind on the builds for some platforms, and `npm ci` then rejects it everywhere.
//   node scripts/lockcheck.mjs [package-lock.json]    prints "complete", or one line for each gap and exits with 1
// Plain JavaScript, because it runs before anything is installed, on any version of Node.
import { readFileSync } from "node:fs";

const lockFile = process.argv[2] ?? new URL("../package-lock.json", import.meta.url);
/** @type {{ packages: Record<string, { optionalDependencies?: Record<string, string> }> }} */
const { packages } = JSON.parse(readFileSync(lockFile, "utf8"));

/**
 * The folders in which Node looks for what the package at `path` imports, nearest first.
 * @param {string} path
 */
function searchFolders(path) {
  const steps = path.split("/node_modules/");
  const owners = steps.map((_, depth) => steps.slice(0, depth + 1).join("/node_modules/"));
  return [...owners.reverse().map((owner) => `${owner}/node_modules/`), "node_modules/"];
}

const gaps = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !searchFolders(path).some((folder) => `${folder}${name}` in packages))
    .map((name) => `${path || "this project"} lacks ${name}`),
);

console.log(gaps.length > 0 ? gaps.join("\n") : "complete");
process.exitCode = gaps.length > 0 ? 1 : 0;
