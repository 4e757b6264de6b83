/** The commands that change files or send messages. */
import { type Command, Option } from "commander";
import type { RunAction } from "./run-action.ts";
import { annotationsOption, formatOption, oldAnnotationsOption, reportOption, withOldName } from "./shared-options.ts";

/** Adds add, ingest, rebuild, accept and notify. */
export function addWriteCommands(main: Command, runAction: RunAction): void {
  for (const add of [addAdd, addIngest, addRebuild, addAccept, addNotify]) add(main, runAction);
}

function addAdd(main: Command, runAction: RunAction): void {
  main
    .command("add")
    .description("read a lifecycle page of a new provider, and propose and write its definition")
    .argument("<url>")
    .option("--from <file>", "read the page from this file instead of fetching it")
    .option("--provider <id>", "id of the provider, its folder in sources/ (default: from the URL)")
    .option("--name <name>", "name of the provider")
    .option("--page <id>", "id of the page (default: from the URL)")
    .addOption(formatOption())
    .option("--yes", "write the definition without asking")
    .option("--json", "print what was read and the definition as JSON")
    .action((url, options, command) =>
      runAction(command, async (context) => (await import("./commands/add.ts")).add(context, url, options)),
    );
}

function addIngest(main: Command, runAction: RunAction): void {
  main
    .command("ingest")
    .description("fetch the pages that are due and update the data; or ingest a saved page")
    .option("--provider <id>", "only this provider")
    .option("--page <id>", "only this page of the provider")
    .addOption(
      new Option("--offline", "no network: check that the stored snapshots still read well").conflicts([
        "from",
        "fresh",
      ]),
    )
    .addOption(
      new Option("--from <file>", "ingest a saved page from this file (requires --provider)").conflicts("fresh"),
    )
    .addOption(formatOption())
    .option("--fresh", "fetch all pages in full, even if not due or not modified")
    .option(
      "--not-before <date>",
      "the day is not known: first day on which it may have been saved, up to that of --on",
    )
    .option("--note <text>", "where the saved page came from; stored in the snapshot")
    .option("--keep", "store a snapshot even if the page has not changed")
    .option("--baseline", "record what the saved page changes without telling it as news")
    .option("--dry-run", "write nothing, only print what would change")
    .option("--on <date>", "day on which the page was fetched (default: today)")
    .option("--json", "print JSON")
    .addOption(reportOption())
    .addHelpText(
      "after",
      "\nThe exit code is 2 if a page failed or is quarantined, 1 if nothing could be done, else 0. Held records do not\nchange it: they are published once their page has said the same on three days. See almanac status --max-age.",
    )
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/ingest.ts")).ingestCommand(context, options)),
    );
}

function addRebuild(main: Command, runAction: RunAction): void {
  main
    .command("rebuild")
    .description("rebuild generated/ from sources/")
    .option("--check", "write nothing; fail if generated/ is not up to date")
    .addOption(annotationsOption())
    .addOption(oldAnnotationsOption())
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) =>
        (await import("./commands/rebuild.ts")).rebuild(context, withOldName(options)),
      ),
    );
}

function addAccept(main: Command, runAction: RunAction): void {
  main
    .command("accept")
    .description("accept what was quarantined or held on a page, after looking at it")
    .argument("[provider/page]")
    .option("--record <id>", "only this record")
    .option("--all", "every page that is quarantined or has held records")
    .option("--baseline", "record the changes without telling them as news")
    .option("--undo", "take the last acceptance back")
    .option("--yes", "also where no model or less than half of the models would be left")
    .option("--dry-run", "write nothing, only print what would change")
    .option("--json", "print JSON")
    .addOption(reportOption())
    .action((name, options, command) =>
      runAction(command, async (context) => (await import("./commands/accept.ts")).accept(context, name, options)),
    );
}

function addNotify(main: Command, runAction: RunAction): void {
  main
    .command("notify")
    .description("send announcements and reminders to webhooks, chats and mailboxes")
    .option("--config <file>", "who is notified of what (default: notify.yaml in the project folder)")
    .option("--target <id>", "only this target")
    .option("--since <date>", "also send changes since this day that were left out before; never repeats what was sent")
    .option("--test", "send each target a test message, and nothing else")
    .option("--dry-run", "send and write nothing, only print what would be sent")
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/notify.ts")).notify(context, options)),
    );
}
