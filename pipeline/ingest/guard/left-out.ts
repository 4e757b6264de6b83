/**
 * Guards against taking damage for news: a page that lost a row or cell looks like one whose maintainer removed it. So what a
 * page leaves out counts once it was seen to do so often enough. Nobody has to look, and everything else counts at once.
 */
import type { FactKind } from "../../domain/decisions.ts";
import { folded } from "../../domain/order.ts";
import type { Diagnostic, Evidence, ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { withHeldFacts } from "../../history/held-facts.ts";
import { saysNothingNew } from "./cut-off.ts";
import { type GuardReason, sectionKey, sectionOf } from "./guard-reason.ts";
import { hasEnded, hasHeading, missingRecords, type Seen } from "./missing-models.ts";
import { toDiagnostic } from "./reason-text.ts";
import { factsText, type HeldRecord, oneForEach, survivors } from "./verdict.ts";

/**
 * What a state leaves out and what waits for that reason. `held` are the records that wait for another one: what they say is
 * no sign that somebody edited the page. `problems` are those of the last state.
 */
export function leftOut(
  previous: Extraction,
  seen: Seen,
  held: readonly HeldRecord[],
  problems: readonly Diagnostic[],
): HeldRecord[] {
  const replaced = [...missingRows(previous, seen.next), ...missingSides(previous, seen.next, problems)];
  const counts = withHeldFacts(previous, seen.next, oneForEach([...held, ...replaced]));
  const isEdited = !saysNothingNew(previous.records, counts.records);
  const missing = missingRecords(previous, seen.next);
  return [
    ...replaced,
    ...missing
      .filter((record) => !(isEdited && isRetiredSection(record, seen)))
      .map((record) =>
        waiting(record.id, null, { rule: "model-missing", record: record.id, section: sectionOf(record) }),
      ),
    ...takenPlaces(previous, seen.next, missing),
    ...(isEdited ? [] : missingFacts(previous, seen.next)),
  ];
}

/** Whether the model has ended and its section left with its heading: a maintainer tidied up. */
function isRetiredSection(record: ModelRecord, { text, day }: Seen): boolean {
  return hasEnded(record, day) && !hasHeading(sectionOf(record), text);
}

/** New models of which the page says all that it said of one that is missing: it may be that one under a damaged name. */
function takenPlaces(previous: Extraction, next: Extraction, missing: readonly ModelRecord[]): HeldRecord[] {
  const known = new Set(previous.records.map(({ id }) => id));
  return next.records.flatMap((record) => {
    const from = known.has(record.id) ? undefined : missing.find((gone) => isSaidOf(record, gone));
    if (!from) return [];
    const reason = { rule: "place-taken" as const, record: record.id, other: from.id, place: record.evidence[0] };
    return [waiting(record.id, null, reason)];
  });
}

/** Whether both are in one section and have the same dates; or the same facts without any date, and ids that differ in digits. */
function isSaidOf(record: ModelRecord, gone: ModelRecord): boolean {
  if (sectionKey(sectionOf(record)) !== sectionKey(sectionOf(gone))) return false;
  const [is, was] = [record, gone].map(({ events }) => events.map(({ event, date }) => `${event} ${date}`).join());
  if (is !== was) return false;
  return is !== "" || (factsText(record) === factsText(gone) && withoutDigits(record) === withoutDigits(gone));
}

const withoutDigits = ({ model }: ModelRecord): string => folded(model).replace(/\d+/g, "0");

/** The kinds of fact of models still listed of which something is gone. */
function missingFacts(previous: Extraction, next: Extraction): HeldRecord[] {
  return survivors(previous.records, next.records).flatMap(([was, is]) => {
    const kinds = kindsGone(was, is, () => true);
    if (kinds.length === 0) return [];
    return [waiting(was.id, kinds, { rule: "facts-missing", record: was.id, kinds, place: is.evidence[0] })];
  });
}

/**
 * Models that are only named in text any more: what their rows said waits, and so does what takes the place of it, because
 * it may be what the page says of models in general.
 */
function missingRows(previous: Extraction, next: Extraction): HeldRecord[] {
  const isRow = (place: Evidence | undefined): boolean => place !== undefined && place.table !== null;
  return survivors(previous.records, next.records).flatMap(([was, is]) => {
    const kinds = is.evidence.some(isRow) ? [] : kindsGone(was, is, isRow);
    if (kinds.length === 0) return [];
    return [waiting(was.id, kinds, { rule: "row-missing", record: was.id, place: is.evidence[0] })];
  });
}

/** Models that the page contradicted itself about, and of which it says one thing now: the other may have been lost. */
function missingSides(previous: Extraction, next: Extraction, problems: readonly Diagnostic[]): HeldRecord[] {
  const conflicts = (all: readonly Diagnostic[]) => all.filter(({ rule }) => rule === "conflict");
  const still = new Set(conflicts(next.problems).map(({ record }) => record));
  const before = new Set(conflicts(problems).flatMap(({ record }) => (still.has(record) ? [] : (record ?? []))));
  return survivors(previous.records, next.records).flatMap(([{ id }, { evidence }]) =>
    before.has(id) ? [waiting(id, null, { rule: "conflict-gone", record: id, place: evidence[0] })] : [],
  );
}

/** The kinds of fact of which the record gave one, at such a place, that it does not give any more. */
function kindsGone(was: ModelRecord, is: ModelRecord, at: (place: Evidence | undefined) => boolean): FactKind[] {
  const has = new Set(said(is).map(({ fact }) => fact));
  const gone = said(was).filter(({ fact, evidence }) => !has.has(fact) && at(was.evidence[evidence ?? -1]));
  return [...new Set(gone.map(({ kind }) => kind))];
}

interface Said {
  kind: FactKind;
  fact: string;
  evidence: number | null;
}

/** Each fact of a record, however firm it is and whomever it is for. */
function said({ stage, stageEvidence, events, relative, replacements }: ModelRecord): Said[] {
  const dates = [
    ...events.map(({ event, date, evidence }) => ({ event, text: date, evidence })),
    ...relative.map(({ event, text, evidence }) => ({ event, text, evidence })),
  ];
  return [
    ...(stage === null ? [] : [{ kind: "stage" as const, fact: `stage ${stage}`, evidence: stageEvidence }]),
    ...dates.map(({ event, text, evidence }) => ({ kind: event, fact: `${event} ${text}`, evidence })),
    ...replacements.map(({ model, evidence }): Said => ({ kind: "replacement", fact: folded(model), evidence })),
  ];
}

function waiting(record: string, facts: FactKind[] | null, reason: GuardReason): HeldRecord {
  return { record, facts, kind: "missing", timeConfirms: true, reason: toDiagnostic(reason) };
}
