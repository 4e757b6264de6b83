/** The last accepted state of a page, and what the guards say of a next one. */
import { join } from "node:path";
import { heldOn } from "../domain/decisions.ts";
import type { Diagnostic, PageDefinition } from "../domain/schema.ts";
import { decisionsOf, type SnapshotFile, type Source } from "../domain/source.ts";
import type { Extraction } from "../extract/extraction.ts";
import { currentState } from "../history/held-facts.ts";
import type { ExtractSnapshot } from "../history/replay.ts";
import { parseSnapshot } from "../storage/snapshot.ts";
import { checkPage, heldRecords, type Known } from "./guard/check-page.ts";
import type { HeldRecord, Verdict } from "./guard/verdict.ts";
import type { Project } from "./project.ts";

export interface LastState {
  snapshot: SnapshotFile;
  body: string;
  /** What the snapshot says. */
  extraction: Extraction;
  /** What of that counts. */
  counts: Extraction;
  known: Omit<Known, "day">;
}

/** The state of a page's latest snapshot; null if there is none. `ending` names the end of the page as it was last read. */
export function lastState(
  { effects, root }: Project,
  source: Source,
  page: string,
  extract: ExtractSnapshot,
  ending?: string,
): LastState | null {
  const snapshots = source.snapshots.get(page) ?? [];
  const snapshot = snapshots.at(-1);
  if (!snapshot) return null;
  const decisions = decisionsOf(source, page);
  const read = (one: SnapshotFile): Extraction => extract(source, one);
  const counts = currentState(snapshots, decisions, read) as Extraction;
  const extraction = read(snapshot);
  const { head, body } = parseSnapshot(effects.readText(join(root, snapshot.file)), snapshot.file);
  // A problem of a state that is held is not known: it is why it is held.
  const since = heldOn(decisions, "9999-12-31")
    .map(({ from }) => from)
    .sort()[0];
  const base = since === undefined ? snapshot : snapshots.findLast(({ day }) => day < since);
  const problems: Diagnostic[] = base ? read(base).problems : [];
  return {
    snapshot,
    body,
    extraction,
    counts,
    known: { problems, missingMarkers: head.missingMarkers ?? [], ending },
  };
}

/** What of a next state counts, read on a day. */
export function verdictOn(last: LastState, next: Extraction, page: PageDefinition, text: string, day: string): Verdict {
  return checkPage(last.counts, next, { ...last.known, day }, page, text);
}

/** What is held of a state that says the same as the latest snapshot. */
export function heldOfSame(
  last: LastState,
  next: Extraction,
  page: PageDefinition,
  text: string,
  day: string,
): HeldRecord[] {
  return heldRecords(last.counts, next, { ...last.known, day }, page, text);
}
