/**
 * What was known of a record on a day, replayed from its changes alone. Runs in the build and in the browser.
 * Relative dates and the pages' own words are in the record only: no change has them.
 */
import { folded } from "./order.ts";
import type { Bound, Change, EventName, ModelRecord, Stage } from "./schema.ts";

/** A date as a change states it. */
export interface StatedEvent {
  event: EventName;
  date: string;
  bound: Bound;
  /** Null for all. */
  scope: string | null;
}

/** A record as it was known at the end of a day. */
export interface RecordState {
  stage: Stage | null;
  /** The day of the snapshot in which the stage was first stated, YYYY-MM-DD. */
  stageSnapshot: string | null;
  /** In no particular order. */
  events: readonly StatedEvent[];
  /** As the pages print them, in no particular order. */
  replacements: readonly string[];
  /** False once the page stopped listing it. */
  listed: boolean;
}

/** The state of a record at the end of a day, from its changes, oldest first. Null before it was first seen. */
export function stateOn(changes: readonly Change[], day: string): RecordState | null {
  let state: RecordState | null = null;
  for (const change of changes) if (change.detectedOn <= day) state = applyChange(state, change);
  return state;
}

/** The state after a change. What the change takes away or adds twice has no effect, as a relisted record repeats its facts. */
export function applyChange(state: RecordState | null, change: Change): RecordState {
  const known = state ?? unknown;
  const { type, after, evidence } = change;
  if (type === "delisted") return { ...known, listed: false };
  if (after && "events" in after) return { ...after, stageSnapshot: evidence?.snapshot ?? null, listed: true };
  if (type === "stage-changed") return { ...known, ...stageAfter(change) };
  if (type === "replacement-added" || type === "replacement-removed") {
    return { ...known, replacements: replacementsAfter(known.replacements, change) };
  }
  return { ...known, events: eventsAfter(known.events, change) };
}

/** What `pipeline/domain/lifecycle.ts` needs to tell how the record stood on a day, beside what only the record holds. */
export function recordFromState(record: Pick<ModelRecord, "id">, state: RecordState): ModelRecord {
  const { stage, stageSnapshot, events, listed } = state;
  const place = { page: "", snapshot: stageSnapshot, section: [], table: null, row: null, line: 1 };
  return {
    ...{ id: record.id, provider: "", model: "", version: null, name: null, kind: "model", stage, listed },
    ...{ stageEvidence: stage && 0, relative: [], replacements: [], evidence: [place] },
    events: events.map((event) => ({ ...event, text: "", evidence: 0 })),
  };
}

const unknown: RecordState = { stage: null, stageSnapshot: null, events: [], replacements: [], listed: true };

function stageAfter({ after, evidence }: Change): Pick<RecordState, "stage" | "stageSnapshot"> {
  const stage = after && "stage" in after ? after.stage : null;
  return { stage, stageSnapshot: evidence?.snapshot ?? null };
}

/** Names that differ in case or spaces only are the same replacement. */
function replacementsAfter(names: readonly string[], { before, after }: Change): string[] {
  const gone = before && "replacement" in before ? folded(before.replacement) : null;
  const added = after && "replacement" in after ? after.replacement : null;
  const kept = names.filter((name) => folded(name) !== gone && (added === null || folded(name) !== folded(added)));
  return added === null ? kept : [...kept, added];
}

/** A date that changed its scope carries the one it had; any other has the scope of the change. */
function eventsAfter(events: readonly StatedEvent[], { event, scope, before, after }: Change): StatedEvent[] {
  const dated = (state: Change["before"]): StatedEvent | null => {
    if (!event || !state || !("date" in state)) return null;
    return { event, date: state.date, bound: state.bound, scope: state.scope === undefined ? scope : state.scope };
  };
  const [gone, added] = [dated(before), dated(after)];
  const kept = events.filter((known) => !isSame(known, gone) && !isSame(known, added));
  return added ? [...kept, added] : kept;
}

function isSame(a: StatedEvent, b: StatedEvent | null): boolean {
  return b !== null && a.event === b.event && a.date === b.date && a.bound === b.bound && a.scope === b.scope;
}
