/** Takes what was quarantined or held, because a person has looked at it. */
import { byText } from "../domain/order.ts";
import type { Hold } from "../domain/schema.ts";
import type { Source } from "../domain/source.ts";
import { UsageError } from "../domain/usage-error.ts";
import { decisionsWrites } from "../storage/decisions.ts";
import { loadSources, pageOf, sourceOf, withDecisions } from "../storage/sources.ts";
import { writeTogether } from "../storage/transaction.ts";
import { type PageCheck, readChecks } from "./checks.ts";
import { type Context, openProject } from "./context.ts";
import { findMembers } from "./find-members.ts";
import { lostChangeOf } from "./guard/append-only.ts";
import { releaseRecords } from "./hold-records.ts";
import { type IngestResult, ingest, type Outcome, unpublished } from "./ingest.ts";
import { type Project, snapshotExtractor } from "./project.ts";
import { buildOn, publication } from "./publish.ts";
import { isQuarantined, readQuarantine } from "./quarantine.ts";
import { undoWrites } from "./undo.ts";

export interface AcceptRequest {
  provider: string;
  page: string;
  /** Only this record, which may be one that the page is not clear about. */
  record?: string | undefined;
  /** Record the changes without telling them as news. */
  baseline?: boolean | undefined;
  dryRun?: boolean | undefined;
}

/**
 * Takes a quarantined page whole, else what is doubtful or missing on it, or one record. Throws a UsageError if there is nothing to
 * take. Of a quarantined page, everything counts from the day on which it was fetched; of held records, from the last day on
 * which the page was seen.
 */
export async function accept(context: Context, request: AcceptRequest): Promise<IngestResult> {
  const { effects, root } = context;
  const { list } = loadSources(effects, root);
  const source = sourceOf(list, request.provider);
  const { id: page } = pageOf(source, request.page);
  const project = await openProject(context);
  if (request.record === undefined && isQuarantined(effects, root, request.provider, page))
    return acceptPage(project, list, source, request);
  return acceptRecords(project, list, source, request);
}

/** The pages that have something to accept, as `provider/page`. */
export function acceptable({ effects, root }: Context): string[] {
  return loadSources(effects, root).list.flatMap(({ definition, decisions }) =>
    definition.pages
      .filter(
        ({ id }) =>
          isQuarantined(effects, root, definition.id, id) ||
          decisions.get(id)?.holds.some(({ until, kind }) => until === null && kind !== "unclear"),
      )
      .map(({ id }) => `${definition.id}/${id}`),
  );
}

function acceptPage(project: Project, list: readonly Source[], source: Source, request: AcceptRequest): IngestResult {
  const { provider, page, dryRun = false, baseline = false } = request;
  const { entry, bytes } = readQuarantine(project.effects, project.root, provider, page);
  const { day, notBefore, format, charset, url, note } = entry;
  const state = { source, definition: pageOf(source, page), day, notBefore, format, bytes, charset, url, note };
  const { sources, states, writes } = findMembers(project, list, [state], true);
  const undoes = `${provider}/${page}`;
  return ingest(project, sources, states, { skipGuards: true, dryRun, baseline, undoes, writes });
}

function acceptRecords(
  project: Project,
  list: readonly Source[],
  source: Source,
  request: AcceptRequest,
): IngestResult {
  const { provider, page, record, baseline = false, dryRun = false } = request;
  const { effects, root } = project;
  const decisions = source.decisions.get(page);
  const open = decisions?.holds.filter(({ until }) => until === null) ?? [];
  const chosen = open.filter((span) => (record === undefined ? span.kind !== "unclear" : span.record === record));
  const check = readChecks(effects, root).find((one) => one.provider === provider && one.page === page);
  if (!decisions || chosen.length === 0) throw new UsageError(...nothingToTake(request, check?.held ?? []));
  const ids = new Set(chosen.map((span) => span.record));
  const day = lastSeen(source, page, check?.held ?? [], ids);
  const next = releaseRecords(decisions, ids, day, baseline);
  const changed = withDecisions(source, new Map([[page, next]]));
  const extract = snapshotExtractor(project);
  const lost = lostChangeOf(project, source, changed, extract);
  if (lost) throw new UsageError(`${lost}: ingest the page again first`);
  const sources = list.map((one) => (one === source ? changed : one));
  const built = buildOn(project, sources, extract);
  const seen: PageCheck[] = [];
  const news = unpublished(project, built.history, [{ provider, day }]);
  if (!dryRun) {
    const writes = new Map([...decisionsWrites(provider, page, next), ...publication(project, sources, built, seen)]);
    const name = record ?? `${provider}/${page}`;
    writeTogether(effects, root, new Map([...writes, ...undoWrites(effects, root, name, writes)]));
  }
  const outcome: Outcome = { provider, page, status: "accepted", reasons: [] };
  return { outcomes: [outcome], ...news };
}

/** The last day on which the page was seen with what is to be taken. */
function lastSeen(source: Source, page: string, held: readonly Hold[], ids: ReadonlySet<string>): string {
  const latest = source.snapshots.get(page)?.at(-1)?.day ?? "";
  const days = held.filter(({ record }) => ids.has(record)).flatMap(({ seen }) => seen);
  return [latest, ...days].sort(byText).at(-1) ?? latest;
}

function nothingToTake({ provider, page, record }: AcceptRequest, held: readonly Hold[]): string[] {
  const name = `${provider}/${page}`;
  if (record !== undefined) return [`${record} is not held on ${name}`];
  if (held.length === 0) return [`nothing of ${name} is quarantined or held here`];
  return [
    `nothing of ${name} waits for a decision; these records stay as they were because the page is not clear:`,
    ...held.map((hold) => `  ${hold.record}: ${hold.reason}`),
    `to take one as far as it can be read: almanac accept ${name} --record ID`,
  ];
}
