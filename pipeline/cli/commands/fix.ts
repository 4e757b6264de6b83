/** `almanac fix`: swaps ids of models that go away for those of their replacements. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { CheckedFinding } from "../../check/report/report.ts";
import { type Swap, swapOf, swapped } from "../../check/swap.ts";
import { UsageError } from "../../domain/usage-error.ts";
import type { Context } from "../../ingest/context.ts";
import { git } from "../check/list-files.ts";
import { filesToCheck, prepareCheck, type SharedOptions } from "../check/prepare-check.ts";
import { scanFiles } from "../check/run-check.ts";

export interface FixOptions extends SharedOptions {
  write?: boolean;
  commit?: boolean;
}

/** Prints what is swapped, and what is not and why. Writes only with `--write`; with `--commit`, a commit for each id. */
export async function fix(context: Context, paths: readonly string[], options: FixOptions): Promise<number> {
  const { effects } = context;
  const { almanac, config, settings } = await prepareCheck(context, options);
  if (options.commit) assertClean();
  const { findings } = scanFiles(process.cwd(), filesToCheck(paths, config.exclude ?? []), almanac, settings);
  const swaps = findings
    .filter(({ fails }) => fails)
    .map((it): Swapped => ({ ...it, swap: swapOf(it.finding, it.assessment, almanac) }));
  for (const it of swaps) effects.out(lineOf(it));
  const edits = swaps.flatMap((it) => ("text" in it.swap ? [{ ...it, text: it.swap.text }] : []));
  const left = `${swaps.length - edits.length} left to you`;
  if (!options.write && !options.commit) effects.out(`${edits.length} to swap with --write, ${left}`);
  else {
    const done: Edit[] = [];
    for (const [, group] of Map.groupBy(edits, ({ finding, text }) => `${finding.written} with ${text}`)) {
      writeEdits(group, done);
      done.push(...group);
      if (options.commit) commit(group);
    }
    effects.out(`${edits.length} swapped, ${left}`);
  }
  return 0;
}

type Swapped = CheckedFinding & { swap: Swap };
type Edit = CheckedFinding & { text: string };

function lineOf({ path, finding: { line, column, written }, swap, assessment }: Swapped): string {
  const place = `${path}:${line}:${column}: ${written}`;
  return "text" in swap ? `${place} -> ${swap.text}  (${assessment.text})` : `${place}: not swapped, ${swap.reason}`;
}

/** Swaps in the files. `done` are those before, which moved what is behind them in their file. */
function writeEdits(edits: readonly Edit[], done: readonly Edit[]): void {
  for (const [path, group] of Map.groupBy(edits, (edit) => edit.path)) {
    const before = done.filter((edit) => edit.path === path);
    const moved = group.map(({ finding: { start, end }, text }) => {
      const earlier = before.filter(({ finding }) => finding.start < start);
      const by = earlier.reduce((sum, edit) => sum + edit.text.length - edit.finding.written.length, 0);
      return { finding: { start: start + by, end: end + by }, text };
    });
    // Latin-1 keeps every byte; the ids are ASCII, and their offsets are those of the bytes.
    writeFileSync(path, swapped(readFileSync(path, "latin1"), moved), "latin1");
  }
}

function assertClean(): void {
  const changed = git(process.cwd(), ["status", "--porcelain", "-z", "--untracked-files=no"]);
  if (changed === null) throw new UsageError("--commit: not in a git repository");
  if (changed.some((line) => line !== "")) throw new UsageError("--commit: commit or stash your own changes first");
}

function commit(edits: readonly Edit[]): void {
  const [first] = edits;
  if (!first) return;
  const { finding, assessment, text } = first;
  const paths = [...new Set(edits.map(({ path }) => path))];
  const subject = `Replace ${finding.written} with ${text}`;
  const body = `${assessment.record}: ${assessment.text}.${assessment.link === null ? "" : `\n\n${assessment.link}`}`;
  execFileSync("git", ["add", "--", ...paths], { stdio: "ignore" });
  execFileSync("git", ["commit", "-q", "-m", subject, "-m", body, "--", ...paths], { stdio: "inherit" });
}
