/** Takes new states of pages: examine each, rebuild with those that are believed, then write all of it. */
import { join } from "node:path";
import type { Seen } from "./checks.ts";
import { readChanges } from "./dataset.ts";
import { examine, type PageBytes, type Verdict } from "./examine.ts";
import { byText } from "./order.ts";
import { build, type Project, publish, snapshotExtractor } from "./project.ts";
import { clearAside, putAside } from "./quarantine.ts";
import type { Change } from "./schema.ts";
import { sha256 } from "./snapshot.ts";
import type { Source } from "./sources.ts";

export interface Outcome {
  provider: string;
  page: string;
  status: Verdict["status"];
  reasons: string[];
  /** What a maintainer should know though the page was taken: it moved, a fallback answered. */
  notes?: string[];
}

export interface IngestResult {
  outcomes: Outcome[];
  /** The changes that were not published before. */
  changes: Change[];
}

/**
 * Ingests page states of the given sources. What is written, in this order: snapshots, the dataset, the checks, so an
 * interrupted run is finished by the next one. `visits` are pages of which there is nothing to examine: not modified, or
 * not to be had. With `dryRun` nothing is written; with `trust` the guard is not asked.
 */
export function ingest(
  project: Project,
  sources: readonly Source[],
  states: readonly PageBytes[],
  options: { dryRun?: boolean; trust?: boolean } = {},
  visits: readonly Seen[] = [],
): IngestResult {
  const unwritten = new Map<string, string>();
  const extract = snapshotExtractor(project, unwritten);
  const examined = states.map((state) => ({ state, verdict: examine(project, extract, state, options.trust) }));
  const accepted = examined.flatMap(({ verdict }) => (verdict.status === "accepted" ? [verdict] : []));
  const grown = sources.map((source) =>
    withSnapshots(
      source,
      accepted.map(({ snapshot }) => snapshot),
    ),
  );
  for (const { snapshot, text } of accepted) unwritten.set(snapshot.file, text);
  const built = build(grown, extract);
  const changes = unpublishedChanges(project, built.history.changes, states);
  if (!options.dryRun) {
    for (const [file, text] of unwritten) project.effects.writeFile(join(project.root, file), text);
    for (const { state, verdict } of examined) setAside(project, state, verdict);
    for (const { provider, page } of visits.filter(({ status }) => status === "ok"))
      clearAside(project.effects, project.root, provider, page);
    const seen = examined.flatMap(({ state, verdict }) => seenOf(state, verdict));
    publish(project, grown, built, [...seen, ...visits]);
  }
  const outcomes = examined.map(({ state, verdict }) => outcomeOf(state, verdict));
  return { outcomes: [...outcomes, ...visits.map(visitOutcome)], changes };
}

function withSnapshots(source: Source, added: readonly (Verdict & { status: "accepted" })["snapshot"][]): Source {
  const snapshots = new Map(source.snapshots);
  for (const snapshot of added.filter(({ provider }) => provider === source.definition.id)) {
    snapshots.set(snapshot.page, [...(snapshots.get(snapshot.page) ?? []), snapshot]);
  }
  return { ...source, snapshots };
}

/** What the run found: changes of its days and providers that no published file has yet. */
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

function setAside({ effects, root }: Project, state: PageBytes, { status, reasons }: Verdict): void {
  const { source, definition, day, format, bytes, charset, url = definition.url, note } = state;
  const name = { provider: source.definition.id, page: definition.id };
  if (status === "quarantined") {
    const slip = { ...name, url, day, format, sha256: sha256(bytes), charset, note, reasons };
    putAside(effects, root, bytes, slip);
  } else if (status === "accepted" || status === "unchanged") {
    clearAside(effects, root, name.provider, name.page);
  }
}

function seenOf(state: PageBytes, { status, reasons }: Verdict): Seen[] {
  if (status === "refused") return [];
  const seen = { provider: state.source.definition.id, page: state.definition.id, day: state.day, reasons };
  // A state that was not taken leaves the validators of the last one that was: it is asked for again in full.
  if (status === "quarantined" || status === "failed") return [{ ...seen, status }];
  return [{ ...seen, status: "ok", ...originOf(state, status) }];
}

/** A saved page that is news puts an end to what the host said of the state before. */
function originOf({ url, validators }: PageBytes, status: Verdict["status"]): Pick<Seen, "origin"> {
  if (validators !== undefined) return { origin: { answeredBy: url ?? null, validators } };
  return status === "accepted" ? { origin: { answeredBy: null, validators: null } } : {};
}

function visitOutcome({ provider, page, status, reasons }: Seen): Outcome {
  return { provider, page, status: status === "ok" ? "unchanged" : status, reasons };
}

function outcomeOf({ source, definition }: PageBytes, { status, reasons }: Verdict): Outcome {
  return { provider: source.definition.id, page: definition.id, status, reasons };
}
