/** The commands that only read. */
import { Argument, type Command } from "commander";
import { exportFormats } from "../exports/export-formats.ts";
import { lineOption } from "./options.ts";
import type { RunAction } from "./run-action.ts";
import { annotationsOption, formatOption, oldAnnotationsOption, withOldName } from "./shared-options.ts";

/** Adds extract, diff, show, upcoming, export, status and unread. */
export function addQueryCommands(main: Command, runAction: RunAction): void {
  for (const add of [addExtract, addDataCommands, addStatus, addUnread]) add(main, runAction);
}

/** Adds diff, show, upcoming and export, which need the published data alone. */
export function addDataCommands(main: Command, runAction: RunAction): void {
  for (const add of [addDiff, addShow, addUpcoming, addExport]) add(main, runAction);
}

function addExtract(main: Command, runAction: RunAction): void {
  main
    .command("extract")
    .description("print the records of one page; nothing is written")
    .argument("<file or URL>")
    .option("--provider <id>", "treat it as a page of this provider")
    .option("--page <id>", "treat it as this page of the provider")
    .addOption(formatOption())
    .addOption(annotationsOption())
    .addOption(oldAnnotationsOption())
    .option("--explain <line>", "print how the reader understood this line of the page", (value: string) =>
      lineOption("--explain", value),
    )
    .option("--json", "print records, problems and unread passages as JSON")
    .action((file, options, command) =>
      runAction(command, async (context) =>
        (await import("./commands/extract.ts")).extract(context, file, withOldName(options)),
      ),
    );
}

function addDiff(main: Command, runAction: RunAction): void {
  main
    .command("diff")
    .description("print the changes since a day")
    .option("--since <date>", "first day (default: all changes)")
    .option("--provider <id>", "only this provider")
    .option("--baseline", "include the baseline, the content of the first snapshot of each page")
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/diff.ts")).diffCommand(context, options)),
    );
}

function addShow(main: Command, runAction: RunAction): void {
  main
    .command("show")
    .description("print the record that an id names, in any form, as of a day")
    .argument("<id>")
    .option("--on <date>", "as known on this day (default: today)")
    .option("--json", "print JSON")
    .action((id, options, command) =>
      runAction(command, async (context) => (await import("./commands/show.ts")).show(context, id, options)),
    );
}

function addUpcoming(main: Command, runAction: RunAction): void {
  main
    .command("upcoming")
    .description("list upcoming retirements")
    .option("--within <days>", "how many days ahead", "90d")
    .option("--on <date>", "as known on this day, counted from it (default: today)")
    .option("--provider <id>", "only this provider")
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/upcoming.ts")).upcoming(context, options)),
    );
}

function addExport(main: Command, runAction: RunAction): void {
  main
    .command("export")
    .description("write the data in other formats: CSV, JSON Lines, SQLite, Parquet, and files for other catalogues")
    .addArgument(new Argument("<format...>").choices(["all", ...exportFormats]))
    .requiredOption("--to <folder>", "where to write the files; others in it stay as they are")
    .option("--on <date>", "as known on this day (default: today)")
    .action((formats, options, command) =>
      runAction(command, async (context) =>
        (await import("./commands/export.ts")).exportCommand(context, formats, options),
      ),
    );
}

function addStatus(main: Command, runAction: RunAction): void {
  main
    .command("status")
    .description("list the state of every page")
    .option("--waiting", "only what waits for a person, with the reasons and how to take it")
    .option(
      "--max-age <days>",
      "exit with 2 if a page was not read and accepted within so many days, as in 7d, or a record held for longer",
    )
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/status.ts")).status(context, options)),
    );
}

function addUnread(main: Command, runAction: RunAction): void {
  main
    .command("unread")
    .description("list the passages and cells that wait for a person, each with an entry for annotations.yaml")
    .argument("[provider]", "only this provider")
    .option("--json", "print JSON")
    .addHelpText("after", "\nThe exit code is 0 whether anything is listed or not.")
    .action((provider, options, command) =>
      runAction(command, async (context) => (await import("./commands/unread.ts")).unread(context, provider, options)),
    );
}
