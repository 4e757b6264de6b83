/** The command for agents. */
import type { Command } from "commander";
import type { RunAction } from "./run-action.ts";

/** Adds mcp. */
export function addMcpCommand(main: Command, runAction: RunAction): void {
  main
    .command("mcp")
    .description("serve the data to agents over standard input and output (Model Context Protocol)")
    .option("--data <file or URL>", "newer data than those of the command, as almanac.json")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/mcp.ts")).mcp(context, options)),
    );
}
