/** Errors as reasons why a page was not taken. */
import type { Diagnostic } from "../domain/schema.ts";
import { UsageError } from "../domain/usage-error.ts";
import { PageError } from "../extract/page-error.ts";

/** One reason for each line of the error's message. An error that is a bug of ours is named as such. */
export function failureReasons(error: unknown): Diagnostic[] {
  const lines = (error instanceof Error ? error.message : String(error)).split("\n");
  return lines.map((line) => failureReason(ruleOf(error), isExpected(error) ? line : `unexpected error: ${line}`));
}

/** A reason that is not about a line of the page. */
export function failureReason(rule: string, message: string, value: string | null = null): Diagnostic {
  return { rule, severity: "error", line: null, message, value };
}

function ruleOf(error: unknown): string {
  if (error instanceof PageError) return error.rule;
  return error instanceof UsageError ? "invalid-file" : "internal-error";
}

function isExpected(error: unknown): boolean {
  return error instanceof PageError || error instanceof UsageError;
}
