/**
 * A command line in a process of its own, loaded and waiting for a byte, so that a kill meets the work and not the start.
 * It kills itself before the change of a file that KILL_BEFORE_STEP counts; else it ends with a list of all it changed.
 */
import { once } from "node:events";
import { run } from "../../pipeline/cli/program.ts";
import * as extractor from "../../pipeline/extract/extract-page.ts";
import { nodeEffects } from "../../pipeline/storage/effects.ts";

const steps: string[] = [];
const fatal = Number(process.env.KILL_BEFORE_STEP || Number.POSITIVE_INFINITY);

function step(path: string): void {
  if (steps.push(path) === fatal) process.kill(process.pid, "SIGKILL");
}

const effects = nodeEffects();
const counted: typeof effects = {
  ...effects,
  writeFile: (path, content) => {
    step(path);
    effects.writeFile(path, content);
  },
  move: (from, to) => {
    step(to);
    effects.move(from, to);
  },
  remove: (path) => {
    step(path);
    effects.remove(path);
  },
};

process.stdout.write("ready\n");
await once(process.stdin, "data");
process.exitCode = await run(process.argv.slice(2), counted, async () => extractor);
process.stdout.write(`\n${JSON.stringify(steps)}`);
