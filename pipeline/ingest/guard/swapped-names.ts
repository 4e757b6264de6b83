/** Guards against cells of a row that were exchanged or merged: one record appears in place of another. */

import { byText, folded } from "../../domain/order.ts";
import type { ModelRecord } from "../../domain/schema.ts";
import type { Extraction } from "../../extract/extraction.ts";
import type { GuardReason, SwapSign } from "./guard-reason.ts";

/** Records whose new name, version or replacement used to be in another cell of a row. */
export function swappedNames(previous: Extraction, next: Extraction): GuardReason[] {
  const before = new Map(previous.records.map((record) => [record.id, record]));
  const still = new Set(next.records.map(({ id }) => id));
  const lost = previous.records.filter(({ id }) => !still.has(id));
  return next.records.flatMap((record) => {
    const was = before.get(record.id);
    const sign = was ? suspiciousChange(was, record, lost) : suspiciousNewRecord(record, lost, previous.records);
    return sign ? [{ rule: "names-swapped", record: record.id, place: record.evidence[0], ...sign }] : [];
  });
}

const isSameName = (a: string, b: string | null): boolean => b !== null && folded(a) === folded(b);
const replacedBy = ({ replacements }: ModelRecord, name: string | null): boolean =>
  replacements.some(({ model }) => isSameName(model, name));
const datesOf = ({ events }: ModelRecord): string =>
  [...new Set(events.map(({ date }) => date))].sort(byText).join(" ");

const replacementsOf = ({ replacements }: ModelRecord): string =>
  replacements
    .map(({ model }) => folded(model))
    .sort(byText)
    .join(" ");

/** Why a changed record looks like two exchanged cells; null where it does not. */
function suspiciousChange(was: ModelRecord, is: ModelRecord, lost: ModelRecord[]): SwapSign | null {
  const exchanged = (replacedBy(is, was.name) || replacedBy(was, is.name)) && !replacedBy(was, was.name);
  if (exchanged) return { sign: "name-is-replacement" };
  const gone = lost.find(({ model }) => replacedBy(is, model) && !replacedBy(was, model));
  return gone ? { sign: "replaced-by-missing", other: gone.id } : null;
}

/** Why a new record looks like another one whose row was damaged. An ordinary new model has dates of its own. */
function suspiciousNewRecord(record: ModelRecord, lost: ModelRecord[], all: ModelRecord[]): SwapSign | null {
  const of = all.find((known) => isSameName(record.model, known.model) && versionOfAnotherCell(record, known));
  if (of) return { sign: "version-from-other-cell", other: of.id };
  // A row that lost its first cell: the replacement is now where the model was.
  if (hasNoFacts(record) && all.some((known) => replacedBy(known, record.model))) return { sign: "was-replacement" };
  const from = lost.find(
    (gone) => wasInAnotherCell(record, gone) || (datesOf(gone) === datesOf(record) && looksRenamed(record, gone)),
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
  return isSameName(model, gone.model) && (version === null || events.some(({ date }) => date === gone.version));
}

function looksRenamed(record: ModelRecord, gone: ModelRecord): boolean {
  const words = ` ${folded(record.model)} `;
  if (record.version !== null && record.version === gone.version && replacementsOf(record) === replacementsOf(gone))
    return true;
  return (
    isSameName(record.model, gone.name) ||
    replacedBy(gone, record.model) ||
    replacedBy(record, gone.model) ||
    words.includes(` ${folded(gone.model)} `)
  );
}
