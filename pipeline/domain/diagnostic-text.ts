/** Diagnostics as one line of text. */
import type { Diagnostic } from "./schema.ts";

/** With the line first, as compilers print it: `33: error: … (rule)`. */
export function describeProblem({ severity, rule, line, message }: Diagnostic): string {
  return `${line === null ? "" : `${line}: `}${severity}: ${message} (${rule})`;
}

/** As the reason why a page was not accepted: `… (rule, line 33)`. */
export function describeReason({ rule, line, endLine, message }: Diagnostic): string {
  if (line === null) return `${message} (${rule})`;
  return `${message} (${rule}, ${endLine !== undefined && endLine > line ? `lines ${line}–${endLine}` : `line ${line}`})`;
}
