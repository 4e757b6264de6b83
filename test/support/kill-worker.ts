/** A command line in a process of its own, loaded and waiting for a byte, so that a kill meets the work and not the start. */
import { once } from "node:events";
import { run } from "../../pipeline/cli/program.ts";
import * as extractor from "../../pipeline/extract/extract-page.ts";
import { nodeEffects } from "../../pipeline/storage/effects.ts";

process.stdout.write("ready\n");
await once(process.stdin, "data");
process.exitCode = await run(process.argv.slice(2), nodeEffects(), async () => extractor);
