/** Ingests new states of pages: examines each, rebuilds the data with the accepted ones, then writes everything. */
import { join } from "node:path";
import type { Decisions } from "../domain/decisions.ts";
import { sha256 } from "../domain/hash.ts";
import { byText } from "../domain/order.ts";
import { providerOf } from "../domain/record-id.ts";
import type { Change, Check, Diagnostic, Hold, PassageChange } from "../domain/schema.ts";
import type { SnapshotFile, Source } from "../domain/source.ts";
import type { ExtractSnapshot, History } from "../history/replay.ts";
import { readChanges, readPassages } from "../storage/dataset.ts";
import { decisionsWrites } from "../storage/decisions.ts";
import { withDecisions, withSnapshots } from "../storage/sources.ts";
import { type Writes, writeTogether } from "../storage/transaction.ts";
import { count } from "../text/format.ts";
import { areCurrent, checksWrites, nextChecks, type PageCheck, readChecks } from "./checks.ts";
import { type Decision, type Examined, examine, type PageBytes } from "./examine.ts";
import { checkAppendOnly } from "./guard/append-only.ts";
import { checkRun, latestStates } from "./guard/check-run.ts";
import { confirmingDays } from "./hold-records.ts";
import { holdExamined, type PageHolding } from "./look-again.ts";
import { type Project, type SnapshotText, snapshotExtractor } from "./project.ts";
import { buildOn, publication } from "./publish.ts";
import { clearQuarantine, quarantineWrites } from "./quarantine.ts";
import { undoWrites } from "./undo.ts";

export interface Outcome {
  provider: string;
  page: string;
  /** `left-out`: not fetched, because its API key is not in the environment. */
  status: Decision["status"] | "left-out";
  reasons: Diagnostic[];
  /** What a maintainer should know although the page was accepted: it moved, a fallback answered. */
  notes?: string[];
  /** Records with facts that are hard to believe: they wait for a person, or to be seen on several days. */
  held?: Hold[];
  /** Records that the page is not clear about: what was published of them stays until it is. */
  unclear?: Hold[];
  /** Records that the page does not list any more: they count as gone once it was seen without them on several days. */
  missing?: Hold[];
}

export interface IngestResult {
  outcomes: Outcome[];
  /** The changes that have not been published before. */
  changes: Change[];
  /** The passages that pages gained and no rule reads, as far as they have not been published before. */
  passages: PassageChange[];
}

/** How states are ingested. */
export interface IngestOptions {
  dryRun?: boolean;
  /** Every readable state is accepted. */
  skipGuards?: boolean;
  /** What the states change is recorded, and not told as news. */
  baseline?: boolean;
  /** Further files of the same transaction. */
  writes?: Writes;
  /** What `accept --undo` takes back; without it, nothing is stored for that. */
  undoes?: string;
}

/**
 * Ingests page states of the given sources; everything is written in one transaction or not at all. `visits` are the pages
 * with nothing to examine, because they were not modified or could not be fetched. With `dryRun` nothing is written.
 */
