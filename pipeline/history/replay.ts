/** Replays every snapshot of every provider in date order. `generated/` holds the result and nothing else. */

import { byText } from "../domain/order.ts";
import type { Change, ModelRecord } from "../domain/schema.ts";
import type { SnapshotFile, Source } from "../domain/source.ts";
import type { Extraction } from "../extract/extraction.ts";
import { diff } from "./diff.ts";
import type { Conflict } from "./merge-pages.ts";
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
    changes: changes.sort((a, b) => byText(a.detectedOn, b.detectedOn)),
    pages: histories.flatMap((history) => history.pages),
  };
}

interface Progress {
  records: ModelRecord[];
  changes: Change[];
  latest: Map<string, { day: string; extraction: Extraction }>;
  conflicts: Conflict[];
}

function replayProvider(source: Source, extract: ExtractSnapshot, until: string | undefined): History {
  const progress: Progress = { records: [], changes: [], latest: new Map(), conflicts: [] };
  const snapshots = [...source.snapshots.values()].flat().filter(({ day }) => until === undefined || day <= until);
  const days = Map.groupBy(
    snapshots.sort((a, b) => byText(a.day, b.day) || byText(a.page, b.page)),
    ({ day }) => day,
  );
  for (const [day, found] of days) {
    // Pages of one day are one state, so a model that moves between pages is neither delisted nor listed. First snapshots
    // are applied before the others: their changes are a baseline and not announced, those of the others are.
    const first = found.filter(({ page }) => !progress.latest.has(page));
    const later = found.filter(({ page }) => progress.latest.has(page));
    if (first.length > 0) applySnapshots(progress, source, day, first, extract, true);
    if (later.length > 0) applySnapshots(progress, source, day, later, extract, false);
  }
  return { records: progress.records, changes: progress.changes, pages: results(progress, source) };
}

function applySnapshots(
  progress: Progress,
  source: Source,
  day: string,
  snapshots: readonly SnapshotFile[],
  extract: ExtractSnapshot,
  baseline: boolean,
): void {
  for (const snapshot of snapshots) progress.latest.set(snapshot.page, { day, extraction: extract(source, snapshot) });
  const pages = source.definition.pages.flatMap(({ id }) => {
    const latest = progress.latest.get(id);
    return latest ? [{ page: id, extraction: latest.extraction }] : [];
  });
  const next = reconcile(pages, progress.records);
  progress.changes.push(...diff(progress.records, next.records, day, baseline));
  progress.records = next.records;
  progress.conflicts = next.conflicts;
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
