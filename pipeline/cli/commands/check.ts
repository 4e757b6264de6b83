/** `almanac check`: the ids of models in files, and which of them go away. */
import { readFileSync, writeFileSync } from "node:fs";
import manifest from "../../../package.json" with { type: "json" };
import type { Almanac } from "../../check/almanac-data.ts";
import type { CheckedFinding, CheckReport } from "../../check/report/report.ts";
import type { Context } from "../../ingest/context.ts";
import { parseJson } from "../../storage/validate.ts";
import { linesForTerminal } from "../../text/sanitize.ts";
import { baselineFile, baselineOf, beyondBaseline } from "../check/baseline.ts";
import { changedLines } from "../check/changed-lines.ts";
import type { Format } from "../check/formats.ts";
import { filesToCheck, prepareCheck, type SharedOptions } from "../check/prepare-check.ts";
import { textOf } from "../check/read-text.ts";
import { checker, findingsIn, type Scanned, type ScanOptions, scanFiles } from "../check/run-check.ts";
import { watchFiles } from "../check/watch.ts";
import { reportText } from "../check/write-report.ts";

export interface CheckOptions extends SharedOptions {
  changed?: string;
  stdin?: boolean;
  watch?: boolean;
  all?: boolean;
  format: Format;
  output?: string;
  baseline?: string;
  writeBaseline?: string;
}

/**
 * Prints the findings; 2 where any of them is what the check is to fail for. Paths are from the current folder. With `watch`,
 * goes on with the files that change, until it is stopped.
 */
export async function check(context: Context, paths: readonly string[], options: CheckOptions): Promise<number> {
  const { effects } = context;
  const { almanac, config, settings } = await prepareCheck(context, options);
  const baseline = options.baseline ?? config.baseline;
  const excluded = [...(config.exclude ?? []), ...[baseline, options.writeBaseline].flatMap((file) => file ?? [])];
  const scanned = options.stdin ? scanInput(almanac, settings) : scanPaths(paths, almanac, settings, options, excluded);
  if (options.writeBaseline !== undefined) {
    writeFileSync(options.writeBaseline, `${JSON.stringify(baselineOf(scanned.findings), null, 2)}\n`);
    effects.err(`${options.writeBaseline}: ${scanned.findings.length} findings`);
    return 0;
  }
  const reach = options.all ? Number.POSITIVE_INFINITY : Math.max(settings.within, 90);
  const print = (found: Scanned): number => {
    const report = reportOf(found, almanac, baseline, reach);
    const text = reportText[options.format](report);
    if (options.output === undefined) effects.out(options.format === "text" ? linesForTerminal(text) : text);
    else writeFileSync(options.output, `${text}\n`);
    return report.findings.some(({ fails }) => fails) ? 2 : 0;
  };
  const code = print(scanned);
  if (!options.watch) return code;
  await watchFiles(process.cwd(), (changed) => {
    const files = filesToCheck(paths, excluded).filter((path) => changed.includes(path));
    if (files.length > 0) print(scanFiles(process.cwd(), files, almanac, settings));
  });
  return code;
}

function scanPaths(
  paths: readonly string[],
  almanac: Almanac,
  settings: ScanOptions,
  { changed: ref }: CheckOptions,
  exclude: readonly string[],
): Scanned {
  const folder = process.cwd();
  const files = filesToCheck(paths, exclude);
  if (ref === undefined) return scanFiles(folder, files, almanac, settings);
  const changed = changedLines(folder, ref);
  return scanFiles(
    folder,
    files.filter((path) => changed.has(path)),
    almanac,
    settings,
    (path, line) => changed.get(path)?.has(line) ?? true,
  );
}

function scanInput(almanac: Almanac, settings: ScanOptions): Scanned {
  const content = textOf(readFileSync(0));
  if (typeof content === "string")
    return { files: 0, findings: [], ignored: 0, skipped: [`standard input (${content})`] };
  const checked = findingsIn(content, almanac);
  const toFinding = checker(almanac, settings);
  const findings = checked.filter(({ ignored }) => !ignored).map((finding) => toFinding("<stdin>", finding));
  return { files: 1, findings, ignored: checked.length - findings.length, skipped: [] };
}

function reportOf(
  { files, findings, ignored, skipped }: Scanned,
  { day, dataDay }: Almanac,
  baseline: string | undefined,
  reach: number,
): CheckReport {
  const fresh =
    baseline === undefined
      ? findings
      : beyondBaseline(findings, parseJson(baselineFile, readFileSync(baseline, "utf8"), baseline));
  // That a model may be retired in a year says nothing yet.
  const isListed = ({ assessment: { status, days } }: CheckedFinding) =>
    reach === Number.POSITIVE_INFINITY || (status !== "current" && !(status === "soft" && (days ?? 0) > reach));
  const shown = fresh.filter(isListed);
  const baselined = findings.length - fresh.length;
  return { version: manifest.version, day, dataDay, files, findings: shown, ignored, baselined, skipped };
}
