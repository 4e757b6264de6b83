/** Decides whether a new state of a page can be published. */

import type { Diagnostic, PageDefinition } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { markOfValue } from "../../extract/reader/statements.ts";
import { changedEvents, farMoves, movedDates, outOfLifeOrder } from "./date-moves.ts";
import type { GuardReason } from "./guard-reason.ts";
import { lostColumns } from "./lost-columns.ts";
import { toDiagnostic } from "./reason-text.ts";
import { lostRecords, tooFewRecords } from "./record-counts.ts";
import { changedReplacements, invertedReplacements } from "./replacement-changes.ts";
import { swappedNames } from "./swapped-names.ts";

/** Why the next state of a page should not be published before a person has looked at it; empty when it should. `previous` is
 * the last accepted state. */
export function checkPage(
  previous: Extraction | null,
  next: Extraction,
  definition: PageDefinition,
  text: string,
): Diagnostic[] {
  const missing = [...tooFewRecords(next, definition), ...missingMarkers(definition, text)].map(toDiagnostic);
  // Without an earlier state, problems are for whoever adds the page. A definition that does not fit is for everyone.
  const alone = [...missing, ...(previous ? [] : next.problems.filter(({ rule }) => rule === "missing-path"))];
  if (!previous) return alone;
  return [...alone, ...newErrors(previous, next), ...changesBetween(previous, next, definition).map(toDiagnostic)];
}

function changesBetween(previous: Extraction, next: Extraction, definition: PageDefinition): GuardReason[] {
  return [
    ...lostColumns(previous, next),
    ...lostRecords(previous, next, definition.limits.lost),
    ...movedDates(previous, next, definition.limits.moved),
    ...farMoves(previous, next),
    ...changedEvents(previous, next),
    ...outOfLifeOrder(previous, next),
    ...invertedReplacements(previous, next),
    ...changedReplacements(previous, next),
    ...swappedNames(previous, next),
  ];
}

function missingMarkers(definition: PageDefinition, text: string): GuardReason[] {
  return definition.markers
    .filter((marker) => !text.includes(marker))
    .map((marker) => ({ rule: "marker-missing", marker }));
}

/** Problems that stop a page: facts left out, or rows that contradict each other. */
const isBlocking = ({ severity, rule }: { severity: string; rule: string }): boolean =>
  severity === "error" || rule === "conflict";

/** Problems that the last accepted state did not have. That one is read from its snapshot, where marks are in place of values. */
function newErrors(previous: Extraction, next: Extraction): Diagnostic[] {
  const keyOf = ({ rule, value, message }: Extraction["problems"][number]) =>
    JSON.stringify([rule, value && markOfValue(value), rule === "conflict" ? message : ""]);
  const known = new Set(previous.problems.map(keyOf));
  return next.problems.filter((problem) => isBlocking(problem) && !known.has(keyOf(problem)));
}
