/** A check as JSON. */
import type { CheckReport } from "./report.ts";

/** The report with each finding flat; stable, so that scripts may read it. */
export function reportJson({ findings, ...report }: CheckReport): unknown {
  return {
    ...report,
    failing: findings.filter(({ fails }) => fails).length,
    findings: findings.map(({ path, finding, assessment, fails }) => {
      const { ignored: _, ...place } = finding;
      return { path, ...place, ...assessment, fails };
    }),
  };
}
