/** The command line: what there is, and which module does it. Modules are loaded only when their command runs. */
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

/** Runs one command line (without `node` and the script) and gives its exit code. */
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
      new Option("--root <dir>", "folder that holds sources/ and generated/").default(projectRoot, "this checkout"),
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

/** Throws a UsageError where the folder is not a project, before anything is made in it. */
function assertProject(effects: Effects, root: string): void {
  if (effects.exists(join(root, "sources"))) return;
  const problem = effects.exists(root) ? "this folder has no sources/" : "no such folder";
  throw new UsageError(`--root ${root}: ${problem}`);
}

/** Commands that change files. */
function addWriteCommands(main: Command, runAction: RunAction): void {
  main
    .command("ingest")
    .description("fetch what is due, or take a saved page, or read again what is there")
    .option("--provider <id>", "only this provider")
    .option("--page <id>", "only this page of the provider")
    .addOption(new Option("--offline", "no network: read the stored snapshots again").conflicts(["from", "fresh"]))
    .addOption(new Option("--from <file>", "take the page from this file").conflicts("fresh"))
    .addOption(formatOption())
    .option("--fresh", "fetch whole pages, whether due or not, and whatever the host says of what we have")
    .option("--note <text>", "words on where the page came from, kept in the snapshot")
    .option("--keep", "keep a snapshot even where the page says the same as before")
    .option("--dry-run", "write nothing")
    .option("--on <date>", "the day the page was fetched, default today")
    .option("--json", "print JSON")
    .addOption(reportOption())
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/ingest.ts")).ingestCommand(context, options)),
    );
  main
    .command("rebuild")
    .description("replay sources/ into generated/")
    .option("--check", "write nothing, fail if a byte would differ")
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
    .description("take a quarantined page after looking at it")
    .argument("<provider/page>")
    .option("--dry-run", "write nothing, print what would change")
    .option("--json", "print JSON")
    .addOption(reportOption())
    .action((name, options, command) =>
      runAction(command, async (context) => (await import("./commands/accept.ts")).accept(context, name, options)),
    );
}

/** Commands that only tell. */
function addQueryCommands(main: Command, runAction: RunAction): void {
  main
    .command("extract")
    .description("the records of one page, nothing written")
    .argument("<file or URL>")
    .option("--provider <id>", "read as a page of this provider")
    .option("--page <id>", "which of the provider's pages it is")
    .addOption(
      new Option("--format <format>", "what the file is, default by its name and content").choices([
        "markdown",
        "html",
      ]),
    )
    .addOption(annotationsOption())
    .addOption(oldAnnotationsOption())
    .option("--json", "print an array of records")
    .action((file, options, command) =>
      runAction(command, async (context) =>
        (await import("./commands/extract.ts")).extract(context, file, withOldName(options)),
      ),
    );
  main
    .command("diff")
    .description("the changes since a day")
    .option("--since <date>", "first day, default the beginning")
    .option("--provider <id>", "only this provider")
    .option("--baseline", "with what the first snapshot of each page brought")
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/diff.ts")).diffCommand(context, options)),
    );
  main
    .command("show")
    .description("one record, as known on a day")
    .argument("<id>")
    .option("--on <date>", "as known on this day, default now")
    .option("--json", "print JSON")
    .action((id, options, command) =>
      runAction(command, async (context) => (await import("./commands/show.ts")).show(context, id, options)),
    );
  main
    .command("upcoming")
    .description("the retirements of the next days")
    .option("--within <days>", "how far ahead", "90d")
    .option("--on <date>", "from this day, with what was known on it, default today")
    .option("--provider <id>", "only this provider")
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/upcoming.ts")).upcoming(context, options)),
    );
  main
    .command("status")
    .description("the state of every source")
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/status.ts")).status(context, options)),
    );
}

/** Commands that tell others. */
function addNotifyCommands(main: Command, runAction: RunAction): void {
  main
    .command("notify")
    .description("send announcements and reminders to webhooks, chats and mailboxes")
    .option("--config <file>", "who is told what, default notify.yaml in the project root")
    .option("--target <id>", "only this target")
    .option("--since <date>", "also what came since this day and was not sent; never what was sent")
    .option("--dry-run", "send and write nothing, print what would go where")
    .option("--json", "print JSON")
    .action((options, command) =>
      runAction(command, async (context) => (await import("./commands/notify.ts")).notify(context, options)),
    );
}

function annotationsOption(): Option {
  return new Option("--no-annotations", "leave out the facts in annotations.yaml");
}

/** What the option was called before; scripts use it still. */
function oldAnnotationsOption(): Option {
  return new Option("--no-readings").hideHelp();
}

function withOldName<T extends { annotations: boolean }>({ readings, ...options }: T & { readings: boolean }) {
  return { ...options, annotations: options.annotations && readings };
}

function reportOption(): Option {
  return new Option("--report <file>", "write what the run did as Markdown, - prints it instead of the table");
}

function formatOption(): Option {
  return new Option("--format <format>", "what the file is, default by its name and content").choices([
    "markdown",
    "html",
  ]);
}

/** The same effects, in which messages are text and no more, whatever page, host or file their words come from. */
function withSanitizedOutput(effects: Effects): Effects {
  return {
    ...effects,
    err: (line) => effects.err(linesForTerminal(line)),
    progress: (line) => effects.progress(linesForTerminal(line)),
  };
}

/** Says in one line what went wrong. */
function failure(error: unknown, effects: Effects): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  const message = error instanceof Error ? error.message : String(error);
  const expected = error instanceof Error && ["UsageError", "PageError"].includes(error.name);
  for (const line of message.split("\n")) effects.err(`almanac: ${expected ? "" : "unexpected: "}${line}`);
  if (!expected && effects.debug && error instanceof Error && error.stack) effects.err(error.stack);
  return 1;
}
