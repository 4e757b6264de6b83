/** Applies decisions to what a page says: a record that is held stays as it was published before. */

import { type Decisions, type FactKind, type HeldSpan, heldOn } from "../domain/decisions.ts";
import { byText } from "../domain/order.ts";
import type { ModelRecord } from "../domain/schema.ts";
import type { SnapshotFile } from "../domain/source.ts";
import type { Extraction } from "../extract/extraction.ts";
import { indexEvidence, inlineEvidence } from "./record-evidence.ts";

/**
 * What counts of a state of a page: the state, with each held record, or its held kinds of fact, as `previous` has them. A
 * held record that `previous` does not have is left out.
 */
export function withHeldFacts(
  previous: Extraction | null,
  next: Extraction,
  spans: readonly Pick<HeldSpan, "record" | "facts">[],
): Extraction {
  if (spans.length === 0) return next;
  const held = new Map(spans.map((span) => [span.record, span.facts]));
  const before = new Map(previous?.records.map((record) => [record.id, record]));
  const there = new Map(next.records.map((record) => [record.id, record]));
  const records = [...new Set([...there.keys(), ...held.keys()])].sort(byText).flatMap((id) => {
    const [facts, was, is] = [held.get(id), before.get(id), there.get(id)];
    if (facts === undefined) return is ?? [];
    if (facts === null || !is) return was ?? [];
    return was ? withFactsOf(is, was, facts) : is;
  });
  const covered = new Map(next.covered);
  for (const { record, facts } of spans) {
    const was = previous?.covered.get(record);
    if (facts === null && was) covered.set(record, was);
  }
  return { ...next, records, covered };
}

/** What counts of the latest state of a page; null if it has none. `extract` reads a snapshot. */
export function currentState(
  snapshots: readonly SnapshotFile[],
  decisions: Decisions,
  extract: (snapshot: SnapshotFile) => Extraction,
): Extraction | null {
  const last = snapshots.length - 1;
  const heldAt = (at: number): HeldSpan[] => heldFrom(decisions, snapshots[at]?.day ?? "", snapshots[at + 1]?.day);
  let first = last;
  // Back to a state that counted whole.
  while (first > 0 && heldAt(first).length > 0) first -= 1;
  let state: Extraction | null = null;
  for (let at = Math.max(first, 0); at <= last; at += 1)
    state = withHeldFacts(state, extract(snapshots[at] as SnapshotFile), heldAt(at));
  return state;
}

/** What is held of a state at the end of its time: what was taken while it was the latest is not. */
function heldFrom(decisions: Decisions, day: string, nextDay: string | undefined): HeldSpan[] {
  return heldOn(decisions, day).filter(
    ({ until }) => (until !== null && nextDay !== undefined && until > nextDay) || until === null,
  );
}

/** The record with its facts of some kinds as they were. */
function withFactsOf(record: ModelRecord, before: ModelRecord, kinds: readonly FactKind[]): ModelRecord {
  const [is, was] = [inlineEvidence(record), inlineEvidence(before)];
  const isHeld = ({ event }: { event: FactKind }): boolean => kinds.includes(event);
  return indexEvidence({
    ...is,
    stage: kinds.includes("stage") ? was.stage : is.stage,
    events: [...is.events.filter((fact) => !isHeld(fact)), ...was.events.filter(isHeld)],
    relative: [...is.relative.filter((fact) => !isHeld(fact)), ...was.relative.filter(isHeld)],
    replacements: kinds.includes("replacement") ? was.replacements : is.replacements,
  });
}
