/** The command line. Each command's module is loaded only when it runs. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { UsageError } from "../domain/usage-error.ts";
import type { Extractor } from "../extract/extractor.ts";
import type { Network } from "../ingest/fetch/network.ts";
import { codeVersion } from "../storage/code-version.ts";
import type { Effects } from "../storage/effects.ts";
import { awaitPendingCommit } from "../storage/run-lock.ts";
import { addCheckCommands } from "./check-commands.ts";
import { execute } from "./execute.ts";
import { addMcpCommand } from "./mcp-command.ts";
import { addQueryCommands } from "./query-commands.ts";
import type { RunAction } from "./run-action.ts";
import { addWriteCommands } from "./write-commands.ts";

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
const defaultExtractor = async (): Promise<Extractor> => ({
  ...(await import("../extract/extract-page.ts")),
  version: codeVersion(),
});
const defaultNetwork = async (): Promise<Network> => (await import("../ingest/fetch/network.ts")).openNetwork();

/** Runs one command line (without `node` and the script) and returns its exit code. */
export async function run(
  args: readonly string[],
  outside: Effects,
  loadExtractor = defaultExtractor,
  loadNetwork = defaultNetwork,
): Promise<number> {
  return execute(args, outside, {
    program,
    contextOf: async (command, effects) => {
      const { root } = command.optsWithGlobals<{ root: string }>();
      assertProject(effects, root);
      await awaitPendingCommit(effects, root);
      return { effects, root, loadExtractor, loadNetwork };
    },
  });
}

function program(effects: Effects, runAction: RunAction): Command {
  const main = new Command("almanac")
    .description("When AI models are announced, deprecated and retired, read from each provider's own pages.")
    .addOption(
      new Option("--root <dir>", "project folder, with sources/ and generated/").default(projectRoot, "this checkout"),
    )
    .version(manifest.version, "--version")
    .addHelpText("after", examples)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => effects.out(text.trimEnd()),
      writeErr: (text) => effects.err(text.trimEnd()),
    });
  addWriteCommands(main, runAction);
  addQueryCommands(main, runAction);
  addCheckCommands(main, runAction);
  addMcpCommand(main, runAction);
  return main;
}

const examples = `
Examples:
  almanac extract page.md --provider openai
  almanac add https://docs.birdsong.example/lifecycle.md
  almanac ingest --dry-run
  almanac ingest --from page.md --provider openai --on 2026-03-06
  almanac show azure-openai/gpt-4o@2024-05-13 --on 2026-01-01
  almanac upcoming --within 30d
  almanac export sqlite parquet --to exports
  almanac status
  almanac unread groq
  almanac accept openai/deprecations --dry-run
  almanac notify --dry-run
  almanac rebuild --check`;

/** Throws a UsageError if the folder is not a project, before anything is created in it. */
function assertProject(effects: Effects, root: string): void {
  if (effects.exists(join(root, "sources"))) return;
  const problem = effects.exists(root) ? "this folder has no sources/" : "no such folder";
  throw new UsageError(`--root ${root}: ${problem}`);
}
