/** Ingests new states of pages: examines each, rebuilds the data with the accepted ones, then writes everything. */
import { join } from "node:path";
import { sha256 } from "../domain/hash.ts";
import { byText } from "../domain/order.ts";
import type { Change, Diagnostic } from "../domain/schema.ts";
import type { Source } from "../domain/source.ts";
import type { ExtractSnapshot } from "../history/replay.ts";
import { readChanges } from "../storage/dataset.ts";
import { withSnapshots } from "../storage/sources.ts";
import { type Writes, writeTogether } from "../storage/transaction.ts";
import { areCurrent, checksWrites, nextChecks, type PageCheck, readChecks } from "./checks.ts";
import { type Decision, type Examined, examine, type PageBytes } from "./examine.ts";
import { checkAppendOnly } from "./guard/append-only.ts";
import { checkRun, latestStates } from "./guard/check-run.ts";
import { build, type Project, publication, snapshotExtractor } from "./project.ts";
import { clearQuarantine, quarantineWrites } from "./quarantine.ts";

export interface Outcome {
  provider: string;
  page: string;
  /** `left-out`: not fetched, because its API key is not in the environment. */
  status: Decision["status"] | "left-out";
  reasons: Diagnostic[];
  /** What a maintainer should know although the page was accepted: it moved, a fallback answered. */
  notes?: string[];
}

export interface IngestResult {
  outcomes: Outcome[];
  /** The changes that have not been published before. */
  changes: Change[];
}

/**
 * Ingests page states of the given sources; everything is written in one transaction or not at all. `visits` are the pages
 * with nothing to examine, because they were not modified or could not be fetched. With `dryRun` nothing is written; with
 * `skipGuards` every readable state is accepted.
 */
export function ingest(
  project: Project,
  sources: readonly Source[],
  states: readonly PageBytes[],
  options: { dryRun?: boolean; skipGuards?: boolean } = {},
  visits: readonly PageCheck[] = [],
): IngestResult {
  const unwritten = new Map<string, string>();
  const extract = snapshotExtractor(project, unwritten);
  const checked = examineAll(project, sources, states, extract, options.skipGuards ?? false);
  for (const { snapshot, text } of acceptedOf(checked)) unwritten.set(snapshot.file, text);
  const examined = checkAppendOnly(checked, extract);
  const accepted = acceptedOf(examined);
  const snapshots = accepted.map(({ snapshot }) => snapshot);
  const grown = sources.map((source) => withSnapshots(source, snapshots));
  const seen = [...examined.flatMap(({ state, decision }) => visitOf(state, decision)), ...visits];
  const { writes, changes } = news(project, grown, extract, accepted.length > 0, seen);
  const fresh = unpublishedChanges(project, changes, states);
  if (!options.dryRun) {
    const aside = examined.map(({ state, decision }) => quarantineOf(state, decision));
    const well = visits
      .filter(({ status }) => status === "ok")
      .map(({ provider, page }) => clearQuarantine(provider, page));
    const taken = new Map(accepted.map(({ snapshot, text }) => [snapshot.file, text]));
    const all = [taken, ...aside, ...well, writes].flatMap((part) => [...part]);
    writeTogether(project.effects, project.root, new Map(all));
  }
  const outcomes = examined.map(({ state, decision }) => outcomeOf(state, decision));
  return { outcomes: [...outcomes, ...visits.map(visitOutcome)], changes: fresh };
}

function examineAll(
  project: Project,
  sources: readonly Source[],
  states: readonly PageBytes[],
  extract: ExtractSnapshot,
  skipGuards: boolean,
): Examined[] {
  const examined = states.map((state) => ({ state, decision: examine(project, extract, state, skipGuards) }));
  return skipGuards ? examined : checkRun(examined, () => latestStates(project, sources));
}

/** If no page was accepted and the published data are current, only the checks are written. */
function news(
  project: Project,
  sources: readonly Source[],
  extract: ExtractSnapshot,
  grown: boolean,
  seen: readonly PageCheck[],
): { writes: Writes; changes: readonly Change[] } {
  const checks = readChecks(project.effects, project.root);
  const published = project.effects.exists(join(project.root, "generated/models"));
  if (!grown && published && areCurrent(sources, checks))
    return { writes: checksWrites(nextChecks(sources, null, checks, seen)), changes: [] };
  const built = build(sources, extract);
  return { writes: publication(project, sources, built, seen), changes: built.history.changes };
}

function acceptedOf(examined: readonly Examined[]) {
  return examined.flatMap(({ decision }) => (decision.status === "accepted" ? [decision] : []));
}

/** The changes of the run's days and providers that have not been published yet. */
function unpublishedChanges(project: Project, changes: readonly Change[], states: readonly PageBytes[]): Change[] {
  const days = new Set(states.map(({ day }) => day));
  const providers = states.map(({ source }) => `${source.definition.id}/`);
  const [first = ""] = [...days].sort(byText);
  const published = new Set(readChanges(project.effects, project.root, first).map(({ id }) => id));
  return changes.filter(
    ({ id, detectedOn, record }) =>
      days.has(detectedOn) && !published.has(id) && providers.some((provider) => record.startsWith(provider)),
  );
}

function quarantineOf(state: PageBytes, { status, reasons }: Decision): Writes {
  const { source, definition, day, format, bytes, charset, url = definition.url, note } = state;
  const name = { provider: source.definition.id, page: definition.id };
  if (status === "accepted" || status === "unchanged") return clearQuarantine(name.provider, name.page);
  if (status !== "quarantined") return new Map();
  return quarantineWrites(bytes, { ...name, url, day, format, sha256: sha256(bytes), charset, note, reasons });
}

function visitOf(state: PageBytes, { status, reasons }: Decision): PageCheck[] {
  if (status === "refused") return [];
  const seen = { provider: state.source.definition.id, page: state.definition.id, day: state.day, reasons };
  // A state that was not accepted does not replace the stored validators: the page is fetched in full next time.
  if (status === "quarantined" || status === "failed") return [{ ...seen, status }];
  return [{ ...seen, status: "ok", ...originOf(state, status) }];
}

/** A saved page that was accepted clears the validators, which belong to the state before. */
function originOf(
  { url, movedTo = null, validators }: PageBytes,
  status: Decision["status"],
): Pick<PageCheck, "origin"> {
  if (validators !== undefined) return { origin: { answeredBy: url ?? null, movedTo, validators } };
  return status === "accepted" ? { origin: { answeredBy: null, movedTo: null, validators: null } } : {};
}

function visitOutcome({ provider, page, status, reasons }: PageCheck): Outcome {
  return { provider, page, status: status === "ok" ? "unchanged" : status, reasons };
}

function outcomeOf({ source, definition }: PageBytes, { status, reasons }: Decision): Outcome {
  return { provider: source.definition.id, page: definition.id, status, reasons };
}
