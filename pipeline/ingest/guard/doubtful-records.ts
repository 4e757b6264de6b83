/** Guards against changes of a record that the page states plainly and that are hard to believe. */
import type { FactKind } from "../../domain/decisions.ts";
import type { PageDefinition } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { count } from "../../text/format.ts";
import { changedEvents, farMoves, lostScopes, movedDates, outOfLifeOrder, strangeDates } from "./date-moves.ts";
import type { GuardReason } from "./guard-reason.ts";
import type { LostColumns } from "./lost-columns.ts";
import type { Seen } from "./missing-models.ts";
import { toDiagnostic } from "./reason-text.ts";
import { lostSections } from "./record-counts.ts";
import { changedReplacements, invertedReplacements, strangeReplacements } from "./replacement-changes.ts";
import { swappedNames } from "./swapped-names.ts";
import type { HeldRecord } from "./verdict.ts";

/** Each record about which a guard has a doubt, and those that wait with it. */
export function doubtfulRecords(
  previous: Extraction,
  seen: Seen,
  limits: PageDefinition["limits"],
  lostCells: LostColumns["rows"],
): HeldRecord[] {
  const { next } = seen;
  const single = [
    ...farMoves(previous, next),
    ...strangeDates(previous, next, seen.day),
    ...changedEvents(previous, next),
    ...lostScopes(previous, next),
    ...outOfLifeOrder(previous, next),
    ...invertedReplacements(previous, next),
    ...strangeReplacements(previous, next),
    ...swappedNames(previous, next),
  ];
  return [
    ...single.flatMap((reason) => recordsOf(reason).map((record) => doubt(record, null, reason))),
    ...lostSections(previous, seen).flatMap((reason) => all(reason, null)),
    ...movedDates(previous, next, limits.moved).flatMap((reason) => all(reason, null)),
    ...changedReplacements(previous, next).flatMap((reason) => all(reason, ["replacement"])),
    ...lostCells.flatMap(({ ids, kind, reason }) =>
      // A column that is gone for good is no less gone after some days.
      ids.map((id) => ({
        ...doubt(id, hasUnderOtherTitle(id, kind, previous, next) ? null : [kind], reason),
        timeConfirms: false,
      })),
    ),
  ];
}

/** Whether what the lost column said of a record is under another title now. */
function hasUnderOtherTitle(id: string, kind: FactKind, previous: Extraction, next: Extraction): boolean {
  const [was, is] = [previous, next].map(({ records }) => records.find((record) => record.id === id)?.events ?? []);
  const lost = new Set(was?.flatMap(({ event, date }) => (event === kind ? [date] : [])));
  const isNew = (fact: { event: string; date: string }): boolean =>
    !was?.some(({ event, date }) => event === fact.event && date === fact.date);
  return is?.some((fact) => isNew(fact) && lost.has(fact.date)) ?? false;
}

function all(reason: GuardReason, facts: FactKind[] | null): HeldRecord[] {
  const ids = "ids" in reason ? reason.ids : "dates" in reason ? reason.dates.map(({ id }) => id) : [];
  const all = [...new Set(ids)];
  return all.map((record) => {
    const held = doubt(record, facts, reason);
    return { ...held, reason: { ...held.reason, record, message: amongOthers(record, all.length - 1, reason) } };
  });
}

/** Why one of many records is held. */
function amongOthers(record: string, others: number, reason: GuardReason): string {
  const too = others === 0 ? "" : `, and so do ${count(others, "other")} on the page`;
  switch (reason.rule) {
    case "section-lost":
      return `${record} is gone from the page together with all other models of its section`;
    case "replacements-changed":
      return `${record} has another replacement${too}: another column may have been read`;
    default:
      return `${record} has another date${too}: another column may have been read`;
  }
}

/** A record that may be another one waits with that one. */
function recordsOf(reason: GuardReason): string[] {
  if (!("record" in reason)) return [];
  return "other" in reason ? [reason.record, reason.other] : [reason.record];
}

function doubt(record: string, facts: FactKind[] | null, reason: GuardReason): HeldRecord {
  return { record, facts, kind: "doubtful", timeConfirms: true, reason: toDiagnostic(reason) };
}
