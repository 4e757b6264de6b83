/** The command line. Each command's module is loaded only when it runs. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, CommanderError, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { UsageError } from "../domain/usage-error.ts";
import type { Extractor } from "../extract/extractor.ts";
import type { Network } from "../ingest/fetch/network.ts";
import { codeVersion } from "../storage/code-version.ts";
import type { Effects } from "../storage/effects.ts";
import { awaitPendingCommit } from "../storage/run-lock.ts";
import { linesForTerminal } from "../text/sanitize.ts";
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
  const effects = withSanitizedOutput(outside);
  let code = 0;
  const runAction: RunAction = async (command, action) => {
    const root = command.optsWithGlobals<{ root: string }>().root;
    assertProject(effects, root);
    await awaitPendingCommit(effects, root);
    code = await action({ effects, root, loadExtractor, loadNetwork });
  };
  try {
    await program(effects, runAction).parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return failure(error, effects);
  }
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

/** The same effects with messages made safe for a terminal, wherever their text comes from. */
function withSanitizedOutput(effects: Effects): Effects {
  return {
    ...effects,
    err: (line) => effects.err(linesForTerminal(line)),
    progress: (line) => effects.progress(linesForTerminal(line)),
  };
}

/** Prints what went wrong and returns the exit code. */
function failure(error: unknown, effects: Effects): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  const message = error instanceof Error ? error.message : String(error);
  const expected = error instanceof Error && ["UsageError", "PageError"].includes(error.name);
  for (const line of message.split("\n")) effects.err(`almanac: ${expected ? "" : "unexpected error: "}${line}`);
  if (!expected && effects.debug && error instanceof Error && error.stack) effects.err(error.stack);
  return 1;
}
