#!/usr/bin/env node
// The `almanac` command. In the package it is plain JavaScript. In a clone of the repository the program is TypeScript that
// Node itself runs, so the Node must be able to strip types; an older one hands over to the Node that `npm ci` put into
// node_modules.
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

const cli = new URL("../pipeline/cli/main.ts", import.meta.url);
const packed = new URL("../lib/cli.mjs", import.meta.url);
const bundledNode = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));

const tooOld = `almanac needs Node >= 22.19 (this is ${process.version})`;

if (!existsSync(cli)) {
  if (typeof Map.groupBy === "function") await import(packed.href);
  else {
    console.error(`${tooOld}; install a newer Node.`);
    process.exitCode = 1;
  }
} else if (process.features.typescript) {
  await import(cli.href);
} else if (existsSync(bundledNode) && realpathSync(bundledNode) !== realpathSync(process.execPath)) {
  const args = [fileURLToPath(cli), ...process.argv.slice(2)];
  process.exitCode = spawnSync(bundledNode, args, { stdio: "inherit" }).status ?? 1;
} else {
  console.error(`${tooOld}; run "npm ci" or install a newer Node.`);
  process.exitCode = 1;
}