export function ingest(
  project: Project,
  sources: readonly Source[],
  states: readonly PageBytes[],
  options: IngestOptions = {},
  visits: readonly PageCheck[] = [],
): IngestResult {
  const unwritten = new Map<string, SnapshotText>();
  const extract = snapshotExtractor(project, unwritten);
  const checks = readChecks(project.effects, project.root);
  const checked = examineAll(project, sources, states, extract, checks, options.skipGuards ?? false);
  for (const { snapshot, text, read } of acceptedOf(checked)) unwritten.set(snapshot.file, { text, read });
  const examined = checkAppendOnly(project, checked, extract);
  const accepted = acceptedOf(examined);
  const holdings = holdExamined(examined, checks);
  const baselines = options.baseline ? accepted.map(({ snapshot }) => snapshot) : [];
  const snapshots = accepted.map(({ snapshot }) => snapshot);
  const decided = decisionsOf(holdings, baselines);
  const grown = sources.map((source) =>
    withDecisions(withSnapshots(source, snapshots), decided.get(source.definition.id) ?? new Map()),
  );
  const seen = [...examined.flatMap(({ state, decision }) => visitOf(state, decision)), ...visits].map((visit) =>
    withHolds(visit, holdings),
  );
  const isGrown = accepted.length > 0 || decided.size > 0;
  const built = news(project, grown, extract, isGrown, seen);
  const fresh = unpublished(project, built.news, seen);
  if (!options.dryRun) {
    const aside = examined.map(({ state, decision }) => quarantineOf(state, decision));
    const well = visits
      .filter(({ status }) => status === "ok")
      .map(({ provider, page }) => clearQuarantine(provider, page));
    const taken = new Map(accepted.map(({ snapshot, text }) => [snapshot.file, text]));
    const more = options.writes ?? [];
    const all = [taken, more, ...decisionWrites(decided), ...aside, ...well, built.writes].flatMap((part) => [...part]);
    const together = new Map(all);
    const undo =
      options.undoes === undefined || !isGrown
        ? []
        : undoWrites(project.effects, project.root, options.undoes, together);
    writeTogether(project.effects, project.root, new Map([...together, ...undo]));
  }
  const outcomes = examined.map(({ state, decision }) => outcomeOf(state, decision));
  const all = [...outcomes, ...visits.map(visitOutcome)];
  return { outcomes: all.map((outcome) => withHeld(outcome, holdings)), ...fresh };
}

function examineAll(
  project: Project,
  sources: readonly Source[],
  states: readonly PageBytes[],
  extract: ExtractSnapshot,
  checks: readonly Check[],
  skipGuards: boolean,
): Examined[] {
  const examined = states.map((state) => {
    const { source, definition } = state;
    const check = checks.find(({ provider, page }) => provider === source.definition.id && page === definition.id);
    return { state, decision: examine(project, extract, state, { skipGuards, check }) };
  });
  return skipGuards ? examined : checkRun(examined, () => latestStates(project, sources));
}

type News = Pick<History, "changes" | "passages">;

/** If nothing was accepted or decided and the published data are current, only the checks are written. */
function news(
  project: Project,
  sources: readonly Source[],
  extract: ExtractSnapshot,
  grown: boolean,
  seen: readonly PageCheck[],
): { writes: Writes; news: News } {
  const checks = readChecks(project.effects, project.root);
  const published = project.effects.exists(join(project.root, "generated/models"));
  if (!grown && published && areCurrent(sources, checks))
    return {
      writes: checksWrites(nextChecks(sources, null, checks, seen)),
      news: { changes: [], passages: [] },
    };
  const built = buildOn(project, sources, extract);
  return { writes: publication(project, sources, built, seen), news: built.history };
}

function acceptedOf(examined: readonly Examined[]) {
  return examined.flatMap(({ decision }) => (decision.status === "accepted" ? [decision] : []));
}

/** Provider → page → its decisions, of the pages whose decisions changed. */
function decisionsOf(
  holdings: readonly PageHolding[],
  baselines: readonly SnapshotFile[],
): Map<string, Map<string, Decisions>> {
  const found = new Map<string, Map<string, Decisions>>();
  for (const { source, page, decisions, isChanged } of holdings) {
    const provider = source.definition.id;
    const days = baselines.filter((one) => one.provider === provider && one.page === page).map(({ day }) => day);
    if (!isChanged && days.length === 0) continue;
    const pages = found.get(provider) ?? new Map<string, Decisions>();
    found.set(provider, pages.set(page, { ...decisions, baselines: [...decisions.baselines, ...days] }));
  }
  return found;
}

function decisionWrites(decided: ReadonlyMap<string, ReadonlyMap<string, Decisions>>): Writes[] {
  return [...decided].flatMap(([provider, pages]) =>
    [...pages].map(([page, decisions]) => decisionsWrites(provider, page, decisions)),
  );
}

