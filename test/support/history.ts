/** Small histories, written down: changes of records of one made-up provider, and the almanac of them. */
import type { Bound, Change, ChangeOf, ChangeType, ModelRecord } from "../../pipeline/domain/schema.ts";
import { type Almanac, buildAlmanac } from "../../src/lib/almanac/almanac.ts";
import { type ChangeFacts, changeOf } from "./changes.ts";

/** A change of `acme/a`. */
export function change<T extends ChangeType>(detectedOn: string, type: T, facts?: ChangeFacts<T>): ChangeOf<T> {
  return changeOf("acme/a", detectedOn, type, facts);
}

/** A record is listed with retirement dates (`2027-01-20`, `not-before 2027-01-20`). */
export function listed(day: string, dates: readonly string[], facts: ChangeFacts<"listed"> = {}): Change {
  return changeOf("acme/a", day, "listed", { after: stateWith(dates), ...facts });
}

/** A record that left is listed again, with retirement dates. */
export function relisted(day: string, dates: readonly string[]): Change {
  return changeOf("acme/a", day, "relisted", { after: stateWith(dates) });
}

function stateWith(dates: readonly string[]): ChangeOf<"listed">["after"] {
  const events = dates.map((text) => ({ event: "retired" as const, ...end(text), scope: null }));
  return { stage: "active", events, replacements: [] };
}

/** A retirement date moves from one day to another; null for none. */
export function moved(day: string, from: string | null, to: string | null): Change {
  const [before, after] = [from === null ? null : end(from), to === null ? null : end(to)];
  if (after === null) return changeOf("acme/a", day, "date-withdrawn", before ? { before } : {});
  return before === null
    ? changeOf("acme/a", day, "date-set", { after })
    : changeOf("acme/a", day, "date-moved", { before, after });
}

/** The almanac on a day of the records that the changes tell of, each with the ends given for it. */
export function almanacOf(
  day: string,
  changes: readonly Change[],
  ends: Record<string, readonly string[]> = {},
): Almanac {
  const ids = [...new Set(changes.map(({ record }) => record))];
  const records = ids.map((id) => recordOf(id, ends[id] ?? []));
  const rules = { minimumRecords: 1, fallbacks: [], markers: [], columns: {}, limits: {} };
  const page = { id: "models", url: "https://acme.test/models", format: "markdown" as const, ...rules };
  const links = { home: "https://acme.test" };
  const source = { id: "acme", name: "Acme", links, stages: {}, policy: null, pages: [page] };
  return buildAlmanac({ records, changes, checks: [], sources: [source] }, day);
}

function recordOf(id: string, ends: readonly string[]): ModelRecord {
  const place = { page: "models", snapshot: "2026-01-01", section: [], table: 1, row: 1, line: 1 };
  return {
    id,
    provider: "acme",
    model: id.slice("acme/".length),
    version: null,
    name: null,
    kind: "model",
    stage: "active",
    stageEvidence: 0,
    listed: true,
    relative: [],
    replacements: [],
    evidence: [place],
    events: ends.map((text) => ({ event: "retired", ...end(text), scope: null, text, evidence: 0 })),
  };
}

function end(text: string): { date: string; bound: Bound } {
  const [bound, date] = text.includes(" ") ? text.split(" ") : ["on", text];
  return { date: date ?? "", bound: bound as Bound };
}
