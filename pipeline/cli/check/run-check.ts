/** Scans files and says what each finding means. */
import { resolve } from "node:path";
import type { Almanac } from "../../check/almanac-data.ts";
import { type Assessment, assess, type ClockOptions } from "../../check/assess.ts";
import { type CheckedFinding, type FailRule, isFailing } from "../../check/report/report.ts";
import { type Finding, mayHaveIds, scan } from "../../check/scan.ts";
import { textReader } from "./read-text.ts";

export interface Scanned {
  files: number;
  findings: CheckedFinding[];
  ignored: number;
  /** Files that were not read, and why; binary ones are not named. */
  skipped: string[];
}

export interface ScanOptions extends ClockOptions, FailRule {
  maximumSize: number;
}

/** Scans the files of a folder, in their order. `isWanted` tells whether a line of a file counts. */
export function scanFiles(
  folder: string,
  paths: readonly string[],
  almanac: Almanac,
  options: ScanOptions,
  isWanted: (path: string, line: number) => boolean = () => true,
): Scanned {
  const read = textReader(options.maximumSize);
  const scanned: Scanned = { files: 0, findings: [], ignored: 0, skipped: [] };
  const check = checker(almanac, options);
  for (const path of paths) {
    const content = read(resolve(folder, path));
    if (typeof content === "string") {
      if (content !== "binary") scanned.skipped.push(`${path} (${content})`);
      continue;
    }
    scanned.files++;
    for (const finding of findingsIn(content, almanac)) {
      if (!isWanted(path, finding.line)) continue;
      if (finding.ignored) scanned.ignored++;
      else scanned.findings.push(check(path, finding));
    }
  }
  return scanned;
}

/** The findings in the bytes of one file, their columns in UTF-16 code units as editors count them. */
export function findingsIn(bytes: Uint8Array, { index, day }: Almanac): Finding[] {
  if (!mayHaveIds(bytes, index)) return [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // Latin-1 has a character for each byte, so that offsets are those of the file.
  return scan(buffer.toString("latin1"), index, day).map(columnsOf(buffer));
}

/** Corrects columns that count bytes of UTF-8, going on from the finding before on the same line. */
function columnsOf(bytes: Buffer): (finding: Finding) => Finding {
  let known = { line: 0, offset: 0, column: 1 };
  return (finding) => {
    const { line, start, column } = finding;
    const from = known.line === line ? known : { offset: start - column + 1, column: 1 };
    known = { line, offset: start, column: from.column + bytes.toString("utf8", from.offset, start).length };
    return { ...finding, column: known.column };
  };
}

/** What a finding means; of the same id, only once worked out. */
export function checker(almanac: Almanac, options: ClockOptions & FailRule) {
  const known = new Map<string, Assessment>();
  return (path: string, finding: Finding): CheckedFinding => {
    const key = JSON.stringify([finding.written, finding.records, finding.region]);
    const assessment = known.get(key) ?? assess(finding, almanac, options);
    known.set(key, assessment);
    return { path, finding, assessment, fails: isFailing(assessment, options) };
  };
}
