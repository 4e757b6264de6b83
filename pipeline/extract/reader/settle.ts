/** Claims → one record for each model of the page: agreements merged, contradictions kept and reported. */
import { byParts, byText } from "../../domain/order.ts";
import {
  type Alias,
  type Diagnostic,
  type Evidence,
  eventNames,
  type Kind,
  type LifecycleEvent,
  type ModelRecord,
  type Replacement,
  type Stage,
} from "../../domain/schema.ts";
import type { Covered } from "../extraction.ts";
import { isCoarserThan } from "./dates.ts";
import type { LocatedFact, ModelClaims } from "./resolve.ts";
import { factText } from "./statements.ts";

interface Draft {
  model: string;
  version: string | null;
  name: string | null;
  kind: Kind;
  facts: LocatedFact[];
  place: Evidence;
  covered: Set<Covered>;
}

export interface Settled {
  records: ModelRecord[];
  covered: Map<string, Set<Covered>>;
  problems: Diagnostic[];
}

const keyOf = ({ model, version }: ModelClaims["name"]): string => `${model}@${version ?? ""}`.toLowerCase();

/** Records sorted by id. */
export function settle(claims: readonly ModelClaims[], provider: string): Settled {
  const drafts = new Map<string, Draft>();
  const told = claims.filter(({ facts }) => facts.length === 0 || facts.some(tellsOfModel));
  const known = new Set(told.map(({ name }) => keyOf(name)));
  for (const { name, facts, place, covered } of claims.filter((each) => known.has(keyOf(each.name)))) {
    const key = keyOf(name);
    const draft = drafts.get(key) ?? { ...name, facts: [], place, covered: new Set<Covered>() };
    draft.name ??= name.name;
    draft.facts.push(...facts);
    for (const each of covered) draft.covered.add(each);
    drafts.set(key, draft);
  }
  const problems: Diagnostic[] = [];
  const covered = new Map<string, Set<Covered>>();
  // What the page lists as a model is no other name of another: "x:free" is not "x", and may end on another day.
  const listed = new Set([...drafts.values()].map(({ model }) => model.toLowerCase()));
  const records = [...drafts.values()].map((draft) => {
    draft.facts = withoutVoid(draft.facts).filter(
      ({ fact }) => fact.says !== "alias" || !listed.has(fact.model.toLowerCase()),
    );
    const record = toRecord(draft, provider, problems);
    covered.set(record.id, draft.covered);
    return record;
  });
  return { records: records.sort((a, b) => byText(a.id, b.id)), covered, problems };
}

/** A sentence that only takes dates back, or gives another name, tells of no model; a row of a table lists one. */
const tellsOfModel = ({ fact, evidence }: LocatedFact): boolean =>
  fact.says !== "void" && (fact.says !== "alias" || evidence.table !== null);

/** Dates that a sentence on the model takes back are not published, whatever states them. */
function withoutVoid(facts: LocatedFact[]): LocatedFact[] {
  const voids = facts.flatMap(({ fact }) => (fact.says === "void" ? [fact.event] : []));
  if (voids.length === 0) return facts;
  return facts.filter(
    ({ fact }) =>
      !(
        (fact.says === "date" || fact.says === "relative") &&
        voids.some((event) => event === null || event === fact.event)
      ),
  );
}

function toRecord(draft: Draft, provider: string, problems: Diagnostic[]): ModelRecord {
  const id = `${provider}/${draft.model}${draft.version === null ? "" : `@${draft.version}`}`;
  // One place is one object: two statements of one paragraph are two places, as they are in the snapshot.
  const places: Evidence[] = [];
  const known = new Map<Evidence, number>();
  const place = (evidence: Evidence): number => {
    const at = known.get(evidence) ?? places.push(evidence) - 1;
    known.set(evidence, at);
    return at;
  };
  const events = eventsOf(draft.facts, place);
  const conflicts = conflictsOf(events);
  for (const [a, b] of conflicts)
    problems.push({
      rule: "conflict",
      severity: "warning",
      line: places[b.evidence]?.line ?? null,
      record: id,
      message: `${id}: the page gives two dates for ${a.event}`,
      value: `${a.date} and ${b.date}`,
    });
  const stage = stageOf(
    draft.facts,
    conflicts.some(([a]) => a.event === "retired"),
    id,
    problems,
  );
  const aliases = aliasesOf(draft.facts, place);
  if (places.length === 0 && draft.facts.length === 0) places.push(draft.place);
  return {
    id,
    provider,
    model: draft.model,
    version: draft.version,
    name: draft.name,
    kind: draft.kind,
    stage: stage?.stage ?? null,
    ...(stage?.scope === undefined ? {} : { stageScope: stage.scope }),
    stageEvidence: stage ? place(stage.evidence) : null,
    listed: true,
    events,
    relative: relativesOf(draft.facts, place),
    replacements: replacementsOf(draft.facts, place),
    ...(aliases.length > 0 ? { aliases } : {}),
    evidence: places,
  };
}

