/** Replays every snapshot of every provider in date order. `generated/` holds the result and nothing else. */

import { heldBefore, heldOn } from "../domain/decisions.ts";
import { byText } from "../domain/order.ts";
import type { Change, ModelRecord, PassageChange } from "../domain/schema.ts";
import { decisionsOf, isNewMember, type SnapshotFile, type Source } from "../domain/source.ts";
import type { Extraction } from "../extract/extraction.ts";
import { diff } from "./diff.ts";
import { withHeldFacts } from "./held-facts.ts";
import type { Conflict } from "./merge-pages.ts";
import { newPassages } from "./new-passages.ts";
import { keptProgress, noProgress, type Progress } from "./progress.ts";
import { rangesOf, withRanges } from "./reading-ranges.ts";
import { type PageState, reconcile } from "./reconcile.ts";

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
  return historyOf(
    sources.map((source) => ({ source, progress: replayProvider(source, extract, noProgress(), until).progress })),
  );
}

/** Providers that have been replayed, as one history. */
export function historyOf(replayed: readonly { source: Source; progress: Progress }[]): History {
  const all = [...replayed].sort((a, b) => byText(a.source.definition.id, b.source.definition.id));
  const changes = all.flatMap(({ progress }) => progress.changes);
  return {
    records: all.flatMap(({ progress }) => progress.records),
    // The sort is stable: within a day the providers' order and each provider's own order stay.
    changes: changes.sort(byDay),
    passages: all.flatMap(({ progress }) => progress.passages).sort(byDay),
    pages: all.flatMap(({ source, progress }) => results(progress, source)),
  };
}

const byDay = (a: { detectedOn: string }, b: { detectedOn: string }): number => byText(a.detectedOn, b.detectedOn);

export interface Replayed {
  progress: Progress;
  /** As it was before the last day, without changes: where to resume if more is found out about that day. */
  before: Progress;
}

/** Replays what is left of one provider's steps, after the day of `start`, up to and including a day, or to the end. */
export function replayProvider(source: Source, extract: ExtractSnapshot, start: Progress, until?: string): Replayed {
  const steps = stepsOf(source).filter(({ day }) => start.day < day && (until === undefined || day <= until));
  const progress = start;
  let before = keptProgress(start);
  for (const [day, found] of Map.groupBy(steps, (step) => step.day)) {
    before = keptProgress(progress);
    applyDay(progress, source, day, found, extract);
    progress.day = day;
  }
  return { progress, before };
}

/** The days on which what counts of the provider's pages may change, sorted. */
export function daysOf(source: Source): string[] {
  return [...new Set(stepsOf(source).map(({ day }) => day))];
}

/** A day on which what counts of a page may change: a snapshot, or a decision about an earlier one. */
interface Step {
  page: string;
  day: string;
  snapshot: SnapshotFile | null;
}

function endsQuietly(source: Source, page: string, day: string): boolean {
  return decisionsOf(source, page).holds.some(({ quietly, until }) => quietly && until === day);
}

/** By day, then page. */
function stepsOf(source: Source): Step[] {
  const steps = [...source.snapshots].flatMap(([page, snapshots]): Step[] => {
    const taken = new Set(snapshots.map(({ day }) => day));
    const decided = decisionsOf(source, page).holds.flatMap(({ until }) => until ?? []);
    const between = [...new Set(decided)].filter((day) => !taken.has(day));
    return [
      ...snapshots.map((snapshot) => ({ page, day: snapshot.day, snapshot })),
      ...between.map((day) => ({ page, day, snapshot: null })),
    ];
  });
  return steps.sort((a, b) => byText(a.day, b.day) || byText(a.page, b.page));
}

/**
 * Applies the steps of one day. Pages of one day are one state, so a model that moves between pages is neither delisted nor
 * listed. What a page that we know changed is news, and is found first: a new page that says the same adds nothing to it.
 * What only a first snapshot says, or one that was taken without news, is a baseline; that of a new member is not.
 */
