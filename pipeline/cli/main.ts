/** The executable: `node pipeline/cli/main.ts`. The only module that reads the arguments and sets the exit code. */
import { nodeEffects } from "../storage/effects.ts";
import { run } from "./program.ts";

// A closed pipe, as in `almanac diff | head`, is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), nodeEffects());
