/**
 * How far the replay of each provider had come when its data were last published, so that an ingest replays only what is
 * new. A checkpoint holds for the definition, annotations, decisions and snapshots that led to it, and for the code.
 * Snapshots are known by their names: they are never edited, and `almanac rebuild` reads them all.
 */
import { join } from "node:path";
import type { Decisions } from "../domain/decisions.ts";
import { sha256 } from "../domain/hash.ts";
import { byText, canonicalJson } from "../domain/order.ts";
import type { Source } from "../domain/source.ts";
import {
  noProgress,
  type Progress,
  restoredProgress,
  type StoredProgress,
  storedProgress,
} from "../history/progress.ts";
import { daysOf, type Replayed } from "../history/replay.ts";
import { cacheContent, cachePath, readCached } from "../storage/cache.ts";
import type { Writes } from "../storage/transaction.ts";
import type { Project } from "./project.ts";

interface Checkpoint {
  /** What led to the state after all days, and before the last one. */
  inputs: { after: string; before: string };
  after: StoredProgress;
  before: StoredProgress;
  /** The months in which the provider has changes, sorted. */
  months: string[];
}

/** Where the replay of a provider begins. */
export interface Start {
  progress: Progress;
  /** The months in which changes of it are published; null where that is not known, and all is replayed. */
  published: readonly string[] | null;
  /** The months with changes that are published and will be found again. */
  again: readonly string[];
}

/** Before the first day. */
export const fromTheFirst = (): Start => ({ progress: noProgress(), published: null, again: [] });

/** The latest stored state that everything in the source still agrees with; else before the first day. */
export function startOf({ effects, root, version }: Project, source: Source): Start {
  const { id } = source.definition;
  const stored = version && readCached<Checkpoint>(effects, root, nameOf(id), version.replay);
  if (!stored) return fromTheFirst();
  const { inputs, after, before, months: published } = stored;
  if (inputs.after === inputsUntil(source, after.day))
    return { progress: restoredProgress(after), published, again: [] };
  // More was found out about the last day: another page of the provider was read.
  if (inputs.before === inputsUntil(source, before.day))
    return { progress: restoredProgress(before), published, again: [after.day.slice(0, 7)] };
  return fromTheFirst();
}

/** Makes the latest stored state that both of two versions of a source agree with; else the one before the first day. */
export function commonStart({ effects, root, version }: Project, source: Source, other: Source): () => Progress {
  const stored = version && readCached<Checkpoint>(effects, root, nameOf(source.definition.id), version.replay);
  if (!stored) return noProgress;
  const { inputs, after, before } = stored;
  const agrees = (led: string, { day }: StoredProgress): boolean =>
    [source, other].every((one) => inputsUntil(one, day) === led);
  const state = agrees(inputs.after, after) ? after : agrees(inputs.before, before) ? before : null;
  return state === null ? noProgress : () => restoredProgress(state);
}

/** Providers that were published and are no longer among the sources. */
export function providersGone({ effects, root }: Project, sources: readonly Source[]): string[] {
  const known = new Set(sources.map(({ definition }) => definition.id));
  return effects.list(join(root, cachePath(folder))).filter((id) => !known.has(id));
}

/** The writes that forget how far providers were replayed. */
export function forgetCheckpoints(providers: readonly string[]): Writes {
  return new Map(providers.map((id) => [cachePath(nameOf(id)), null]));
}

/** The write that stores how far a provider was replayed. */
export function checkpointWrites(
  { version }: Project,
  source: Source,
  { progress, before }: Replayed,
  published: readonly string[],
): Writes {
  if (version === undefined) return new Map();
  const found = [...progress.changes, ...progress.passages].map(({ detectedOn }) => detectedOn.slice(0, 7));
  const checkpoint: Checkpoint = {
    inputs: { after: inputsUntil(source, progress.day), before: inputsUntil(source, before.day) },
    after: storedProgress(progress),
    before: storedProgress(before),
    months: [...new Set([...published, ...found])].sort(byText),
  };
  return new Map([[cachePath(nameOf(source.definition.id)), cacheContent(version.replay, checkpoint)]]);
}

const folder = "replay";

function nameOf(provider: string): string {
  return `${folder}/${provider}`;
}

/** Names all of a source that the state at the end of a day follows from. */
function inputsUntil(source: Source, day: string): string {
  const { definition, annotations, snapshots, decisions } = source;
  const pages = definition.pages.map(({ id }) => [
    (snapshots.get(id) ?? []).map((snapshot) => snapshot.day).filter((on) => on <= day),
    decidedUntil(decisions.get(id), day),
  ]);
  return sha256(canonicalJson([definition, annotations, pages, daysOf(source).filter((on) => on <= day)]));
}

/** What was decided by the end of a day, as it was known then. */
function decidedUntil(decisions: Decisions | undefined, day: string): unknown {
  const holds = (decisions?.holds ?? []).filter(({ from }) => from <= day);
  return {
    baselines: (decisions?.baselines ?? []).filter((on) => on <= day),
    holds: holds.map(({ how: _how, reason: _reason, ...span }) => {
      const { record, facts, from, until } = span;
      return until !== null && until <= day ? span : { record, facts, from, until: null };
    }),
  };
}