function applyDay(
  progress: Progress,
  source: Source,
  day: string,
  steps: readonly Step[],
  extract: ExtractSnapshot,
): void {
  const before = new Map(progress.latest);
  const isBaseline = ({ page }: Step): boolean =>
    (!before.has(page) && !isNewMember(source, page)) || decisionsOf(source, page).baselines.includes(day);
  for (const step of steps) readStep(progress, source, step, extract, isBaseline(step));
  const found = progress.changes.length;
  applyPages(progress, source, day, steps, before, new Set(steps.filter(isBaseline).map(({ page }) => page)));
  const taken = steps.flatMap(({ page, snapshot }) => (snapshot ? [page] : []));
  const ranges = rangesOf(taken, progress.latest);
  progress.changes.push(...withRanges(progress.changes.splice(found), ranges));
}

/** Applies what the pages say on a day, some of them without news. */
function applyPages(
  progress: Progress,
  source: Source,
  day: string,
  steps: readonly Step[],
  before: Progress["latest"],
  without: ReadonlySet<string>,
): void {
  const order = source.definition.pages.map(({ id }) => id);
  const all = order.flatMap((page) => stateOf(page, progress.latest));
  if (without.size < steps.length) {
    const news = order.flatMap((page) => stateOf(page, without.has(page) ? before : progress.latest));
    applyState(progress, [...news, ...movedTo(all, without, news, progress.records)], day, false);
  }
  if (without.size > 0) applyState(progress, all, day, true);
  const quiet = steps.filter(({ page }) => endsQuietly(source, page, day));
  if (quiet.length === 0) return;
  for (const { page } of quiet) countQuietly(progress, source, page, day);
  const counted = order.flatMap((page) => stateOf(page, progress.latest));
  applyState(progress, counted, day, true);
}

/** Reads what a step says, and what of that counts. */
function readStep(
  progress: Progress,
  source: Source,
  { page, day, snapshot }: Step,
  extract: ExtractSnapshot,
  baseline: boolean,
): void {
  const before = progress.latest.get(page);
  const extraction = snapshot ? extract(source, snapshot) : before?.extraction;
  if (!extraction) return;
  if (snapshot) addPassages(progress, snapshot, extraction, baseline);
  const held = heldBefore(decisionsOf(source, page), day);
  const counts = withHeldFacts(before?.counts ?? null, extraction, held);
  progress.latest.set(page, { day: snapshot?.day ?? before?.day ?? day, extraction, counts });
}

/** Counts what a person took without news on that day. */
function countQuietly({ latest }: Progress, source: Source, page: string, day: string): void {
  const state = latest.get(page);
  if (!state) return;
  const held = heldOn(decisionsOf(source, page), day);
  latest.set(page, { ...state, counts: withHeldFacts(state.counts, state.extraction, held) });
}

function stateOf(page: string, latest: Progress["latest"]): PageState[] {
  const state = latest.get(page);
  return state ? [{ page, extraction: state.counts }] : [];
}

/** The models that pages without news take over from other pages: they are still listed. */
function movedTo(
  all: readonly PageState[],
  without: ReadonlySet<string>,
  news: readonly PageState[],
  records: readonly ModelRecord[],
): PageState[] {
  const stated = new Set(news.flatMap(({ extraction }) => extraction.records.map(({ id }) => id)));
  const listed = new Set(records.flatMap((record) => (record.listed ? [record.id] : [])));
  return all.flatMap(({ page, extraction }) => {
    const moved = extraction.records.filter(({ id }) => listed.has(id) && !stated.has(id));
    return without.has(page) && moved.length > 0 ? [{ page, extraction: { ...extraction, records: moved } }] : [];
  });
}

function applyState(progress: Progress, pages: readonly PageState[], day: string, baseline: boolean): void {
  const next = reconcile(pages, progress.records, day);
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
