/** The commands that look into other people's code. */
import { type Command, Option } from "commander";
import { failOns } from "../check/report/report.ts";
import { formats } from "./check/formats.ts";
import type { RunAction } from "./run-action.ts";

/** Adds check and fix. */
export function addCheckCommands(main: Command, runAction: RunAction): void {
  addCheck(main, runAction);
  addFix(main, runAction);
}

function addCheck(main: Command, runAction: RunAction): void {
  withClock(main.command("check"))
    .description("find ids of AI models in code, configuration and documents, and say which go away")
    .option("--changed <ref>", "only lines added since a commit")
    .option("--stdin", "read the text from standard input")
    .option("--watch", "go on, and check the files that change")
    .option("--all", "list also ids of models without a date, or with an inexact one far ahead")
    .addOption(new Option("--format <format>", "what is printed").choices(formats).default("text"))
    .option("--output <file>", "write it to a file")
    .option("--baseline <file>", "leave out the findings in this file")
    .option("--write-baseline <file>", "write all findings to this file, and fail for none")
    .addHelpText("after", exitCodes)
    .action((paths, options, command) =>
      runAction(command, async (context) => (await import("./commands/check.ts")).check(context, paths, options)),
    );
}

function addFix(main: Command, runAction: RunAction): void {
  withClock(main.command("fix"))
    .description("swap ids of models that go away for those of their replacements; prints them, without --write")
    .option("--write", "change the files")
    .option("--commit", "change the files, and commit each id by itself")
    .action((paths, options, command) =>
      runAction(command, async (context) => (await import("./commands/fix.ts")).fix(context, paths, options)),
    );
}

/** The options that say whose dates count, and when a model counts as going away. */
function withClock(command: Command) {
  return command
    .argument("[paths...]", "files and folders (default: the current folder)")
    .option("--via <provider>", "the provider whose dates count, such as azure-openai (default: the one each id names)")
    .option("--scope <text...>", "deployment types, regions or audiences of yours, as the provider writes them")
    .option("--region <region>", "the same, for a region")
    .option("--within <days>", "how many days ahead a retirement counts (default: 30d)")
    .addOption(new Option("--fail-on <when>", "what counts (default: within)").choices(failOns))
    .option("--soft", "let dates count that are not exact, or not for all users")
    .option("--config <file>", "configuration (default: almanac.config.json, where there is one)")
    .option("--data <file or URL>", "newer data than those of the command, as almanac.json")
    .option("--on <date>", "as of this day (default: today)");
}

const exitCodes = `
Exit codes: 0 nothing that --fail-on asks for, 2 something, 1 the check could not run.
An id that no page has is listed as unknown and fails nothing. Comments leave findings out:
  # almanac-ignore: reason until 2027-01-01       on the line, or alone on the line before
  # almanac-ignore-file: reason until 2027-01-01  anywhere in the file`;
