/** The command of the package: what needs no clone of the repository, on the data that ship with it. */
import { Command } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { addCheckCommands } from "../cli/check-commands.ts";
import { execute } from "../cli/execute.ts";
import { addMcpCommand } from "../cli/mcp-command.ts";
import { addDataCommands } from "../cli/query-commands.ts";
import type { RunAction } from "../cli/run-action.ts";
import { UsageError } from "../domain/usage-error.ts";
import { type Effects, nodeEffects } from "../storage/effects.ts";
import { packedData } from "./packed-data.ts";
import { packedRoot, withPackedData } from "./packed-effects.ts";

const needsClone = ["accept", "add", "extract", "ingest", "notify", "rebuild", "status", "unread"];

function program(effects: Effects, runAction: RunAction): Command {
  const main = new Command("almanac")
    .description(
      "When AI models are deprecated and retired: checks your code, and answers from the data of the package.",
    )
    .version(manifest.version, "--version")
    .addHelpText("after", `\nOnly in a clone of the repository: ${needsClone.join(", ")}.`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => effects.out(text.trimEnd()),
      writeErr: (text) => effects.err(text.trimEnd()),
    });
  addCheckCommands(main, runAction);
  addDataCommands(main, runAction);
  addMcpCommand(main, runAction);
  for (const name of needsClone) {
    main
      .command(name, { hidden: true })
      .allowUnknownOption()
      .allowExcessArguments()
      .action(() => {
        throw cloneNeeded(`almanac ${name}`);
      });
  }
  return main;
}

/** Sources and readers of pages are not in the package. */
function cloneNeeded(what: string): UsageError {
  return new UsageError(`${what} needs a clone of the repository; the package has the published data alone`);
}

// A closed pipe, as in `almanac diff | head`, is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

process.exitCode = await execute(process.argv.slice(2), nodeEffects(), {
  program,
  contextOf: async (_, effects) => {
    const data = packedData();
    return {
      effects: withPackedData(effects, data),
      root: packedRoot,
      loadData: () => data,
      loadExtractor: () => Promise.reject(cloneNeeded("an earlier day")),
      loadNetwork: () => Promise.reject(cloneNeeded("fetching a page")),
    };
  },
});