/** Equal dates once; a month gives way to a day in it; "tentative" gives way to a plain statement of the same day. */
function eventsOf(facts: readonly LocatedFact[], place: (evidence: Evidence) => number): LifecycleEvent[] {
  const events: LifecycleEvent[] = [];
  for (const { fact, evidence } of facts) {
    if (fact.says !== "date") continue;
    const { event, date, bound, scope, text } = fact;
    if (
      events.some((each) => each.event === event && each.date === date && each.bound === bound && each.scope === scope)
    )
      continue;
    events.push({ event, date, bound, scope, text: text ?? factText(fact), evidence: place(evidence) });
  }
  const kept = events.filter((one) => !events.some((other) => other !== one && yields(one, other)));
  return kept.sort((a, b) =>
    byParts([eventNames.indexOf(a.event), a.date, a.scope ?? ""], [eventNames.indexOf(b.event), b.date, b.scope ?? ""]),
  );
}

/** Whether one date says no more than another of the same event and scope. */
function yields(one: LifecycleEvent, other: LifecycleEvent): boolean {
  if (other.event !== one.event || other.scope !== one.scope) return false;
  return (
    (isCoarserThan(one.date, other.date) && one.bound === other.bound) ||
    (one.date === other.date && one.bound === "tentative" && other.bound === "on")
  );
}

/** More contradictions of one record than these say nothing new. */
const mostConflicts = 20;

/** Pairs of plain dates of one event and scope that cannot both be. */
function conflictsOf(events: readonly LifecycleEvent[]): [LifecycleEvent, LifecycleEvent][] {
  const pairs: [LifecycleEvent, LifecycleEvent][] = [];
  for (const [at, one] of events.entries())
    for (const other of events.slice(at + 1)) {
      if (pairs.length >= mostConflicts) return pairs;
      if (
        one.event === other.event &&
        one.scope === other.scope &&
        one.bound === "on" &&
        other.bound === "on" &&
        one.date !== other.date
      )
        pairs.push([one, other]);
    }
  return pairs;
}

/** What a cell or label states goes before what a sentence says of the section; two different cells say nothing. */
function stageOf(
  facts: readonly LocatedFact[],
  contradictory: boolean,
  id: string,
  problems: Diagnostic[],
): { stage: Stage; scope?: string; evidence: Evidence } | null {
  const found = facts.flatMap(({ fact, evidence, bySentence = false }) =>
    fact.says === "stage"
      ? [{ stage: fact.stage, ...(fact.scope === undefined ? {} : { scope: fact.scope }), evidence, bySentence }]
      : [],
  );
  const stated = found.filter(({ bySentence }) => !bySentence);
  const [first] = stated.length > 0 ? stated : contradictory ? [] : found;
  const other = stated.find(({ stage }) => stage !== first?.stage);
  if (first && other) {
    problems.push({
      rule: "conflict",
      severity: "warning",
      line: other.evidence.line,
      record: id,
      message: `${id}: the page states two stages`,
      value: `${first.stage} and ${other.stage}`,
    });
    return null;
  }
  return first ?? null;
}

function relativesOf(facts: readonly LocatedFact[], place: (evidence: Evidence) => number): ModelRecord["relative"] {
  const found: ModelRecord["relative"] = [];
  for (const { fact, evidence } of facts) {
    if (fact.says !== "relative" || found.some((each) => each.event === fact.event && each.text === fact.text))
      continue;
    found.push({ event: fact.event, text: fact.text, evidence: place(evidence) });
  }
  return found;
}

function replacementsOf(facts: readonly LocatedFact[], place: (evidence: Evidence) => number): Replacement[] {
  const found: Replacement[] = [];
  for (const { fact, evidence } of facts) {
    if (fact.says !== "replacement" || found.some((each) => each.model.toLowerCase() === fact.model.toLowerCase()))
      continue;
    found.push({ model: fact.model, id: null, url: fact.url, evidence: place(evidence) });
  }
  return found;
}

function aliasesOf(facts: readonly LocatedFact[], place: (evidence: Evidence) => number): Alias[] {
  const found: Alias[] = [];
  for (const { fact, evidence } of facts)
    if (fact.says === "alias" && !found.some(({ model }) => model === fact.model))
      found.push({ model: fact.model, evidence: place(evidence) });
  return found;
}
