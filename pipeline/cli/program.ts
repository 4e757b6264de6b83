/** The command line: commands, options and help. Each command's module is loaded only when it runs. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, CommanderError, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { UsageError } from "../domain/usage-error.ts";
import type { Extractor } from "../extract/extractor.ts";
import type { Context } from "../ingest/context.ts";
import type { Network } from "../ingest/fetch/network.ts";
import type { Effects } from "../storage/effects.ts";
import { awaitPendingCommit } from "../storage/run-lock.ts";
import { linesForTerminal } from "../text/sanitize.ts";

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
const defaultExtractor = (): Promise<Extractor> => import("../extract/extract-page.ts");
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

type RunAction = (command: Command, action: (context: Context) => Promise<number>) => Promise<void>;

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
  addNotifyCommands(main, runAction);
  return main;
}

const examples = `
Examples:
  almanac extract page.md --provider openai
  almanac ingest --dry-run
  almanac ingest --from page.md --provider openai --on 2026-03-06
  almanac show azure-openai/gpt-4o@2024-05-13 --on 2026-01-01
  almanac upcoming --within 30d
  almanac status
  almanac accept openai/deprecations --dry-run
  almanac notify --dry-run
  almanac rebuild --check`;

/** Throws a UsageError if the folder is not a project, before anything is created in it. */
function assertProject(effects: Effects, root: string): void {
  if (effects.exists(join(root, "sources"))) return;
  const problem = effects.exists(root) ? "this folder has no sources/" : "no such folder";
  throw new UsageError(`--root ${root}: ${problem}`);
}

/** Commands that change files. */
function addWriteCommands(main: Command, runAction: RunAction): void {
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
    .option("--note <text>", "where the saved page came from; stored in the snapshot")
    .option("--keep", "store a snapshot even if the page has not changed")
    .option("--dry-run", "write nothing, only print what would change")
    .option("--on <date>", "day on which the page was fetched (default: today)")
    .option("--json", "print JSON")
    .addOption(reportOption())
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/ingest.ts")).ingestCommand(context, options)),
    );
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
  main
    .command("accept")
    .description("accept a quarantined page after reviewing it")
    .argument("<provider/page>")
    .option("--dry-run", "write nothing, only print what would change")
    .option("--json", "print JSON")
    .addOption(reportOption())
    .action((name, options, command) =>
      runAction(command, async (context) => (await import("./commands/accept.ts")).accept(context, name, options)),
    );
}

/** Commands that only read. */
function addQueryCommands(main: Command, runAction: RunAction): void {
  main
    .command("extract")
    .description("print the records of one page; nothing is written")
    .argument("<file or URL>")
    .option("--provider <id>", "treat it as a page of this provider")
    .option("--page <id>", "treat it as this page of the provider")
    .addOption(formatOption())
    .addOption(annotationsOption())
    .addOption(oldAnnotationsOption())
    .option("--json", "print the records as JSON")
    .action((file, options, command) =>
      runAction(command, async (context) =>
        (await import("./commands/extract.ts")).extract(context, file, withOldName(options)),
      ),
    );
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
  main
    .command("show")
    .description("print one record, as of a day")
    .argument("<id>")
    .option("--on <date>", "as known on this day (default: today)")
    .option("--json", "print JSON")
    .action((id, options, command) =>
      runAction(command, async (context) => (await import("./commands/show.ts")).show(context, id, options)),
    );
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
  main
    .command("status")
    .description("list the state of every page")
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/status.ts")).status(context, options)),
    );
}

/** Commands that notify others. */
function addNotifyCommands(main: Command, runAction: RunAction): void {
  main
    .command("notify")
    .description("send announcements and reminders to webhooks, chats and mailboxes")
    .option("--config <file>", "who is notified of what (default: notify.yaml in the project folder)")
    .option("--target <id>", "only this target")
    .option("--since <date>", "also send changes since this day that were left out before; never repeats what was sent")
    .option("--dry-run", "send and write nothing, only print what would be sent")
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/notify.ts")).notify(context, options)),
    );
}

function annotationsOption(): Option {
  return new Option("--no-annotations", "leave out the facts in annotations.yaml");
}

/** The old name of --no-annotations, which scripts still use. */
function oldAnnotationsOption(): Option {
  return new Option("--no-readings").hideHelp();
}

function withOldName<T extends { annotations: boolean }>({ readings, ...options }: T & { readings: boolean }) {
  return { ...options, annotations: options.annotations && readings };
}

function reportOption(): Option {
  return new Option(
    "--report <file>",
    "write a Markdown report of the run to a file; - prints it instead of the table",
  );
}

function formatOption(): Option {
  return new Option("--format <format>", "format of the page (default: detected)").choices(["markdown", "html"]);
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
