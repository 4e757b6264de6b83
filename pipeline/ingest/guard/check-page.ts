/** Decides whether a new page state can be believed. Each reason is one line with its rule, its place and the value seen. */

import type { PageDefinition } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { lostColumns } from "./columns.ts";
import { lostRecords, tooFewRecords } from "./counts.ts";
import { changedEvents, farMoves, movedDates, outOfLifeOrder } from "./date-moves.ts";
import { swappedNames } from "./names.ts";
import { changedReplacements, invertedReplacements } from "./replacements.ts";

/** Why the next state of a page should not be published unseen; empty when it should. `previous` is the last accepted one. */
export function checkPage(
  previous: Extraction | null,
  next: Extraction,
  definition: PageDefinition,
  text: string,
): string[] {
  const alone = [...tooFewRecords(next, definition), ...missingMarkers(definition, text)];
  if (!previous) return alone;
  return [
    ...alone,
    ...newErrors(previous, next),
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

function missingMarkers(definition: PageDefinition, text: string): string[] {
  return definition.markers
    .filter((marker) => !text.includes(marker))
    .map((marker) => `marker-missing: "${marker}" is not on the page`);
}

/** What makes a problem stop a page: facts left out, or two rows that contradict each other. */
const isBlocking = ({ severity, rule }: { severity: string; rule: string }): boolean =>
  severity === "error" || rule === "conflict";

/** Problems that were on the accepted page already do not count again. */
function newErrors(previous: Extraction, next: Extraction): string[] {
  const keyOf = ({ rule, value, message }: Extraction["problems"][number]) =>
    JSON.stringify([rule, value, rule === "conflict" ? message : ""]);
  const known = new Set(previous.problems.map(keyOf));
  return next.problems
    .filter((problem) => isBlocking(problem) && !known.has(keyOf(problem)))
    .map(({ rule, line, message }) => `${rule}: ${line === null ? "" : `line ${line}: `}${message}`);
}
