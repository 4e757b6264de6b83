/**
 * What was known of a record on a day, replayed from its changes alone. Runs in the build and in the browser.
 * Relative dates and the pages' own words are in the record only: no change has them.
 */
import { folded } from "./order.ts";
import type { Change, ChangeOf, DateChange, ModelRecord, Stage } from "./schema.ts";
import { datesAfter, datesBefore, type StatedDate } from "./stated-dates.ts";

/** A record as it was known at the end of a day. */
export interface RecordState {
  stage: Stage | null;
  /** Whom the stage holds for; absent where for all. */
  stageScope?: string | undefined;
  /** The day of the snapshot in which the stage was first stated, YYYY-MM-DD. */
  stageSnapshot: string | null;
  /** In no particular order. */
  events: readonly StatedDate[];
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
  switch (change.type) {
    case "listed":
    case "relisted":
      return { ...change.after, stageSnapshot: snapshotOf(change), listed: true };
    case "renamed":
      return { ...known, listed: true };
    case "delisted":
      return { ...known, listed: false };
    case "stage-changed":
      return {
        ...known,
        stage: change.after.stage,
        stageScope: change.after.stageScope,
        stageSnapshot: snapshotOf(change),
      };
    case "replacement-added":
    case "replacement-removed":
      return { ...known, replacements: replacementsAfter(known.replacements, change) };
    default:
      return { ...known, events: eventsAfter(known.events, change) };
  }
}

/** A record with what `lifecycle.ts` needs for a day; all else is empty. */
export function recordFromState(record: Pick<ModelRecord, "id">, state: RecordState): ModelRecord {
  const { stage, stageSnapshot, events, listed } = state;
  const place = { page: "", snapshot: stageSnapshot, section: [], table: null, row: null, line: 1 };
  return {
    id: record.id,
    provider: "",
    model: "",
    version: null,
    name: null,
    kind: "model",
    stage,
    listed,
    stageEvidence: stage && 0,
    relative: [],
    replacements: [],
    evidence: [place],
    events: events.map((event) => ({ ...event, text: "", evidence: 0 })),
  };
}

const unknown: RecordState = { stage: null, stageSnapshot: null, events: [], replacements: [], listed: true };

function snapshotOf({ evidence }: Change): string | null {
  return evidence?.snapshot ?? null;
}

/** Names that differ in case or spaces only are the same replacement. */
function replacementsAfter(
  names: readonly string[],
  change: ChangeOf<"replacement-added" | "replacement-removed">,
): string[] {
  const added = change.type === "replacement-added" ? change.after.replacement : null;
  const gone = [change.before?.replacement, added].flatMap((name) => (name == null ? [] : [folded(name)]));
  const kept = names.filter((name) => !gone.includes(folded(name)));
  return added === null ? kept : [...kept, added];
}

function eventsAfter(events: readonly StatedDate[], change: DateChange): StatedDate[] {
  const [gone, added] = [datesBefore(change), datesAfter(change)];
  const kept = events.filter((known) => ![...gone, ...added].some((date) => isSame(known, date)));
  return [...kept, ...added];
}

function isSame(a: StatedDate, b: StatedDate): boolean {
  return a.event === b.event && a.date === b.date && a.bound === b.bound && a.scope === b.scope;
}
