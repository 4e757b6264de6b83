/** Keeps the history append-only: no later run may take back a change that was published for a day. */

import { recordChangeLine } from "../../domain/change-text.ts";
import type { Change, Diagnostic } from "../../domain/schema.ts";
import type { Source } from "../../domain/source.ts";
import { type ExtractSnapshot, replayProvider } from "../../history/replay.ts";
import { withSnapshots } from "../../storage/sources.ts";
import { commonStart } from "../checkpoints.ts";
import type { Examined } from "../examine.ts";
import { failureReason } from "../failure-reasons.ts";
import type { Project } from "../project.ts";

type Accepted = Examined & { decision: { status: "accepted" } };

/**
 * The states, with those refused that would take back a published change. Pages of one day form one state, so a page that
 * arrives after another page of its provider was published for that day, or a later one, can alter published changes.
 * Dated copies that a person adds to the past (`keep`) are allowed. `extract` can read the accepted states.
 */
export function checkAppendOnly(project: Project, examined: readonly Examined[], extract: ExtractSnapshot): Examined[] {
  const taken = Map.groupBy(examined.filter(isAccepted), ({ state }) => state.source);
  const refused = new Map([...taken].map(([source, pages]) => [source, lostChange(project, source, pages, extract)]));
  return examined.map((one) => {
    const lost = isAccepted(one) ? refused.get(one.state.source) : undefined;
    return lost ? { ...one, decision: { status: "refused", reasons: [reasonOf(lost)] } } : one;
  });
}

const isAccepted = (one: Examined): one is Accepted => one.decision.status === "accepted" && one.state.keep !== true;

function lostChange(
  project: Project,
  source: Source,
  pages: readonly Accepted[],
  extract: ExtractSnapshot,
): Change | undefined {
  const isAfter = ({ state }: Accepted) => [...source.snapshots.values()].flat().every(({ day }) => day < state.day);
  if (pages.every(isAfter)) return undefined;
  const grown = withSnapshots(
    source,
    pages.map(({ decision }) => decision.snapshot),
  );
  return takenBack(project, source, grown, extract);
}

/** The first change of a source that it no longer has when it is another one; only where they differ may one be lost. */
function takenBack(project: Project, source: Source, next: Source, extract: ExtractSnapshot): Change | undefined {
  const start = commonStart(project, source, next);
  const [was, is] = [source, next].map((one) => replayProvider(one, extract, start()).progress.changes);
  const kept = new Set(is?.map(({ id }) => id));
  return was?.find(({ id }) => !kept.has(id));
}

/** Says which published change the next state of a source would take back; null if none. */
export function lostChangeOf(project: Project, source: Source, next: Source, extract: ExtractSnapshot): string | null {
  const lost = takenBack(project, source, next, extract);
  return lost ? `it would take back a change published for ${lost.detectedOn} (${recordChangeLine(lost)})` : null;
}

function reasonOf(lost: Change): Diagnostic {
  const message = `it would take back a change published for ${lost.detectedOn} (${recordChangeLine(lost)}): ingest again on a later day`;
  return { ...failureReason("takes-back-change", message, lost.id), record: lost.record };
}
