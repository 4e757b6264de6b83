/** Guards of a page that is read for the first time: there is no earlier state that it could be compared with. */
import type { Diagnostic, PageDefinition } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import type { GuardReason } from "./guard-reason.ts";
import { lostMarkers, tooFewRecords } from "./page-identity.ts";
import { toDiagnostic } from "./reason-text.ts";

/** Tables that were left out whole. */
const wholeTables = ["unknown-table", "sideways-table", "broken-table", "ambiguous-columns", "doubtful-heading"];
/** Above this share of the rows with errors, the table was probably misread. */
const errorLimit = 0.25;
/** Fewer errors or unread passages than these are ordinary. */
const minimumErrors = 3;
const minimumUnread = 5;

/** Whether it is the page that was defined. */
export function checkFirst(next: Extraction, definition: PageDefinition, text: string): Diagnostic[] {
  return [
    ...[...tooFewRecords(next, definition), ...lostMarkers(definition, text, [])].map(toDiagnostic),
    ...next.problems.filter(({ rule }) => rule === "missing-path"),
  ];
}

/** Whether a page that nobody has looked at was read well enough to be published. */
export function checkFirstFetched({ records, problems, unread }: Extraction): Diagnostic[] {
  const errors = problems.filter(({ severity, rule }) => severity === "error" && rule !== "missing-path");
  const tables = errors.filter(({ rule }) => wholeTables.includes(rule)).length;
  const rows = errors.length - tables;
  const of = records.length + rows;
  const reasons: GuardReason[] = [
    ...(tables > 0 ? [{ rule: "first-tables" as const, tables }] : []),
    ...(rows >= minimumErrors && rows / of > errorLimit ? [{ rule: "first-errors" as const, errors: rows, of }] : []),
    ...(unread.length >= minimumUnread && unread.length > records.length
      ? [{ rule: "first-unread" as const, unread: unread.length, records: records.length }]
      : []),
  ];
  return reasons.map(toDiagnostic);
}
