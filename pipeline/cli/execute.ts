/** Runs one command line: output made safe for a terminal, errors as messages, the exit code returned. */
import { type Command, CommanderError } from "commander";
import type { Context } from "../ingest/context.ts";
import type { Effects } from "../storage/effects.ts";
import { linesForTerminal } from "../text/sanitize.ts";
import type { RunAction } from "./run-action.ts";

export interface CommandLine {
  program: (effects: Effects, runAction: RunAction) => Command;
  /** What a command receives; throws a UsageError where it cannot run. */
  contextOf: (command: Command, effects: Effects) => Promise<Context>;
}

/** Runs one command line (without `node` and the script) and returns its exit code. */
export async function execute(
  args: readonly string[],
  outside: Effects,
  { program, contextOf }: CommandLine,
): Promise<number> {
  const effects = withSanitizedOutput(outside);
  let code = 0;
  const runAction: RunAction = async (command, action) => {
    code = await action(await contextOf(command, effects));
  };
  try {
    await program(effects, runAction).parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return failure(error, effects);
  }
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
