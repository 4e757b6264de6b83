// `npm start`: rebuilds the data from its sources, builds the site from the data and serves it until Ctrl-C.
// PORT sets the port (4321); if it is in use, the next free one is taken.
import { spawnSync } from "node:child_process";
import type { Server } from "node:http";
import { join, resolve } from "node:path";
import { siteServer } from "./site-server.ts";

const root = join(import.meta.dirname, "..");
const tries = 20;

/** Runs a step with Node; if it fails, prints its output and exits. */
function run(what: string, script: string, args: string[]): void {
  console.log(what);
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (status === 0) return;
  console.error(`${stdout}${stderr}\n${what}: failed. The published files are unchanged.`);
  process.exit(1);
}

/** Listens on the port, or the next free one. */
async function listen(server: Server, port: number, left = tries): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, () => resolve());
    });
    return port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || left === 0) throw error;
    return listen(server, port + 1, left - 1);
  }
}

run("1/2 rebuilding the data from its sources", "pipeline/cli/main.ts", ["rebuild"]);
run("2/2 building the site", "node_modules/astro/bin/astro.mjs", ["build"]);

const server = siteServer(resolve(root, process.env.SITE_OUT ?? "dist"));
const port = await listen(server, Number(process.env.PORT ?? 4321));
console.log(`\nModel Almanac: http://localhost:${port}/\nPress Ctrl-C to stop.`);
