/** Guards against cells of a row that were exchanged or merged: one record appears in place of another. */

import { byText, folded } from "../../domain/order.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { type GuardReason, type SwapSign, sectionKey } from "./guard-reason.ts";

/** Records whose new name, version or replacement used to be in another cell of a row. */
export function swappedNames(previous: Extraction, next: Extraction): GuardReason[] {
  const before = new Map(previous.records.map((record) => [record.id, record]));
  const after = new Map(next.records.map((record) => [record.id, record]));
  const lost = previous.records.filter(({ id }) => !after.has(id));
  return next.records.flatMap((record) => {
    const was = before.get(record.id);
    const sign = was
      ? suspiciousChange(was, record, lost, noLongerReplaced(record, previous, after))
      : suspiciousNewRecord(record, lost, previous.records);
    return sign ? [{ rule: "names-swapped", record: record.id, place: record.evidence[0], ...sign }] : [];
  });
}

/** The records that were replaced by a record and are no longer: their rows may be those of that record now. */
function noLongerReplaced(
  by: ModelRecord,
  previous: Extraction,
  after: ReadonlyMap<string, ModelRecord>,
): ModelRecord[] {
  return previous.records.filter((known) => {
    const now = after.get(known.id);
    return known.id !== by.id && replacedBy(known, by.model) && !(now && replacedBy(now, by.model));
  });
}

const isSameName = (a: string, b: string | null): boolean => b !== null && folded(a) === folded(b);
const replacedBy = ({ replacements }: ModelRecord, name: string | null): boolean =>
  replacements.some(({ model }) => isSameName(model, name));
const datesOf = ({ events }: ModelRecord): string =>
  [...new Set(events.map(({ date }) => date))].sort(byText).join(" ");

/** Why a changed record looks like two exchanged cells; null where it does not. */
function suspiciousChange(
  was: ModelRecord,
  is: ModelRecord,
  lost: ModelRecord[],
  moved: ModelRecord[],
): SwapSign | null {
  const exchanged = (replacedBy(is, was.name) || replacedBy(was, is.name)) && !replacedBy(was, was.name);
  if (exchanged) return { sign: "name-is-replacement" };
  const gone = lost.find(({ model }) => replacedBy(is, model) && !replacedBy(was, model));
  if (gone) return { sign: "replaced-by-missing", other: gone.id };
  const gained = is.events.filter(
    ({ event, date }) => !was.events.some((one) => one.event === event && one.date === date),
  );
  const from = moved.find((known) =>
    gained.some(({ event, date }) => known.events.some((one) => one.event === event && one.date === date)),
  );
  return from ? { sign: "dates-of-predecessor", other: from.id } : null;
}

/** Why a new record looks like another one whose row was damaged. An ordinary new model has dates of its own. */
function suspiciousNewRecord(record: ModelRecord, lost: ModelRecord[], all: ModelRecord[]): SwapSign | null {
  const of = all.find((known) => isSameName(record.model, known.model) && versionOfAnotherCell(record, known));
  if (of) return { sign: "version-from-other-cell", other: of.id };
  // A row that lost its first cell: the replacement is now where the model was.
  const row = hasNoFacts(record) ? lost.find((gone) => replacedBy(gone, record.model)) : undefined;
  if (row) return { sign: "was-replacement", other: row.id };
  const named = all.find(({ model, name }) => isSameName(record.model, name) && !isSameName(record.model, model));
  const versionless = all.find((known) => lostItsVersion(record, known));
  const glued = all.find((known) => isGlued(record, known));
  const from =
    named ??
    versionless ??
    glued ??
    lost.find(
      (gone) =>
        wasInAnotherCell(record, gone) ||
        (datesOf(gone) === datesOf(record) && (replacedBy(gone, record.model) || replacedBy(record, gone.model))),
    );
  return from ? { sign: "takes-place-of", other: from.id } : null;
}

const hasNoFacts = ({ stage, events, relative, replacements }: ModelRecord): boolean =>
  stage === null && events.length + relative.length + replacements.length === 0;

function versionOfAnotherCell({ version }: ModelRecord, known: ModelRecord): boolean {
  return version !== null && (replacedBy(known, version) || known.events.some(({ date }) => date === version));
}

function wasInAnotherCell({ model, version, events }: ModelRecord, gone: ModelRecord): boolean {
  if (isSameName(model, gone.version)) return true;
  return version !== null && isSameName(model, gone.model) && events.some(({ date }) => date === gone.version);
}

/** A table without a version column has rows without a version; in a table with one, a row that lost it lost a cell. */
function lostItsVersion(record: ModelRecord, known: ModelRecord): boolean {
  const isVersioned = known.version !== null && record.version === null;
  return isVersioned && isSameName(record.model, known.model) && isInSectionOf(record, known);
}

/** Whether the name is that of the other model with what was in another cell, or with a date. */
function isGlued({ model }: ModelRecord, gone: ModelRecord): boolean {
  const rest = ` ${folded(model)} `.split(` ${folded(gone.model)} `);
  const others = [gone.version, gone.name, ...gone.replacements.map(({ model: other }) => other)];
  const cells = new Set(others.flatMap((text) => (text === null ? [] : folded(text))));
  return rest.length > 1 && rest.some((part) => /\d{4}|\d[/.]\d/.test(part) || cells.has(part.trim()));
}

const isInSectionOf = (record: ModelRecord, gone: ModelRecord): boolean =>
  record.evidence.some(({ section }) =>
    gone.evidence.some((place) => sectionKey(place.section) === sectionKey(section)),
  );
