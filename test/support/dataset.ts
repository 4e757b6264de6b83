/** Small datasets for the site, made by hand: a record and its changes in a few words. */
import type { Change, Check, ModelRecord, SourceDefinition } from "../../pipeline/domain/schema.ts";
import { sourceDefinition } from "../../pipeline/domain/schema.ts";
import { type Almanac, buildAlmanac, type Provider } from "../../src/lib/almanac/almanac.ts";
import { checkOf } from "./checks.ts";

/** A record of the provider `acme` that says nothing but what is given. */
export function recordOf(model: string, facts: Partial<ModelRecord> = {}): ModelRecord {
  const { version = null, provider = "acme" } = facts;
  return {
    id: `${provider}/${model}${version === null ? "" : `@${version}`}`,
    provider,
    model,
    version,
    name: null,
    kind: "model",
    stage: null,
    stageEvidence: null,
    listed: true,
    events: [],
    relative: [],
    replacements: [],
    evidence: [{ page: "models", snapshot: "2026-01-01", section: ["Models"], table: 1, row: 1, line: 9 }],
    ...facts,
  };
}

/** An event in words: `retired not-before 2026-05-01 Standard`. */
export function eventOf(words: string): ModelRecord["events"][number] {
  const [event = "", bound = "", date = "", ...scope] = words.split(" ");
  const whom = scope.join(" ");
  return {
    event,
    date,
    bound,
    scope: whom === "" ? null : whom,
    text: date,
    evidence: 0,
  } as ModelRecord["events"][number];
}

/** A provider with one page, `models`. */
function sourceOf(id: string, name: string): SourceDefinition {
  const pages = [{ id: "models", url: `https://${id}.example/models`, format: "markdown" }];
  return sourceDefinition.parse({ id, name, links: { home: `https://${id}.example` }, pages });
}

/**
 * The almanac of the records and changes of `acme` and `zeta`, by default for the day the tests live in, with pages that
 * were read on it.
 */
export function almanacOf(
  records: ModelRecord[],
  changes: Change[] = [],
  day = "2026-11-21",
  checks: Check[] = [checkOf(day), checkOf(day, { provider: "zeta", url: "https://zeta.example/models" })],
): Almanac {
  const sources = [sourceOf("acme", "Acme"), sourceOf("zeta", "Zeta")];
  return buildAlmanac({ records, changes, checks, sources }, day);
}

/** Events of a record: `released on 2025-01-01`, `retired not-before 2026-01-01 Standard`. */
export function eventsOf(...words: string[]): Pick<ModelRecord, "events"> {
  return { events: words.map(eventOf) };
}

/** The provider `acme` with some records and changes. */
export function acme(records: ModelRecord[], changes: Change[] = []): Provider {
  const provider = almanacOf(records, changes).provider("acme");
  if (!provider) throw new Error("no acme");
  return provider;
}
