/** What publishing writes: the sources replayed into the contents of `generated/`, from where the last run left off. */
import type { Source } from "../domain/source.ts";
import { type ExtractSnapshot, type History, historyOf, type Replayed, replayProvider } from "../history/replay.ts";
import { changeFile, publishedMonths, type Stale, updatedChangeFiles } from "../storage/change-files.ts";
import { datasetFiles, datasetWrites, type Files } from "../storage/dataset.ts";
import type { Writes } from "../storage/transaction.ts";
import {
  checkpointWrites,
  forgetCheckpoints,
  fromTheFirst,
  providersGone,
  type Start,
  startOf,
} from "./checkpoints.ts";
import { checksWrites, nextChecks, type PageCheck, readChecks } from "./checks.ts";
import type { Project } from "./project.ts";

export interface Built {
  /** All records and pages, and the changes that were found: all of a provider's, or those since the last run. */
  history: History;
  /** Files of `generated/`, without the checks and `kept`. */
  files: Files;
  /** Files that stay as they are. */
  kept: ReadonlySet<string>;
  /** How far each provider was replayed. */
  checkpoints: Writes;
}

interface Run extends Replayed {
  source: Source;
  start: Start;
  /** The day after which it was replayed. */
  since: string;
}

/** Replays every snapshot into the contents of `generated/`; writes nothing. */
export function build(project: Project, sources: readonly Source[], extract: ExtractSnapshot): Built {
  const runs = replayed(sources, extract, fromTheFirst);
  const history = historyOf(runs);
  const forgotten = forgetCheckpoints(providersGone(project, sources));
  const checkpoints = new Map([...forgotten, ...checkpointsOf(project, runs)]);
  return { history, files: datasetFiles(history), kept: new Set(), checkpoints };
}

/** The same from where the last run left off; what has not changed since is taken from there. */
export function buildOn(project: Project, sources: readonly Source[], extract: ExtractSnapshot): Built {
  const months = publishedMonths(project.effects, project.root);
  const runs = replayed(sources, extract, (source) => startOf(project, source));
  // Changes are only added where all that were published are there, and nobody else's.
  const isThere = runs.every(({ start }) => start.published?.every((month) => months.includes(month)) ?? true);
  const isKnown = runs.some(({ start }) => start.published !== null) && providersGone(project, sources).length === 0;
  return (isThere && isKnown && added(project, runs, months)) || build(project, sources, extract);
}

/** All files that publishing writes or removes, including the checks. */
export function publication(
  { effects, root }: Project,
  sources: readonly Source[],
  { history, files, kept, checkpoints }: Built,
  seen: readonly PageCheck[] = [],
): Writes {
  const checks = nextChecks(sources, history.pages, readChecks(effects, root), seen);
  return new Map([...datasetWrites(effects, root, files, kept), ...checksWrites(checks), ...checkpoints]);
}

function replayed(sources: readonly Source[], extract: ExtractSnapshot, startAt: (source: Source) => Start): Run[] {
  return sources.map((source) => {
    const start = startAt(source);
    const since = start.progress.day;
    return { source, start, since, ...replayProvider(source, extract, start.progress) };
  });
}

/** The new changes, added to the files of their months; null where a file cannot be read. */
function added(project: Project, runs: readonly Run[], months: readonly string[]): Built | null {
  const { effects, root } = project;
  const history = historyOf(runs);
  const stale = runs.map(({ source, start, since }): Stale => {
    const again = start.published === null ? months : start.again;
    return { provider: source.definition.id, after: since, months: again };
  });
  const changes = updatedChangeFiles(effects, root, [...history.changes, ...history.passages], stale);
  if (changes === null) return null;
  const files = datasetFiles({ records: history.records, changes: [] });
  for (const [path, text] of changes) if (text !== "") files.set(path, text);
  const kept = new Set(months.map(changeFile).filter((path) => !changes.has(path)));
  const ahead = runs.filter(({ since, progress }) => since !== progress.day);
  return { history, files, kept, checkpoints: checkpointsOf(project, ahead) };
}

function checkpointsOf(project: Project, runs: readonly Run[]): Writes {
  return new Map(
    runs.flatMap(({ source, start, ...run }) => [...checkpointWrites(project, source, run, start.published ?? [])]),
  );
}
