/** The almanac of small histories of one made-up provider. */
import type { Change, ModelRecord } from "../../pipeline/domain/schema.ts";
import { type Almanac, buildAlmanac } from "../../src/lib/almanac/almanac.ts";
import { boundedDate } from "./changes.ts";
import { checkOf } from "./checks.ts";

/** The almanac on a day of the records that the changes tell of, each with the retirement dates given for it. */
export function almanacOf(
  day: string,
  changes: readonly Change[],
  dates: Record<string, readonly string[]> = {},
): Almanac {
  const ids = [...new Set(changes.map(({ record }) => record))];
  const records = ids.map((id) => recordOf(id, dates[id] ?? []));
  const rules = { minimumRecords: 1, fallbacks: [], markers: [], columns: {}, limits: {} };
  const page = { id: "models", url: "https://acme.test/models", format: "markdown" as const, ...rules };
  const links = { home: "https://acme.test" };
  const source = { id: "acme", name: "Acme", links, stages: {}, policy: null, pages: [page] };
  return buildAlmanac({ records, changes, checks: [checkOf(day)], sources: [source] }, day);
}

function recordOf(id: string, dates: readonly string[]): ModelRecord {
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
    events: dates.map((text) => ({ event: "retired", ...boundedDate(text), scope: null, text, evidence: 0 })),
  };
}
