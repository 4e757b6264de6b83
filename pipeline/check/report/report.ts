/** What a check found, before it is written in any format. */
import type { Assessment, Status } from "../assess.ts";
import type { Finding } from "../scan.ts";

export interface CheckedFinding {
  /** From the folder that was checked, with forward slashes. */
  path: string;
  finding: Finding;
  assessment: Assessment;
  /** Whether the check fails for it. */
  fails: boolean;
}

export interface CheckReport {
  /** The version of the command. */
  version: string;
  /** The day that it was asked about, and the day that the data are of. */
  day: string;
  dataDay: string;
  /** How many files were read. */
  files: number;
  findings: readonly CheckedFinding[];
  /** How many findings comments and the baseline left out. */
  ignored: number;
  baselined: number;
  /** Files that were not read, and why. */
  skipped: readonly string[];
}

/** When a check fails. */
export const failOns = ["retired", "deprecated", "within", "never"] as const;
export type FailOn = (typeof failOns)[number];

export interface FailRule {
  failOn: FailOn;
  /** Days ahead, for `within`. */
  within: number;
  /** Whether dates count that are not exact, or not for all. */
  soft: boolean;
}

/** Whether a check fails for an assessment. Soft dates count only where that was asked for; unknown ids never. */
export function isFailing({ status, days }: Assessment, { failOn, within, soft }: FailRule): boolean {
  const isNear = days !== null && days <= within;
  switch (failOn) {
    case "never":
      return false;
    case "retired":
      return status === "retired" || (soft && status === "soft" && days !== null && days < 0);
    case "within":
      return status === "retired" || ((status === "retiring" || (soft && status === "soft")) && isNear);
    case "deprecated":
      return ["retired", "retiring", "deprecated"].includes(status) || (soft && status === "soft");
  }
}

/** What a status is called. */
export const statusLabel: Record<Status, string> = {
  retired: "retired",
  retiring: "retires",
  soft: "may retire",
  deprecated: "deprecated",
  unknown: "unknown",
  current: "no date",
};

/** The finding in one sentence: what, when, how firm, what to use instead, how old that is. */
export function sentenceOf({ finding, assessment }: Pick<CheckedFinding, "finding" | "assessment">): string {
  const { record, text, replacement, note } = assessment;
  const subject = record === null ? finding.written : `${finding.written} (${record})`;
  const instead = replacement === null ? "" : `; replacement: ${replacement.id}`;
  // Of a date that has passed since, the text says so itself.
  const doubt = note === null || /last read/.test(text) ? "" : ` (${note})`;
  return `${subject}: ${text}${doubt}${instead}`;
}
