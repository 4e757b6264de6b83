/** Findings that are known and do not count: how often each id is in each file. */
import { z } from "zod";
import type { CheckedFinding } from "../../check/report/report.ts";

export const baselineFile = z.strictObject({
  format: z.literal(1),
  findings: z.record(z.string(), z.record(z.string(), z.int().positive())).describe("path → id as written → how often"),
});
export type Baseline = z.infer<typeof baselineFile>;

/** The baseline that leaves out all findings. */
export function baselineOf(findings: readonly CheckedFinding[]): Baseline {
  const known: Baseline["findings"] = {};
  for (const { path, finding } of findings) {
    known[path] ??= {};
    const counts = known[path];
    counts[finding.written] = (counts[finding.written] ?? 0) + 1;
  }
  return { format: 1, findings: known };
}

/** The findings that the baseline does not have: of an id that is in a file more often than before, the last ones. */
export function beyondBaseline(findings: readonly CheckedFinding[], baseline: Baseline): CheckedFinding[] {
  const seen = new Map<string, number>();
  return findings.filter(({ path, finding: { written } }) => {
    const key = JSON.stringify([path, written]);
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return n > (baseline.findings[path]?.[written] ?? 0);
  });
}
