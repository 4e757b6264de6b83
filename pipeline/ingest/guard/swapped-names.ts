/** Guards against cells of a row that were exchanged or merged: one record appears in place of another. */

import { byText, folded } from "../../domain/order.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import { type GuardReason, type SwapSign, sectionKey, tabledSections } from "./guard-reason.ts";

/** Records whose new name, version or replacement used to be in another cell of a row. */
export function swappedNames(previous: Extraction, next: Extraction): GuardReason[] {
  const before = new Map(previous.records.map((record) => [folded(record.id), record]));
  const after = new Map(next.records.map((record) => [record.id, record]));
  const lost = previous.records.filter(({ id }) => !after.has(id));
  return next.records.flatMap((record) => {
    const was = before.get(folded(record.id));
    const sign = was
      ? suspiciousChange(was, record, lost, noLongerReplaced(record, previous, after))
      : suspiciousNewRecord(record, lost, previous.records, {
          tables: tabledSections(next),
          moved: noLongerReplaced(record, previous, after),
        });
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
  const took = ({ event, date }: ModelRecord["events"][number]): boolean =>
    gained.some((one) => one.event === event && one.date === date);
  const from =
    moved.find(({ events }) => events.some(took)) ??
    // Two rows changed places: all dates of a model that is gone are those of this one now.
    lost.find((gone) => gone.events.length > 1 && gone.events.every(took) && isInSectionOf(is, gone));
  return from ? { sign: "dates-of-predecessor", other: from.id } : null;
}

/** Why a new record looks like another one whose row was damaged. An ordinary new model has dates of its own. */
function suspiciousNewRecord(
  record: ModelRecord,
  lost: ModelRecord[],
  all: ModelRecord[],
  { tables, moved }: { tables: ReadonlySet<string>; moved: readonly ModelRecord[] },
): SwapSign | null {
  const heir = moved.find((known) => record.events.length > 0 && record.events.every((fact) => hasDate(known, fact)));
  if (heir) return { sign: "dates-of-predecessor", other: heir.id };
  const of = all.find((known) => isSameName(record.model, known.model) && versionOfAnotherCell(record, known));
  if (of) return { sign: "version-from-other-cell", other: of.id };
  // A row that lost its first cell: the replacement is now where the model was.
  const row = lost.find((gone) => replacedBy(gone, record.model)) ?? moved[0];
  if (row && hasNoFacts(record)) return { sign: "was-replacement", other: row.id };
  const named = all.find(({ model, name }) => isSameName(record.model, name) && !isSameName(record.model, model));
  const versionless = all.find((known) => lostItsVersion(record, known));
  const glued = all.find((known) => isGlued(record, known));
  const untabled = all.find((known) => tookTheTable(record, known, tables));
  const from =
    named ??
    versionless ??
    glued ??
    untabled ??
    (all.some(({ model }) => isSameName(record.model, model))
      ? lost.find((gone) => hasVersionOf(record, gone))
      : undefined) ??
    lost.find(
      (gone) =>
        wasInAnotherCell(record, gone) ||
        (datesOf(gone) === datesOf(record) && (replacedBy(gone, record.model) || replacedBy(record, gone.model))),
    );
  return from ? { sign: "takes-place-of", other: from.id } : null;
}

const hasDate = ({ events }: ModelRecord, fact: Pick<ModelRecord["events"][number], "event" | "date">): boolean =>
  events.some(({ event, date }) => event === fact.event && date === fact.date);

const hasNoFacts = ({ stage, events, relative, replacements }: ModelRecord): boolean =>
  stage === null && events.length + relative.length + replacements.length === 0;

function versionOfAnotherCell({ version }: ModelRecord, known: ModelRecord): boolean {
  if (version === null) return false;
  // A version that is corrected to another one of its form may be in the name too.
  const isInName = known.name !== null && folded(known.name).includes(folded(version));
  const isName = isInName && formOf(version) !== formOf(known.version ?? "");
  return isName || replacedBy(known, version) || known.events.some(({ date }) => date === version);
}

const formOf = (version: string): string => version.replace(/\d+/g, "0").replace(/\p{L}+/gu, "a");

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

/** Whether a known model is listed in the version, and in the section, of one that is gone: the row is named by another cell. */
function hasVersionOf(record: ModelRecord, gone: ModelRecord): boolean {
  return gone.version !== null && gone.version === record.version && isInSectionOf(record, gone);
}

/** Whether the record is only named by the words of a section whose table, in which the other one was, is gone. */
function tookTheTable({ evidence }: ModelRecord, known: ModelRecord, tables: ReadonlySet<string>): boolean {
  if (evidence.some(({ table }) => table !== null)) return false;
  const sections = new Set(evidence.map(({ section }) => sectionKey(section)).filter((key) => !tables.has(key)));
  return known.evidence.some(({ table, section }) => table !== null && sections.has(sectionKey(section)));
}

/** Whether they are in one section, or one of them in a part of the other's: a title that was run together may be a heading. */
function isInSectionOf(record: ModelRecord, known: ModelRecord): boolean {
  return record.evidence.some(({ section }) => known.evidence.some((place) => isPartOf(section, place.section)));
}

function isPartOf(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (short.length > 0 || long.length === 0) && short.every((heading, at) => heading === long[at]);
}
