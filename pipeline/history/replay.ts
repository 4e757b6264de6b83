/** Replays every snapshot of every provider in date order. `generated/` holds the result and nothing else. */

import { heldOn, noDecisions } from "../domain/decisions.ts";
import { byText } from "../domain/order.ts";
import type { Change, ModelRecord, PassageChange } from "../domain/schema.ts";
import type { SnapshotFile, Source } from "../domain/source.ts";
import type { Extraction } from "../extract/extraction.ts";
import { diff } from "./diff.ts";
import { withHeldFacts } from "./held-facts.ts";
import type { Conflict } from "./merge-pages.ts";
import { newPassages } from "./new-passages.ts";
import { reconcile } from "./reconcile.ts";

/** The last state of one page. */
export interface PageResult {
  provider: string;
  page: string;
  day: string;
  extraction: Extraction;
  conflicts: Conflict[];
}

export interface History {
  /** Sorted by provider, then id. */
  records: ModelRecord[];
  /** By day, then provider. */
  changes: Change[];
  /** By day, then provider. */
  passages: PassageChange[];
  pages: PageResult[];
}

/** Extracts one snapshot; called once for each. */
export type ExtractSnapshot = (source: Source, snapshot: SnapshotFile) => Extraction;

/** Replays the sources' snapshots up to and including a day, or all of them. */
export function replay(sources: readonly Source[], extract: ExtractSnapshot, until?: string): History {
  const histories = [...sources]
    .sort((a, b) => byText(a.definition.id, b.definition.id))
    .map((source) => replayProvider(source, extract, until));
  const changes = histories.flatMap((history) => history.changes);
  return {
    records: histories.flatMap((history) => history.records),
    // The sort is stable: within a day the providers' order and each provider's own order stay.
    changes: changes.sort(byDay),
    passages: histories.flatMap((history) => history.passages).sort(byDay),
    pages: histories.flatMap((history) => history.pages),
  };
}

const byDay = (a: { detectedOn: string }, b: { detectedOn: string }): number => byText(a.detectedOn, b.detectedOn);

interface Progress {
  records: ModelRecord[];
  changes: Change[];
  passages: PassageChange[];
  /** Page id → the hashes of all passages that were ever unread on it. */
  known: Map<string, Set<string>>;
  /** Page id → its latest snapshot: what it says, and what of that counts, see held-facts.ts. */
  latest: Map<string, { day: string; extraction: Extraction; counts: Extraction }>;
  conflicts: Conflict[];
}

function replayProvider(source: Source, extract: ExtractSnapshot, until: string | undefined): History {
  const progress: Progress = {
    records: [],
    changes: [],
    passages: [],
    known: new Map(),
    latest: new Map(),
    conflicts: [],
  };
  const days = stepsOf(source).filter(({ day }) => until === undefined || day <= until);
  for (const [day, steps] of Map.groupBy(days, (step) => step.day)) {
    // Pages of one day are one state, so a model that moves between pages is neither delisted nor listed. First snapshots
    // are applied before the others: their changes are a baseline and not announced, those of the others are.
    const isBaseline = ({ page }: Step): boolean =>
      !progress.latest.has(page) || (source.decisions.get(page)?.baselines.includes(day) ?? false);
    const first = steps.filter(isBaseline);
    const later = steps.filter((step) => !isBaseline(step));
    if (first.length > 0) applySteps(progress, source, day, first, extract, true);
    if (later.length > 0) applySteps(progress, source, day, later, extract, false);
  }
  const { records, changes, passages } = progress;
  return { records, changes, passages, pages: results(progress, source) };
}

/** A day on which what counts of a page may change: a snapshot, or a decision about an earlier one. */
interface Step {
  page: string;
  day: string;
  snapshot: SnapshotFile | null;
}

/** By day, then page. */
function stepsOf(source: Source): Step[] {
  const steps = [...source.snapshots].flatMap(([page, snapshots]): Step[] => {
    const taken = new Set(snapshots.map(({ day }) => day));
    const decided = (source.decisions.get(page) ?? noDecisions).holds.flatMap(({ until }) => until ?? []);
    const between = [...new Set(decided)].filter((day) => !taken.has(day));
    return [
      ...snapshots.map((snapshot) => ({ page, day: snapshot.day, snapshot })),
      ...between.map((day) => ({ page, day, snapshot: null })),
    ];
  });
  return steps.sort((a, b) => byText(a.day, b.day) || byText(a.page, b.page));
}

function applySteps(
  progress: Progress,
  source: Source,
  day: string,
  steps: readonly Step[],
  extract: ExtractSnapshot,
  baseline: boolean,
): void {
  for (const { page, snapshot } of steps) {
    const before = progress.latest.get(page);
    const extraction = snapshot ? extract(source, snapshot) : before?.extraction;
    if (!extraction) continue;
    if (snapshot) addPassages(progress, snapshot, extraction, baseline);
    const counts = withHeldFacts(
      before?.counts ?? null,
      extraction,
      heldOn(source.decisions.get(page) ?? noDecisions, day),
    );
    progress.latest.set(page, { day: snapshot?.day ?? before?.day ?? day, extraction, counts });
  }
  const pages = source.definition.pages.flatMap(({ id }) => {
    const latest = progress.latest.get(id);
    return latest ? [{ page: id, extraction: latest.counts }] : [];
  });
  const next = reconcile(pages, progress.records);
  progress.changes.push(...diff(progress.records, next.records, day, baseline));
  progress.records = next.records;
  progress.conflicts = next.conflicts;
}

function addPassages(progress: Progress, snapshot: SnapshotFile, extraction: Extraction, baseline: boolean): void {
  const known = progress.known.get(snapshot.page) ?? new Set();
  if (!baseline) progress.passages.push(...newPassages(snapshot, extraction, known));
  for (const { hash } of extraction.unread) known.add(hash);
  progress.known.set(snapshot.page, known);
}

function results({ latest, conflicts }: Progress, source: Source): PageResult[] {
  const pages = [...latest].sort(([a], [b]) => byText(a, b));
  return pages.map(([page, { day, extraction }]) => ({
    provider: source.definition.id,
    page,
    day,
    extraction,
    conflicts: conflicts.filter((conflict) => conflict.page === page),
  }));
}