/** What was found for the run's days and providers and has not been published yet. */
export function unpublished(
  { effects, root }: Project,
  { changes, passages }: News,
  looks: readonly { provider: string; day: string }[],
): News {
  const days = new Set(looks.map(({ day }) => day));
  const providers = new Set(looks.map(({ provider }) => provider));
  const [first = ""] = [...days].sort(byText);
  const published = new Set(
    [...readChanges(effects, root, first), ...readPassages(effects, root, first)].map(({ id }) => id),
  );
  const isNew = (provider: string, { id, detectedOn }: { id: string; detectedOn: string }): boolean =>
    providers.has(provider) && days.has(detectedOn) && !published.has(id);
  return {
    changes: changes.filter((change) => isNew(providerOf(change.record), change)),
    passages: passages.filter((passage) => isNew(passage.provider, passage)),
  };
}

function quarantineOf(state: PageBytes, { status, reasons }: Decision): Writes {
  const { source, definition, day, notBefore, format, bytes, charset, url = definition.url, note } = state;
  const name = { provider: source.definition.id, page: definition.id };
  if (status === "accepted" || status === "unchanged" || status === "old-copy")
    return clearQuarantine(name.provider, name.page);
  if (status !== "quarantined") return new Map();
  return quarantineWrites(bytes, {
    ...name,
    url,
    day,
    notBefore,
    format,
    sha256: sha256(bytes),
    charset,
    note,
    reasons,
  });
}

function visitOf(state: PageBytes, decision: Decision): PageCheck[] {
  const { status, reasons } = decision;
  if (status === "refused") return [];
  const { day, notBefore } = state;
  const seen = { provider: state.source.definition.id, page: state.definition.id, day, notBefore, reasons };
  // A state that was not accepted does not replace the stored validators: the page is fetched in full next time.
  if (status === "quarantined" || status === "failed") return [{ ...seen, status }];
  if (decision.status === "old-copy") return [{ ...seen, status: "ok", oldCopy: decision.copy }];
  const ending = "ending" in decision ? { ending: decision.ending } : {};
  return [{ ...seen, status: "ok", ...ending, ...originOf(state, status) }];
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

function outcomeOf({ source, definition, day }: PageBytes, decision: Decision): Outcome {
  const { status, reasons } = decision;
  const outcome = { provider: source.definition.id, page: definition.id, status, reasons };
  if (decision.status !== "old-copy") return outcome;
  const { of, seen } = decision.copy;
  const note = `the page is as it was on ${of}, so its host probably served an old copy: nothing was taken from it; if it is still so on ${count(confirmingDays, "day")}, it will be (seen on ${seen.join(", ")})`;
  return day === of ? outcome : { ...outcome, notes: [note] };
}

function withHolds(visit: PageCheck, holdings: readonly PageHolding[]): PageCheck {
  const holding = holdingOf(visit, holdings);
  return holding ? { ...visit, held: holding.held } : visit;
}

function withHeld(outcome: Outcome, holdings: readonly PageHolding[]): Outcome {
  const holding = holdingOf(outcome, holdings);
  if (!holding) return outcome;
  const { held, kinds, confirmed } = holding;
  const of = (kind: string): Hold[] => held.filter(({ record }) => kinds.get(record) === kind);
  const [doubtful, unclear, missing] = [of("doubtful"), of("unclear"), of("missing")];
  const notes = [...(outcome.notes ?? []), ...confirmed.map(confirmedNote)];
  return {
    ...outcome,
    ...(notes.length > 0 && { notes }),
    ...(doubtful.length > 0 && { held: doubtful }),
    ...(unclear.length > 0 && { unclear }),
    ...(missing.length > 0 && { missing }),
  };
}

function holdingOf(
  { provider, page }: { provider: string; page: string },
  holdings: readonly PageHolding[],
): PageHolding | undefined {
  return holdings.find((one) => one.source.definition.id === provider && one.page === page);
}

function confirmedNote({ record, seen, reason }: Hold): string {
  return `${record} was taken because the page said the same on ${count(seen.length, "day")} (${seen.join(", ")}); it was held because: ${reason}`;
}
