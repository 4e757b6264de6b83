/**
 * Guards against taking damage for news: a page that lost a row or cell looks like one whose maintainer removed it. So what a
 * page leaves out counts once it was seen to do so often enough. Nobody has to look, and everything else counts at once.
 */
import type { FactKind } from "../../domain/decisions.ts";
import { folded } from "../../domain/order.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { withHeldFacts } from "../../history/held-facts.ts";
import { saysNothingNew } from "./cut-off.ts";
import { type GuardReason, sectionOf } from "./guard-reason.ts";
import { hasEnded, hasHeading, missingRecords, type Seen } from "./missing-models.ts";
import { toDiagnostic } from "./reason-text.ts";
import { type HeldRecord, survivors } from "./verdict.ts";

/**
 * What a state leaves out and what waits for that reason. `held` are the records that wait for another one: what they say is
 * no sign that somebody edited the page.
 */
export function leftOut(previous: Extraction, seen: Seen, held: readonly HeldRecord[]): HeldRecord[] {
  const counts = withHeldFacts(previous, seen.next, held);
  const isEdited = !saysNothingNew(previous.records, counts.records);
  return [
    ...missingRecords(previous, seen.next)
      .filter((record) => !(isEdited && isRetiredSection(record, seen)))
      .map((record) =>
        waiting(record.id, null, { rule: "model-missing", record: record.id, section: sectionOf(record) }),
      ),
    ...(isEdited ? [] : missingFacts(previous, seen.next)),
  ];
}

/** Whether the model has ended and its section left with its heading: a maintainer tidied up. */
function isRetiredSection(record: ModelRecord, { text, day }: Seen): boolean {
  return hasEnded(record, day) && !hasHeading(sectionOf(record), text);
}

/** The kinds of fact of models still listed of which something is gone. */
function missingFacts(previous: Extraction, next: Extraction): HeldRecord[] {
  return survivors(previous.records, next.records).flatMap(([was, is]) => {
    const has = new Set(said(is).map(([, fact]) => fact));
    const kinds = [...new Set(said(was).flatMap(([kind, fact]) => (has.has(fact) ? [] : [kind])))];
    if (kinds.length === 0) return [];
    return [waiting(was.id, kinds, { rule: "facts-missing", record: was.id, kinds, place: is.evidence[0] })];
  });
}

/** Each fact of a record with its kind, however firm it is and whomever it is for. */
function said({ stage, events, relative, replacements }: ModelRecord): [FactKind, string][] {
  return [
    ...(stage === null ? [] : [["stage", stage] as [FactKind, string]]),
    ...events.map(({ event, date }): [FactKind, string] => [event, `${event} ${date}`]),
    ...relative.map(({ event, text }): [FactKind, string] => [event, `${event} ${text}`]),
    ...replacements.map(({ model }): [FactKind, string] => ["replacement", `replacement ${folded(model)}`]),
  ];
}

function waiting(record: string, facts: FactKind[] | null, reason: GuardReason): HeldRecord {
  return { record, facts, kind: "missing", timeConfirms: true, reason: toDiagnostic(reason) };
}
