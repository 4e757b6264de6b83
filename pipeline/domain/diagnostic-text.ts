/** Diagnostics as one line of text. */
import type { Diagnostic } from "./schema.ts";

/** With the line first, as compilers print it: `33: error: … (rule)`. */
export function describeProblem({ severity, rule, line, message }: Diagnostic): string {
  return `${line === null ? "" : `${line}: `}${severity}: ${message} (${rule})`;
}

/** As the reason why a page was not taken: `… (rule, line 33)`. */
export function describeReason({ rule, line, message }: Diagnostic): string {
  return `${message} (${rule}${line === null ? "" : `, line ${line}`})`;
}
