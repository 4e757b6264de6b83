/** A command line in a process of its own, loaded and waiting for a byte, so that a kill meets the work and not the start. */
import { once } from "node:events";
import { nodeEffects } from "../../pipeline/effects.ts";
import * as reader from "../../pipeline/extract.ts";
import { run } from "../../pipeline/program.ts";

process.stdout.write("ready\n");
await once(process.stdin, "data");
process.exitCode = await run(process.argv.slice(2), nodeEffects(), async () => reader);
