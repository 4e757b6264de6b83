/** Small histories, written down: changes of records of one made-up provider, and the almanac of them. */
import type { Bound, Change, ModelRecord } from "../../pipeline/domain/schema.ts";
import { type Almanac, buildAlmanac } from "../../src/lib/almanac/almanac.ts";

/** A change with what does not matter to a test filled in. */
export function change(detectedOn: string, type: Change["type"], rest: Partial<Change> = {}): Change {
  const record = rest.record ?? "acme/a";
  const id = JSON.stringify([detectedOn, type, record, rest.before, rest.after]);
  const event = type.startsWith("date-") || type === "bound-changed" ? ("retired" as const) : null;
  const place = { page: "models", snapshot: detectedOn, section: [], table: 1, row: 1, line: 1 };
  const empty = { scope: null, before: null, after: null, days: null, baseline: false, evidence: place };
  return { id, detectedOn, type, record, event, ...empty, ...rest };
}

/** A record is listed with ends (`2027-01-20`, `not-before 2027-01-20`). */
export function listed(day: string, ends: readonly string[], rest: Partial<Change> = {}): Change {
  const events = ends.map((text) => ({ event: "retired" as const, ...end(text), scope: null }));
  return change(day, "listed", { after: { stage: "active", events, replacements: [] }, ...rest });
}

/** An end moves from one date to another; null for none. */
export function moved(day: string, from: string | null, to: string | null, rest: Partial<Change> = {}): Change {
  const type = from === null ? "date-set" : to === null ? "date-withdrawn" : "date-moved";
  return change(day, type, { before: from === null ? null : end(from), after: to === null ? null : end(to), ...rest });
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
    ...{ id, provider: "acme", model: id.slice("acme/".length), version: null, name: null, kind: "model" },
    ...{ stage: "active", stageEvidence: 0, listed: true, relative: [], replacements: [], evidence: [place] },
    events: ends.map((text) => ({ event: "retired", ...end(text), scope: null, text, evidence: 0 })),
  };
}

function end(text: string): { date: string; bound: Bound } {
  const [bound, date] = text.includes(" ") ? text.split(" ") : ["on", text];
  return { date: date ?? "", bound: bound as Bound };
}
